export const channelPaths = {
  show: (slug: string) => `/c/${slug}`,
}
