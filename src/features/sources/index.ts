export { keepSources } from './keep-sources.ts'
export { type Source, sourceKinds, sourceSchema } from './source.ts'
