export { ensureDefaultChannels } from './ensure-default-channels.ts'
export { channelPaths } from './paths.ts'
export { type Channel, channelBySlug, channelName, channelsByIds, visibleChannels } from './queries.ts'
export { channelRoutes } from './routes.tsx'
