export { type Source, sourceSchema, withSourceIds } from './source.ts'
