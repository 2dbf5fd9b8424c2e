export { letterJobs } from './jobs.ts'
export { countUnsent, dropSpentLinks } from './outbox.ts'
export { outboxRoutes } from './routes.tsx'
