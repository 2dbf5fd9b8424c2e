export { type Source, sourceSchema } from './source.ts'
