/** The rooms of the operator's area; each is built by the feature that it is about. */
export const adminPaths = {
  overview: '/admin',
  users: '/admin/users',
  channels: '/admin/channels',
  outbox: '/admin/outbox',
  site: '/admin/site',
  logo: '/admin/site/logo',
  rules: '/admin/rules',
  texts: '/admin/texts',
  notices: '/admin/notices',
  footer: '/admin/footer',
  robots: '/admin/robots',
  announcement: '/admin/announcement',
  announcementEnd: '/admin/announcement/end',
  registration: '/admin/registration',
  tags: '/admin/tags',
}

export const rulePaths = {
  public: '/rules',
  clause: (id: string) => `/rules#${id}`,
  edit: (id: string) => `/admin/rules/${id}`,
  place: (id: string) => `/admin/rules/${id}/place`,
}

type Text = { page: string; language: string }

export const textPaths = {
  show: ({ page, language }: Text) => `/${page}?lang=${language}`,
  edit: ({ page, language }: Text) => `${adminPaths.texts}/${page}/${language}`,
  draft: ({ page, language }: Text) => `${adminPaths.texts}/${page}/${language}/draft`,
}
