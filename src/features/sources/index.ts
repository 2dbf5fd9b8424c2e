export { keepSources } from './keep-sources.ts'
export { type Source, sourceSchema } from './source.ts'
