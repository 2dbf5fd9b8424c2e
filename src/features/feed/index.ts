export { ChannelHeadlines, LightChannels } from './channel-sections.tsx'
export { feedJobs, rankAll } from './jobs.ts'
export { ReadsBlock } from './reads-block.tsx'
export { feedRoutes } from './routes.tsx'
