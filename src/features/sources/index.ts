export { keepSources } from './keep-sources.ts'
export { type Source, sourceSchema, withSourceIds } from './source.ts'
