export const creatorPaths = {
  show: (handle: string) => `/@${handle}`,
  follow: (handle: string) => `/@${handle}/follow`,
  unfollow: (handle: string) => `/@${handle}/unfollow`,
  following: '/me/following',
  settings: (handle: string) => `/studio/creators/${handle}/settings`,
  changeHandle: (handle: string) => `/studio/creators/${handle}/handle`,
  apply: '/apply',
  applyAnother: '/apply?another=1',
  withdrawal: '/apply/withdrawal',
  restart: '/apply/restart',
  handleCheck: '/apply/handle',
}
