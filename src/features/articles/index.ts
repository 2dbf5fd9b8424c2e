export { refuse } from './answers.tsx'
export { countsByDay, countsByMonth, dayBounds } from './archive.ts'
export { ArticleBody, ArticleHead, Corrections, DeclarationPart, Notice, Tags } from './article-parts.tsx'
export {
  articleAbove,
  type Card,
  cardsByIds,
  claimCountsOfCreator,
  countsByCreator,
  latestArticles,
  latestOfChannels,
  type Place,
  placeOf,
  readPlace,
  shownBy,
  writePlace,
} from './cards.ts'
export type { ArticleClaim } from './claims/article-claims.ts'
export { askAboutImported, askAgain } from './claims/ask-machine.ts'
export { citedBy } from './claims/cited-by.ts'
export type { ClaimCounts } from './claims/claim-counts.ts'
export { ClaimsIndex } from './claims/claims-index.tsx'
export { ClaimsPart } from './claims/claims-part.tsx'
export { type RecentCorrection, recentCorrections } from './corrections.ts'
export { type Declaration, type Details, declarationSchema, detailsSchema } from './details.ts'
export { draftByLink, dropOldDraftLinks, linkShowsPicture } from './draft-links.ts'
export { draftView } from './draft-view.ts'
export { EditLink } from './edit-link.tsx'
export { endDraftLink } from './end-draft-link.ts'
export { type FullArticle, fullArticles } from './full-articles.ts'
export { hideArticle, showArticleAgain } from './hide-article.ts'
export type { ImportedArticle } from './imported-article.ts'
export { ownArticle } from './own-article.ts'
export { BriefCard, FeedCard, LeadCard, ReadCard, ShortList, StoryCard } from './parts.tsx'
export { articlePaths, studioPaths } from './paths.ts'
export { PreviewPage, readWidth } from './preview-page.tsx'
export { publishArticle } from './publish-article.ts'
export { publishAllImported, publishImported } from './publish-imported.ts'
export { publishDue } from './publish-planned.ts'
export { type ArticleView, findArticle, type GoneArticle } from './queries.ts'
export { redrawPicture, redrawTexts } from './redraw-picture.ts'
export { revisionHtml } from './render-revision.ts'
export { publishSubmitted, sendBack, submittedArticle } from './review-submission.ts'
export { articleRoutes } from './routes.tsx'
export { saveDraft } from './save-draft.ts'
export { searchTitles } from './search-titles.ts'
export { articleSpans, articlesInSpan, newsSince, type Span } from './sitemap-queries.ts'
export { tagRule } from './tag-rules.ts'
export { labelsFor } from './text-labels.ts'
export { publishedVersions, readVersion, type Version } from './versions.ts'
export { VersionsPage } from './versions-page.tsx'
