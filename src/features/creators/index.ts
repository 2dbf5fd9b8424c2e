export { addFollowers } from './add-followers.ts'
export { addMember } from './add-member.ts'
export { adoptHouse } from './adopt-house.ts'
export { answerApplication } from './answer-application.ts'
export { type Application, applicationById, earlierApplications, lockApplication } from './application.ts'
export { ContentFacts } from './apply-pages.tsx'
export { dropAvatar } from './drop-avatar.ts'
export { followedAmong } from './follow-ask.ts'
export { leaveCreators, removeOldProofs } from './jobs.ts'
export { makeCreator, type NewCreator } from './make-creator.ts'
export { isOpenMemberLink, memberLink } from './members/member-links.ts'
export { dropOldMemberInvitations, invitationForLetter, membershipForLetter } from './members/queries.ts'
export { CreatorByline, CreatorCard, CreatorHead, CreatorList, FollowButton, KindMark } from './parts.tsx'
export { creatorPaths } from './paths.ts'
export {
  type ChannelChoice,
  type CreatorInfo,
  type CreatorProfile,
  channelChoices,
  creatorByHandle,
  creatorCards,
  creatorsForSitemap,
  creatorsOf,
  facesAmong,
  listCreators,
  membershipOf,
  newestCreators,
  ownerOf,
} from './queries.ts'
export { creatorRoutes } from './routes.tsx'
export { setReviewFirst } from './set-review.ts'
export { endSuspensions, liftCreatorSuspension, mayPublish, suspendCreator } from './suspend-creator.ts'
