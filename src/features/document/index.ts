export { canonical } from './canonical.ts'
export { type ClaimAnswer, type ClaimAttributes, claimAnswers } from './claims/claim-mark.ts'
export {
  type Claim,
  type ClaimState,
  claimsIn,
  type LookingForClaims,
  proseParagraphs,
  type Unsourced,
} from './claims/claims-in.ts'

export type { Reason } from './claims/explain.ts'
export type { ReasonName } from './claims/features/feature.ts'
export { type FoundSentence, findClaims, type SentenceScore, scoreSentence } from './claims/find-claims.ts'
export { findUnsourced } from './claims/find-unsourced.ts'
export { modelLanguage } from './claims/language.ts'
export { type ClaimModel, type ModelLanguage } from './claims/model.ts'
export { claimModel } from './claims/models.ts'
export { asSaid } from './claims/still-says.ts'
export { whyInWords } from './claims/why-in-words.ts'
export { type AnswerByText, withClaims } from './claims/with-claims.ts'
export { cleanText } from './clean-text.ts'
export { countText, guessLanguage, measureText, minutesFor, readingMinutes } from './count.ts'
export { excerpt, shorten } from './excerpt.ts'
export { type Conversion, fromHtml, type HtmlOptions } from './from-html/index.ts'

export type { FoundPicture } from './from-html/pictures.ts'
export { fromMarkdown, markdownHtml } from './from-markdown/index.ts'
export { withLinksRead } from './from-markdown/markdown-in-html.ts'
export { type DocumentProblem, type DocumentReading, readDocument } from './read-document.ts'

export { forElsewhere } from './reading/for-elsewhere.ts'
export type { CitedSource, ClaimLabels } from './reading/shown-claims.ts'
export { renderDocument, rendererVersion } from './render.ts'
export { cutAtEmbeds } from './render-embed.ts'

export type { DocumentLabels, Picture, RenderOptions } from './rendering.ts'
export {
  type DocumentMark,
  type DocumentNode,
  documentLimits,
  emptyDocument,
  type NodeOf,
  type WenhaoDocument,
} from './schema.ts'
export { segmentWords, titleBreaks } from './segment.ts'
export { embeds, everyNode, figures, type Heading, links, outline, plainText, withFigures } from './text.ts'
