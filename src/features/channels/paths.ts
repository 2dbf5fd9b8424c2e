export const channelPaths = {
  show: (slug: string) => `/c/${slug}`,
  list: '/admin/channels',
  edit: (id: string) => `/admin/channels/${id}`,
  place: (id: string) => `/admin/channels/${id}/place`,
}
