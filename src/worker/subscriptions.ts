import { askAboutImported, redrawPicture } from '#features/articles/index.ts'
import { adoptHouse, leaveCreators } from '#features/creators/index.ts'
import { feedJobs } from '#features/feed/index.ts'
import { mirrorApplication, mirrorArticle } from '#features/moderation/index.ts'
import { letterJobs, memberLetters } from '#features/notifications/index.ts'
import type { EventType } from '#platform/events.ts'
import type { Job } from './run.ts'

/** Who reacts to what. Every line becomes a job of its own, so that each is tried again alone; all are safe to run twice. */
export const subscriptions: Partial<Record<EventType, Record<string, Job>>> = {
  'user.set-up': { house: adoptHouse },
  'user.signed-up': { letter: letterJobs.verification },
  'user.signed-up-again': { letter: letterJobs.haveAccount },
  'user.verification-asked': { letter: letterJobs.verification },
  'user.reset-asked': { letter: letterJobs.reset },
  'user.password-changed': { letter: letterJobs.passwordChanged },
  'user.deletion-asked': { letter: letterJobs.leaving },
  'user.suspended': { letter: letterJobs.suspended },
  'user.suspension-lifted': { letter: letterJobs.suspensionLifted },
  'user.deleted': { letters: letterJobs.forget, creators: leaveCreators },
  'application.submitted': { desk: mirrorApplication },
  'application.withdrawn': { desk: mirrorApplication },
  'article.submitted': { desk: mirrorArticle },
  'article.taken-back': { desk: mirrorArticle },
  'case.decided': { letter: letterJobs.decision },
  'article.published': { feed: feedJobs.article },
  'article.withdrawn': { feed: feedJobs.article },
  'article.hidden': { feed: feedJobs.article },
  'articles.imported': { feed: feedJobs.imported, claims: askAboutImported },
  'articles.opened': { feed: feedJobs.opened },
  'draft-link.ended': { letter: letterJobs.draftLinkEnded },
  'article.not-published': { letter: letterJobs.notPublished },
  'letter.written': { send: letterJobs.send },
  'user.email-change-asked': { letter: letterJobs.emailChange },
  'user.email-changed': { letter: letterJobs.emailChanged },
  'user.kept-address-used': { letter: letterJobs.keptAddress },
  'member.invited': { letter: memberLetters.invited },
  'member.joined': { letters: memberLetters.joined },
  'member.left': { letters: memberLetters.left },
  'member.removed': { letter: memberLetters.removed },
  'member.role-changed': { letter: memberLetters.roleChanged },
  'creator.handed-over': { letter: memberLetters.handedOver },
  'report.received': { letter: letterJobs.receipt },
  'report.decided': { statements: letterJobs.statements, answers: letterJobs.answers },
  'picture.changed': { articles: redrawPicture },
}
