export { fieldsOf, type SourceField } from './fields.ts'
export { type Source, type SourceKind, sourceKinds, sourceSchema, withSourceIds } from './source.ts'
