// The door for code that runs in the browser: nothing here needs Node, TeX or a dictionary.
export { countText, readingMinutes } from './count.ts'
export { readDocument } from './read-document.ts'
export {
  type DocumentNode,
  documentLimits,
  emptyDocument,
  markRules,
  nodeRules,
  type WenhaoDocument,
} from './schema.ts'
export { plainText } from './text.ts'
