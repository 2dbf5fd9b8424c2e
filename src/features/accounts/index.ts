export { accountPaths } from './paths.ts'
export { accountRoutes } from './routes.tsx'
export { closeSession, closeSessions, openSession, readViewer } from './session.ts'
export { setUpLink } from './set-up.ts'
