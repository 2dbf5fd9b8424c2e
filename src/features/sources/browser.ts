export { type Source, sourceKinds, sourceSchema } from './source.ts'
