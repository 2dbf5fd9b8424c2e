export { type Answer, type Answered, answerApplication } from './answer-application.ts'
export {
  type Application,
  type ApplicationState,
  applicationById,
  earlierApplications,
  lockApplication,
} from './application.ts'
export { ContentFacts } from './apply-pages.tsx'
export { leaveCreators, removeOldProofs } from './jobs.ts'
export { type CreatorKind, creatorKinds } from './kinds.ts'
export { makeCreator, type NewCreator } from './make-creator.ts'
export {
  CreatorByline,
  CreatorCard,
  CreatorCounts,
  CreatorHead,
  CreatorList,
  FollowButton,
  KindMark,
} from './parts.tsx'
export { creatorPaths } from './paths.ts'
export {
  type ChannelChoice,
  type CreatorInfo,
  type CreatorProfile,
  channelChoices,
  creatorByHandle,
  creatorCards,
  creatorsOf,
  followedIds,
  isFollowing,
  listCreators,
  membershipOf,
  newestCreators,
  ownerOf,
} from './queries.ts'
export { creatorRoutes } from './routes.tsx'
export { setReviewFirst } from './set-review.ts'
