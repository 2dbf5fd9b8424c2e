export { type DecisionLetter, decisionForLetter } from './decision-letter.ts'
export { mirrorApplication, mirrorArticle } from './jobs.ts'
export { deskRoutes } from './routes.tsx'
