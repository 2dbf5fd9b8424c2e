// The door for code that runs in the browser: nothing here needs Node, TeX or a dictionary.
export { type ClaimAnswer, type ClaimAttributes, claimAnswers } from './claims/claim-mark.ts'
export { nameClaim } from './claims/name-claim.ts'
export { asSaid, stillSays } from './claims/still-says.ts'
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
