/** Who walks every route. `other` owns another creator; writer, co-editor and owner are members of the one concerned. */
export const people = [
  'stranger',
  'reader',
  'other',
  'editor',
  'moderator',
  'operator',
  'writer',
  'co-editor',
  'owner',
] as const
export type PersonKind = (typeof people)[number]

/** in: it is open to them, whatever they sent; ask: sign in first; no: 403; missing: 404, also for what must not be known. */
export type Outcome = 'in' | 'ask' | 'no' | 'missing'

const all = (outcome: Outcome, but: Partial<Record<PersonKind, Outcome>> = {}): Record<PersonKind, Outcome> => ({
  ...(Object.fromEntries(people.map((person) => [person, outcome])) as Record<PersonKind, Outcome>),
  ...but,
})

const everybody = all('in')
const nobody = all('missing') // with a token or a name that does not exist
const signedIn = all('in', { stranger: 'ask' })
const operators = all('no', { stranger: 'ask', operator: 'in' })
const channelKeepers = all('no', { stranger: 'ask', editor: 'in', operator: 'in' })
const desk = all('no', { stranger: 'ask', editor: 'in', moderator: 'in', operator: 'in' })
const deciders = all('no', { stranger: 'ask', moderator: 'in', operator: 'in' })
const members = all('missing', { stranger: 'ask', writer: 'in', 'co-editor': 'in', owner: 'in' })
const publishers = { ...members, writer: 'no' as const }
const creatorEditors = { ...members, writer: 'missing' as const }
const owners = { ...creatorEditors, 'co-editor': 'missing' as const }
const uploaders = all('no', { stranger: 'ask', writer: 'in', 'co-editor': 'in', owner: 'in' })

/** Every route of the site and who gets in. A route that is not here fails the test. */
export const rules: Record<string, Record<PersonKind, Outcome>> = {
  'GET /assets/:file': nobody,
  'GET /favicon.ico': everybody,
  'GET /healthz': everybody,
  'GET /robots.txt': everybody,
  'GET /': everybody,
  'GET /about': everybody,
  'GET /latest': everybody,
  'GET /c': everybody,
  'GET /c/:slug': everybody,
  'GET /tags/:tag': everybody,
  'GET /search': everybody,
  'GET /a/:name': everybody,
  'GET /a/:id/versions': everybody,
  'GET /@:handle': everybody,
  'GET /@:handle/*': nobody,
  'GET /feed.xml': everybody,
  'GET /latest/feed.xml': everybody,
  'GET /c/:slug/feed.xml': everybody,
  'GET /tags/:tag/feed.xml': everybody,
  'GET /@:handle/feed.xml': everybody,
  'GET /atom.xml': everybody,
  'GET /latest/atom.xml': everybody,
  'GET /c/:slug/atom.xml': everybody,
  'GET /tags/:tag/atom.xml': everybody,
  'GET /@:handle/atom.xml': everybody,
  'GET /feed.json': everybody,
  'GET /latest/feed.json': everybody,
  'GET /c/:slug/feed.json': everybody,
  'GET /tags/:tag/feed.json': everybody,
  'GET /@:handle/feed.json': everybody,
  'GET /sitemap.xml': everybody,
  'GET /sitemaps/site.xml': everybody,
  'GET /sitemaps/creators.xml': everybody,
  'GET /sitemaps/:file': nobody, // no articles, no file
  'GET /news-sitemap.xml': everybody,
  'GET /accessibility': everybody,
  'POST /accessibility': everybody,
  'GET /share/fediverse': everybody,

  'GET /sign-up': everybody,
  'POST /sign-up': everybody,
  'GET /sign-up/letter': everybody,
  'GET /sign-in': everybody,
  'POST /sign-in': everybody,
  'POST /sign-out': everybody,
  'GET /forgotten-password': everybody,
  'POST /forgotten-password': everybody,
  'GET /forgotten-password/letter': everybody,
  'GET /verify-email/:token': everybody,
  'POST /verify-email/:token': everybody,
  'GET /reset-password/:token': everybody,
  'POST /reset-password/:token': everybody,
  'GET /set-up/:token': everybody,
  'POST /set-up/:token': everybody,
  'POST /come-back/:token': everybody,

  'GET /me': signedIn,
  'POST /me/profile': signedIn,
  'POST /me/password': signedIn,
  'POST /me/verification': signedIn,
  'POST /me/deletion': signedIn,
  'GET /me/following': signedIn,
  'POST /@:handle/follow': signedIn,
  'POST /@:handle/unfollow': signedIn,
  'GET /@:handle/follow': everybody,

  'GET /apply': everybody, // it says what a creator account is and asks to sign in
  'POST /apply': signedIn,
  'GET /apply/handle': signedIn,
  'POST /apply/withdrawal': signedIn,
  'POST /apply/restart': signedIn,

  'GET /studio': signedIn,
  'GET /studio/media': uploaders,
  'POST /studio/media': uploaders,
  'GET /studio/settings': signedIn,
  'POST /studio/articles': signedIn,
  'GET /studio/articles/:id': members,
  'GET /studio/articles/:id/draft': members,
  'PUT /studio/articles/:id/draft': members,
  'GET /studio/articles/:id/preview': members,
  'GET /studio/articles/:id/revisions': members,
  'POST /studio/articles/:id/revisions': members,
  'GET /studio/articles/:id/revisions/:number': members,
  'GET /studio/articles/:id/comparison': members,
  'POST /studio/articles/:id/restoration': members,
  'POST /studio/articles/:id/discarding': members,
  'GET /studio/articles/:id/declaration': members,
  'POST /studio/articles/:id/declaration': members,
  'GET /studio/articles/:id/publication': members,
  'POST /studio/articles/:id/publication': publishers,
  'POST /studio/articles/:id/submission': publishers,
  'GET /studio/articles/:id/withdrawal': publishers,
  'POST /studio/articles/:id/withdrawal': publishers,
  'GET /studio/articles/:id/deletion': publishers,
  'POST /studio/articles/:id/deletion': { ...publishers, owner: 'missing' }, // the co-editor has deleted it already
  'GET /studio/creators/:handle/settings': creatorEditors,
  'POST /studio/creators/:handle/settings': creatorEditors,
  'POST /studio/creators/:handle/handle': owners,

  'GET /media/:hash/:variant': nobody,
  'GET /media/proofs/:id': nobody,

  'GET /desk': desk,
  'GET /desk/cases/:number': deciders,
  'POST /desk/cases/:number/taking': deciders,
  'POST /desk/cases/:number/decision': deciders,
  'GET /desk/creators': deciders,
  'POST /desk/creators/:id/review': deciders,

  'GET /admin': operators,
  'GET /admin/site': operators,
  'POST /admin/site': operators,
  'GET /admin/outbox': operators,
  'GET /admin/outbox/:id': operators,
  'GET /admin/users': operators,
  'GET /admin/users/:id': operators,
  'POST /admin/users/:id/role': operators,
  'POST /admin/users/:id/suspension': operators,
  'GET /admin/channels': channelKeepers,
  'POST /admin/channels': channelKeepers,
  'GET /admin/channels/:id': channelKeepers,
  'POST /admin/channels/:id': channelKeepers,
  'POST /admin/channels/:id/place': channelKeepers,

  'GET /rules': everybody,
  'GET /rules.json': everybody,
  'GET /admin/rules': operators,
  'POST /admin/rules': operators,
  'GET /admin/rules/:rule': operators,
  'POST /admin/rules/:rule': operators,
  'POST /admin/rules/:rule/place': operators,

  'GET /report': everybody,
  'POST /report': everybody,
  'GET /report/receipt/:token': nobody,
  'GET /desk/opening': deciders,
  'POST /desk/opening': deciders,
  'POST /desk/cases/:number/measure': deciders,
  'POST /desk/cases/:number/lifting': deciders,
  'GET /studio/decisions/:id': members,
  'GET /privacy': everybody,
  'GET /terms': everybody,
  'POST /admin/site/logo': operators,
  'GET /admin/footer': operators,
  'POST /admin/footer': operators,
  'GET /admin/robots': operators,
  'POST /admin/robots': operators,
  'GET /admin/notices': operators,
  'POST /admin/notices': operators,
  'GET /admin/announcement': operators,
  'POST /admin/announcement': operators,
  'POST /admin/announcement/end': operators,
  'GET /admin/texts': operators,
  'GET /admin/texts/:page/:language': operators,
  'POST /admin/texts/:page/:language': operators,
  'POST /admin/texts/:page/:language/draft': operators,
  'GET /admin/registration': operators,
  'POST /admin/registration': operators,
  'POST /admin/invitations': operators,
  'POST /admin/invitations/:id/revocation': operators,
  'GET /admin/tags': channelKeepers,
  'GET /admin/tags/:tag': channelKeepers,
  'POST /admin/tags/:tag': channelKeepers,
  'POST /admin/tags/:tag/lifting': { ...channelKeepers, operator: 'missing' }, // the editor has lifted it already
}
