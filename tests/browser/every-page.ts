import {
  makeEmailChangeLink,
  makeResetLink,
  makeUndoLink,
  makeVerifyLink,
  setUpLink,
} from '#features/accounts/index.ts'
import { ensureDefaultChannels } from '#features/channels/index.ts'
import { memberLink } from '#features/creators/index.ts'
import { fromMarkdown, withFigures } from '#features/document/index.ts'
import { ensureStandardRules } from '#features/site/index.ts'
import { sourceSchema } from '#features/sources/browser.ts'
import { newId } from '#platform/ids.ts'
import { makeApp } from '#web/app.tsx'
import { type Author, aDraft, anAuthor, completeDetails } from '../articles/build.ts'
import { anApplicant } from '../harness/creators.ts'
import { aUser, type Person } from '../harness/people.ts'
import { openCase, report, rule, rulingsOf } from '../harness/reports.ts'
import type { Site } from '../harness/site.ts'
import { pngBytes } from './editor-stand.ts'

type Visitor = 'stranger' | 'author' | 'operator'

/** A page: what it is called, its address, who opens it, and which route answers. */
export type PageToSee = { name: string; path: string; who: Visitor; route: string }

export type World = { people: Record<Exclude<Visitor, 'stranger'>, Person>; main: PageToSee[]; others: PageToSee[] }

// What people never look at: files, data, addresses that lead on.
const notPages = [
  '/assets/:file',
  '/favicon.ico',
  '/healthz',
  '/robots.txt',
  '/media/:hash/:variant',
  '/media/proofs/:id',
  '/studio/media',
  '/studio/settings',
  '/studio/articles/:id/draft',
  '/apply/handle',
  '/drafts/:token/media/:hash/:variant',
  '/studio/embeds/:id',
  '/me/page',
  '/@:handle/*',
  '/@:handle/follow',
  '/rules.json',
  '/feed.xml',
  '/latest/feed.xml',
  '/hot/feed.xml',
  '/c/:slug/feed.xml',
  '/tags/:tag/feed.xml',
  '/@:handle/feed.xml',
  '/atom.xml',
  '/latest/atom.xml',
  '/hot/atom.xml',
  '/c/:slug/atom.xml',
  '/tags/:tag/atom.xml',
  '/@:handle/atom.xml',
  '/feed.json',
  '/latest/feed.json',
  '/hot/feed.json',
  '/c/:slug/feed.json',
  '/tags/:tag/feed.json',
  '/@:handle/feed.json',
  '/sitemap.xml',
  '/sitemaps/site.xml',
  '/sitemaps/creators.xml',
  '/sitemaps/:file',
  '/news-sitemap.xml',
  '/a/:id/sources.json',
  '/studio/articles/:id/sources',
]

/** Every address that answers GET with a page, as the map of URLs has it. */
export const pageRoutes = (site: Site): string[] => {
  const routes = makeApp(site.house).routes.filter(({ method }) => method === 'GET')
  const plain = routes.map(({ path }) =>
    path.replace(/:at\{[^}]*\}/, '@:handle').replace(/\{(?:[^{}]|\{[^}]*\})*\}/g, ''),
  )
  return [...new Set(plain)].filter((path) => !notPages.includes(path))
}

/** A site with something of everything, and all its pages: the eight main ones and the others. */
export const aWorld = async (site: Site): Promise<World> => {
  await ensureDefaultChannels(site.db)
  await ensureStandardRules(site.db)
  const setUp = new URL((await setUpLink(site.db, site.url)) ?? site.url).pathname
  const author = await anAuthor(site, { name: '青屿夜行记' })
  const operator = await aUser(site, { role: 'operator', name: '陈' })
  await operator.post('/admin/announcement', { zh: '周六晚上维护，可以读，不能写。', href: '/about' })
  const { number } = await anApplicant(site)
  const article = await aPublished(site, author)
  const withdrawn = await aPublished(site, author)
  await author.post(`/studio/articles/${withdrawn}/withdrawal`, { reason: '两处数字写错了，核对后再发。' })
  const draft = await aDraft(site, author)
  const links = await site.db.transaction().execute(async (trx) => ({
    reset: (await makeResetLink(trx, author.id)) ?? '',
    verify: await makeVerifyLink(trx, (await aUser(site, { isVerified: false })).id),
  }))
  const ids = {
    origin: site.url,
    article,
    withdrawn,
    draft: draft.id,
    number,
    handle: author.handle,
    draftLink: await aDraftLink(author, draft.id),
    ...(await adminIds(site, author)),
    join: await anInvitation(site, author),
    ...(await addressLinks(site, author)),
    ...(await reportIds(site, author, article)),
  }
  const pathOf = (address: string | undefined) => (address ? new URL(address, site.url).pathname : '/')
  const all = pagesOf({ ...ids, setUp, reset: pathOf(links.reset), verify: pathOf(links.verify) })
  const isMain = ({ name }: PageToSee) => mainNames.has(name)
  return { people: { author, operator }, main: all.filter(isMain), others: all.filter((page) => !isMain(page)) }
}

const mainNames = new Set(['home', 'channel', 'article', 'creator', 'sign-up', 'apply', 'editor', 'case'])

type Ids = Record<
  | 'article'
  | 'withdrawn'
  | 'draft'
  | 'number'
  | 'handle'
  | 'user'
  | 'channel'
  | 'letter'
  | 'setUp'
  | 'reset'
  | 'verify'
  | 'origin'
  | 'join'
  | 'newEmail'
  | 'oldEmail'
  | 'receipt'
  | 'hidden'
  | 'decision'
  | 'reported'
  | 'draftLink',
  string
>

const pagesOf = (ids: Ids): PageToSee[] => {
  const own = '/studio/articles'
  const page = (who: Visitor) => (name: string, route: string, path: string) => ({ name, route, path, who })
  const [stranger, author, operator] = [page('stranger'), page('author'), page('operator')]
  const of = (id: string, step = '') => [`${own}/:id${step}`, `${own}/${id}${step}`] as const
  return [
    stranger('home', '/', '/'),
    stranger('channel', '/c/:slug', '/c/travel'),
    stranger('an empty channel', '/c/:slug', '/c/military'),
    stranger('article', '/a/:name', `/a/${ids.article}`),
    stranger('a withdrawn article', '/a/:name', `/a/${ids.withdrawn}`),
    stranger('creator', '/@:handle', `/@${ids.handle}`),
    stranger('sign-up', '/sign-up', '/sign-up'),
    stranger('latest', '/latest', '/latest'),
    stranger('channels', '/c', '/c'),
    stranger('tag', '/tags/:tag', `/tags/${encodeURIComponent('公交')}`),
    stranger('search', '/search', `/search?q=${encodeURIComponent('末班')}`),
    stranger('search without a hit', '/search', '/search?q=zzzz'),
    stranger('versions', '/a/:id/versions', `/a/${ids.article}/versions`),
    stranger(
      'share to the fediverse',
      '/share/fediverse',
      `/share/fediverse?url=${encodeURIComponent(`${ids.origin}/a/${ids.article}`)}`,
    ),
    stranger('letter sent', '/sign-up/letter', '/sign-up/letter'),
    stranger('sign-in', '/sign-in', '/sign-in'),
    stranger('forgotten password', '/forgotten-password', '/forgotten-password'),
    stranger('reset letter sent', '/forgotten-password/letter', '/forgotten-password/letter'),
    stranger('set-up', '/set-up/:token', ids.setUp),
    stranger('verification', '/verify-email/:token', ids.verify),
    stranger('a used link', '/verify-email/:token', '/verify-email/used'),
    stranger('new password', '/reset-password/:token', ids.reset),
    stranger('about', '/about', '/about'),
    stranger('accessibility', '/accessibility', '/accessibility'),
    stranger('missing page', '/*', '/nothing-here'),
    author('apply', '/apply', '/apply?another=1'),
    author('accepted', '/apply', '/apply'),
    author('me', '/me', '/me'),
    author('following', '/me/following', '/me/following'),
    author('forbidden', '/admin', '/admin'),
    author('studio', '/studio', '/studio'),
    author('published ones', '/studio', '/studio?tab=published'),
    author('withdrawn ones', '/studio', '/studio?tab=withdrawn'),
    author('editor', ...of(ids.article)),
    author('declaration', ...of(ids.draft, '/declaration')),
    author('publication', ...of(ids.draft, '/publication')),
    author('publication again', ...of(ids.article, '/publication')),
    author('preview', `${own}/:id/preview`, `${own}/${ids.draft}/preview?width=phone`),
    author('revisions', ...of(ids.article, '/revisions')),
    author('revision', `${own}/:id/revisions/:number`, `${own}/${ids.article}/revisions/1`),
    author('comparison', `${own}/:id/comparison`, `${own}/${ids.article}/comparison?from=1&to=draft`),
    author('withdrawal', ...of(ids.article, '/withdrawal')),
    author('deletion', ...of(ids.draft, '/deletion')),
    author('settings', '/studio/creators/:handle/settings', `/studio/creators/${ids.handle}/settings`),
    stranger('report by the rules', '/report', `/report?article=${ids.article}`),
    stranger('report by the law', '/report', `/report?article=${ids.article}&path=law`),
    stranger('report with addresses', '/report', '/report'),
    stranger('receipt', '/report/receipt/:token', ids.receipt),
    stranger('a hidden article', '/a/:name', `/a/${ids.hidden}`),
    author('decision', '/studio/decisions/:id', `/studio/decisions/${ids.decision}`),
    operator('case of a report', '/desk/cases/:number', `/desk/cases/${ids.reported}`),
    operator('open a case', '/desk/opening', '/desk/opening'),
    author('draft links', ...of(ids.draft, '/links')),
    author('picture library', '/studio/creators/:handle/pictures', `/studio/creators/${ids.handle}/pictures`),
    stranger('a draft by its link', '/drafts/:token', ids.draftLink),
    operator('case', '/desk/cases/:number', `/desk/cases/${ids.number}`),
    operator('desk', '/desk', '/desk'),
    operator('decided cases', '/desk/decided', '/desk/decided'),
    operator('creators', '/desk/creators', '/desk/creators'),
    operator('headlines', '/desk/headlines', '/desk/headlines'),
    author('followed articles', '/following', '/following'),
    operator('overview', '/admin', '/admin'),
    operator('users', '/admin/users', '/admin/users'),
    operator('user', '/admin/users/:id', `/admin/users/${ids.user}`),
    operator('channel list', '/admin/channels', '/admin/channels'),
    operator('channel form', '/admin/channels/:id', `/admin/channels/${ids.channel}`),
    operator('outbox', '/admin/outbox', '/admin/outbox'),
    operator('letter', '/admin/outbox/:id', `/admin/outbox/${ids.letter}`),
    operator('site', '/admin/site', '/admin/site'),
    stranger('hot', '/hot', '/hot'),
    stranger('hot of a channel', '/hot', '/hot?channel=travel'),
    stranger('an empty hot list', '/hot', '/hot?channel=military'),
    stranger('ranking', '/ranking', '/ranking'),
    stranger('more reads', '/a/:id/more', `/a/${ids.article}/more`),
    stranger('references', '/a/:id/sources', `/a/${ids.article}/sources`),
    stranger('archive', '/archive', '/archive'),
    stranger('archive of a month', '/archive/:date', `/archive/${new Date().toISOString().slice(0, 7)}`),
    stranger('archive of a day', '/archive/:date', `/archive/${new Date().toISOString().slice(0, 10)}`),
    stranger('rules', '/rules', '/rules'),
    stranger('privacy', '/privacy', '/privacy'),
    stranger('terms', '/terms', '/terms'),
    operator('footer', '/admin/footer', '/admin/footer'),
    operator('robots', '/admin/robots', '/admin/robots'),
    operator('notices', '/admin/notices', '/admin/notices'),
    operator('announcement', '/admin/announcement', '/admin/announcement'),
    operator('texts', '/admin/texts', '/admin/texts'),
    operator('text', '/admin/texts/:page/:language', '/admin/texts/privacy/zh-CN'),
    operator('registration', '/admin/registration', '/admin/registration'),
    operator('tags', '/admin/tags', '/admin/tags'),
    operator('tag form', '/admin/tags/:tag', `/admin/tags/${encodeURIComponent('公交')}`),
    operator('rule list', '/admin/rules', '/admin/rules'),
    author('devices', '/me/sessions', '/me/sessions'),
    author('members', '/studio/creators/:handle/members', `/studio/creators/${ids.handle}/members`),
    stranger('new address', '/new-email/:token', ids.newEmail),
    stranger('old address', '/old-email/:token', ids.oldEmail),
    stranger('invitation', '/join/:token', ids.join),
    operator('rule form', '/admin/rules/:rule', '/admin/rules/r-spam'),
  ]
}

const anInvitation = async (site: Site, author: Author): Promise<string> => {
  await author.post(`/studio/creators/${author.handle}/invitations`, { email: 'friend@example.com', role: 'writer' })
  const { id } = await site.db.selectFrom('member_invitation').select('id').executeTakeFirstOrThrow()
  return memberLink(site.house.secrets, id)
}

/** The links of the two letters about a change of address. */
const addressLinks = async (
  site: Site,
  { id: userId, email }: Author,
): Promise<{ newEmail: string; oldEmail: string }> =>
  site.db.transaction().execute(async (trx) => {
    const change = { user_id: userId, old_email: email, old_key: email, is_old_verified: true }
    const wanted = { new_email: 'moved@example.com', new_key: 'moved@example.com' }
    const [waiting, confirmed] = [newId(), newId()]
    await trx
      .insertInto('email_change')
      .values([
        { id: waiting, ...change, ...wanted, confirmed_at: null },
        { id: confirmed, ...change, ...wanted, confirmed_at: new Date() },
      ])
      .execute()
    const newEmail = await makeEmailChangeLink(trx, { id: waiting, userId })
    return { newEmail, oldEmail: (await makeUndoLink(trx, confirmed)) ?? '' }
  })

const adminIds = async (site: Site, author: Author) => {
  const letter = newId()
  const written = {
    to_address: 'a@example.com',
    subject: '确认邮箱',
    body: '你好。',
    state: 'kept' as const,
    locale: 'zh-CN',
  }
  await site.db
    .insertInto('letter')
    .values({ id: letter, kind: 'verify', ...written })
    .execute()
  return { user: author.id, channel: await travel(site), letter }
}

/** A report that waits, and an article that a decision has hidden. */
const reportIds = async (site: Site, author: Author, article: string) => {
  await ensureStandardRules(site.db)
  const moderator = await aUser(site, { role: 'moderator', name: '周' })
  const { receipt, number: reported } = await report(site.stranger(), { article }, { email: 'a@example.com' })
  const hidden = await aPublished(site, author)
  const number = await openCase(moderator, `/a/${hidden}`)
  await rule(moderator, number)
  return { receipt, reported, hidden, decision: (await rulingsOf(site, number))[0]?.id ?? '' }
}

const travel = async (site: Site): Promise<string> =>
  (await site.db.selectFrom('channel').select('id').where('slug', '=', 'travel').executeTakeFirstOrThrow()).id

const markdown = `去年十一月，末班车推迟了一小时。[公告](https://example.org/notice)只有**两行字**。[^1]

## 二十二点以后

- 夜 2 路
- 7 路

> 以前下班要跑。

![夜里的城市](https://example.org/night.png)

![桥](https://example.org/bridge.png "桥上") ![渡口](https://example.org/ferry.png)

| 线路 | 延时前 | 延时后 |
| --- | --- | --- |
| 夜 2 路 | 10120 | 14300 |

\`\`\`sql
select route from swipes
\`\`\`

增长率是 $\\frac{a}{b}$。

[^1]: 换乘算两次。
`

/** An article with something of everything that a text can hold, published. */
const aPublished = async (site: Site, author: Author): Promise<string> => {
  const picture = await upload(author)
  const channel = await travel(site)
  const draft = await aDraft(site, author)
  const { document } = fromMarkdown(markdown)
  const source = sourceSchema.parse({
    title: '夜间线路调整公告',
    url: 'https://example.org/notice',
    publisher: '公交公司',
  })
  const details = completeDetails(channel, { tags: ['公交'], sources: [source] })
  const body = { details, document: withFigures(document, (figure) => ({ ...figure, ...picture }) as never) }
  const saved = await author.sendJson('PUT', `/studio/articles/${draft.id}/draft`, body, {
    'if-match': `"${draft.version}"`,
  })
  const { version } = saved.json<{ version: number }>()
  const sent = {
    version: String(version),
    act: 'publish',
    channels: channel,
    tags: '公交',
    summary: '数了三十一个夜晚。',
  }
  const answer = await author.post(`/studio/articles/${draft.id}/publication`, sent)
  if (answer.status !== 303) throw new Error(`not published: ${answer.status} ${saved.text.slice(0, 300)}`)
  return draft.id
}

const aDraftLink = async (author: Author, draftId: string): Promise<string> => {
  const answer = await author.post(`/studio/articles/${draftId}/links`, { days: '7' })
  return /\/drafts\/[\w-]{43}/.exec(answer.text)?.[0] ?? ''
}

const upload = async (author: Author): Promise<{ media: string; width: number; height: number }> => {
  const file = new File([new Uint8Array(pngBytes(640, 400))], 'night.png', { type: 'image/png' })
  const answer = await author.post(
    `/studio/media?creator=${author.creatorId}`,
    { file },
    { accept: 'application/json' },
  )
  const hash = answer.json<{ files: { picture: { hash: string } }[] }>().files[0]?.picture.hash ?? ''
  return { media: hash, width: 640, height: 400 }
}
