import { expect, test } from 'vitest'
import { ensureStandardRules } from '#features/site/index.ts'
import { newId } from '#platform/ids.ts'
import { makeApp } from '#web/app.tsx'
import { type Author, aDraft, aMember, anAuthor } from '../articles/build.ts'
import type { Answer, Client } from '../harness/client.ts'
import { anApplicant } from '../harness/creators.ts'
import { aUser } from '../harness/people.ts'
import { openCase, rule, rulingsOf } from '../harness/reports.ts'
import { startSite } from '../harness/site.ts'
import { type PersonKind, people, rules } from './rules.ts'

const site = await startSite()
await ensureStandardRules(site.db)

/** `GET /studio/articles/:id` for `/studio/articles/:id{[0-9a-z]…}`; `/@:handle` for the pattern that stands for it. */
const plain = (path: string) => path.replace(/:at\{[^}]*\}/, '@:handle').replace(/\{(?:[^{}]|\{[^{}]*\})*\}/g, '')

const routes = [
  ...new Set(
    makeApp(site.house)
      .routes.filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${plain(path)}`),
  ),
]

const outcomeOf = ({ status, location }: Answer): string => {
  if (status === 401 || (status === 303 && location?.startsWith('/sign-in'))) return 'ask'
  if (status === 403) return 'no'
  if (status === 404) return 'missing'
  return status < 500 ? 'in' : `failed with ${status}`
}

type World = Record<PersonKind, Client> & { params: Record<string, string> }

/** Everybody anew, and the things that the routes are about. */
const aWorld = async (route: string): Promise<World> => {
  const owner = await anAuthor(site)
  const draft = await aDraft(site, owner)
  const article = /articles\/:id\/withdrawal|revisions\/|\/a\/|\/tags|measure|lifting|decisions\//.test(route)
    ? await published(owner)
    : draft.id
  const someone = await aUser(site)
  if (route.includes('/tags/') && route.includes('/lifting'))
    await site.db.insertInto('tag_rule').values({ tag: 'something' }).execute()
  const number = await aCase(route, article)
  const channel = await site.db.selectFrom('channel').select(['id', 'slug']).limit(1).executeTakeFirstOrThrow()
  const id = idFor(route, {
    article,
    user: someone.id,
    channel: channel.id,
    creator: owner.creatorId,
    letter: await aLetter(route),
    decision: route.includes('/decisions/') ? await aDecision(article) : '',
    invitation: await anInvitation(route),
  })
  const writer = await aMember(site, owner, 'writer')
  return {
    stranger: site.stranger(),
    reader: await aUser(site),
    other: await anAuthor(site),
    editor: await aUser(site, { role: 'editor' }),
    moderator: await aUser(site, { role: 'moderator' }),
    operator: await aUser(site, { role: 'operator' }),
    writer,
    'co-editor': await aMember(site, owner, 'co-editor'),
    owner,
    params: {
      id,
      name: article,
      number: route.includes('revisions') ? '1' : number,
      handle: owner.handle,
      creator: owner.creatorId,
      slug: channel.slug,
      user: writer.id,
      invitation: await aMemberInvitation(route, owner.creatorId),
    },
  }
}

const idFor = (
  route: string,
  ids: Record<'article' | 'user' | 'channel' | 'creator' | 'letter' | 'decision' | 'invitation', string>,
): string => {
  if (route.includes('/admin/invitations')) return ids.invitation
  if (route.includes('/admin/users')) return ids.user
  if (route.includes('/admin/channels')) return ids.channel
  if (route.includes('/desk/creators')) return ids.creator
  if (route.includes('/studio/decisions')) return ids.decision
  return route.includes('/admin/outbox') ? ids.letter : ids.article
}

const aCase = async (route: string, article: string): Promise<string> => {
  if (/cases.*(measure|lifting)/.test(route)) return openCase(await aUser(site, { role: 'operator' }), `/a/${article}`)
  return route.includes('/desk/cases/') ? (await anApplicant(site)).number : '2026-01-0001'
}

const aDecision = async (article: string): Promise<string> => {
  await ensureStandardRules(site.db)
  const operator = await aUser(site, { role: 'operator' })
  const number = await openCase(operator, `/a/${article}`)
  await rule(operator, number, { measure: 'warn' })
  return (await rulingsOf(site, number))[0]?.id ?? ''
}

const anInvitation = async (route: string): Promise<string> => {
  const id = newId()
  const expires_at = new Date(Date.now() + 86_400_000)
  if (route.includes('/admin/invitations'))
    await site.db.insertInto('invitation').values({ id, uses: 1, expires_at }).execute()
  return id
}

const aMemberInvitation = async (route: string, creatorId: string): Promise<string> => {
  const id = newId()
  const row = { email: 'a@example.com', email_key: 'a@example.com', role: 'writer' as const, language: 'en' }
  const expires_at = new Date(Date.now() + 86_400_000)
  if (route.includes(':invitation'))
    await site.db
      .insertInto('member_invitation')
      .values({ id, creator_id: creatorId, ...row, expires_at })
      .execute()
  return id
}

const published = async (owner: Author): Promise<string> => {
  const { id } = await aDraft(site, owner)
  const channels = await site.db.selectFrom('channel').select('id').executeTakeFirstOrThrow()
  const answer = await owner.post(`/studio/articles/${id}/publication`, { ...publication, channels: channels.id })
  expect(answer.location).toBe(`/a/${id}`)
  return id
}

const aLetter = async (route: string): Promise<string> => {
  if (!route.includes('/admin/outbox')) return ''
  const id = newId()
  const letter = {
    id,
    kind: 'verify',
    to_address: 'a@example.com',
    subject: 'S',
    body: 'B',
    state: 'kept' as const,
    locale: 'en',
  }
  await site.db.insertInto('letter').values(letter).execute()
  return id
}

// A draft that was opened and saved once is at version 2.
const publication = { version: '2', act: 'publish', tags: 'something' }

/** What must be sent for a request to come as far as the question who sends it. */
const bodies: Record<string, Record<string, string>> = {
  'POST /studio/articles/:id/publication': publication,
  'POST /studio/creators/:handle/handle': { handle: 'another-handle' },
}

const ask = (person: Client, route: string, params: Record<string, string>): Promise<Answer> => {
  const [method = '', path = ''] = route.split(' ')
  const named = path
    .replace('*', 'feed')
    .replace(/:(\w+)/g, (_all, name: string) => params[name] ?? samples[name] ?? 'x')
  const filled = named + (queries[path]?.(params, site.url) ?? '')
  if (method === 'POST') return person.post(filled, bodies[route])
  return method === 'PUT' ? person.sendJson(method, filled, {}, { 'if-match': '"2"' }) : person.get(filled)
}

const queries: Record<string, (params: Record<string, string>, origin: string) => string> = {
  '/studio/media': ({ creator }) => `?creator=${creator}`,
  '/share/fediverse': (_params, origin) => `?url=${encodeURIComponent(`${origin}/a/x`)}`,
}

const samples: Record<string, string> = {
  token: 'a'.repeat(43),
  hash: 'a'.repeat(64),
  variant: 'full',
  link: '0'.repeat(13),
  tag: 'something',
  date: '2026-01-15',
  file: 'nothing.js',
  rule: 'r-spam',
  page: 'privacy',
  language: 'en',
}

test('every route says who gets in, and nothing else is on the list', () => {
  expect(routes.filter((route) => !rules[route])).toEqual([])
  expect(Object.keys(rules).filter((route) => !routes.includes(route))).toEqual([])
})

test.each(routes)('%s opens to those it is for, and to nobody else', async (route) => {
  const world = await aWorld(route)
  const outcomes: Partial<Record<PersonKind, string>> = {}
  for (const person of people) outcomes[person] = outcomeOf(await ask(world[person], route, world.params))
  expect(outcomes).toEqual(rules[route])
})
