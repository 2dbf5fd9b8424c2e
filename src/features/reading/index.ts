export { flushOpens, writeOpens } from './count-opens.ts'
export { opensOf } from './queries.ts'
export { readingRoutes } from './routes.ts'
