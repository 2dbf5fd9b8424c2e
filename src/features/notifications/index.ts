export { letterJobs } from './jobs.ts'
export { memberLetters } from './member-letters.ts'
export { countUnsent, dropSpentLinks } from './outbox.ts'
export { outboxRoutes } from './routes.tsx'
