/** What a user is on the whole site. Each later one is higher; nobody acts on a user of an equal or higher role. */
export const roles = ['reader', 'editor', 'moderator', 'operator'] as const
export type Role = (typeof roles)[number]

export const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text)

/** What a user is within one creator. */
export const memberRoles = ['owner', 'co-editor', 'writer'] as const
export type MemberRole = (typeof memberRoles)[number]

/** The one table of who may do what. Actions ask it; pages ask it only to leave out what would be refused. */
const table = {
  'user.list': ['operator'],
  'user.set-role': ['operator'],
  'user.suspend': ['operator'],
  'outbox.read': ['operator'],
  'settings.change': ['operator'],
  'channel.change': ['editor', 'operator'],
  'desk.open': ['editor', 'moderator', 'operator'],
  'case.decide': ['moderator', 'operator'],
  'creator.set-review': ['moderator', 'operator'],
  'creator.edit': ['owner', 'co-editor'],
  'creator.change-handle': ['owner'],
  'article.read-draft': ['owner', 'co-editor', 'writer'],
  'article.write': ['owner', 'co-editor', 'writer'],
  'article.publish': ['owner', 'co-editor'],
  'article.withdraw': ['owner', 'co-editor'],
  'media.upload': ['owner', 'co-editor', 'writer'],
  'report.decide': ['moderator', 'operator'],
  'case.open': ['moderator', 'operator'],
  'article.share-draft': ['owner', 'co-editor'],
  'media.delete': ['owner', 'co-editor'],
  'rule.change': ['operator'],
  'tag.change': ['editor', 'operator'],
  'invitation.make': ['operator'],
  'headline.set': ['editor', 'operator'],
  'creator.read-members': ['owner', 'co-editor', 'writer'],
  'creator.change-members': ['owner'],
  'draft-link.end': ['moderator', 'operator'],
} as const satisfies Record<string, readonly (Role | MemberRole)[]>

export type Act = keyof typeof table

/** Whether someone of this role (on the site, or within the creator concerned) may do it. */
export const may = (role: Role | MemberRole | undefined, act: Act): boolean =>
  role !== undefined && (table[act] as readonly string[]).includes(role)

/** No role can take over a higher one: one acts only on users below oneself. */
export const isAbove = (mine: Role, theirs: Role): boolean => roles.indexOf(mine) > roles.indexOf(theirs)
