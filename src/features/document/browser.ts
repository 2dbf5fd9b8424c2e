// The door for code that runs in the browser: nothing here needs Node, TeX or a dictionary.
export { type ClaimAnswer, type ClaimAttributes } from './claims/claim-mark.ts'

export type { Reason } from './claims/explain.ts'
export type { ReasonName } from './claims/features/feature.ts'
export { type FoundSentence, type SentenceScore } from './claims/find-claims.ts'
export { modelLanguage } from './claims/language.ts'
export { type ClaimModel, type ModelLanguage } from './claims/model.ts'
export { nameClaim } from './claims/name-claim.ts'
export { asSaid, stillSays } from './claims/still-says.ts'

export { withoutStop } from './claims/without-stop.ts'
export type { ClaimQuestion, ClaimReply } from './claims/worker-messages.ts'
export { countText, readingMinutes } from './count.ts'
export { definesCommands } from './formula-definitions.ts'
export { readDocument } from './read-document.ts'
export {
  type DocumentMark,
  type DocumentNode,
  documentLimits,
  emptyDocument,
  markRules,
  nodeRules,
  type WenhaoDocument,
} from './schema.ts'
export { plainText } from './text.ts'
