/** The rooms of the operator's area; each is built by the feature that it is about. */
export const adminPaths = {
  overview: '/admin',
  users: '/admin/users',
  channels: '/admin/channels',
  outbox: '/admin/outbox',
  site: '/admin/site',
}
