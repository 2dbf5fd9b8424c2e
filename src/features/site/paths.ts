/** The rooms of the operator's area; each is built by the feature that it is about. */
export const adminPaths = {
  overview: '/admin',
  users: '/admin/users',
  channels: '/admin/channels',
  outbox: '/admin/outbox',
  site: '/admin/site',
  rules: '/admin/rules',
}

export const rulePaths = {
  public: '/rules',
  clause: (id: string) => `/rules#${id}`,
  edit: (id: string) => `/admin/rules/${id}`,
  place: (id: string) => `/admin/rules/${id}/place`,
}
