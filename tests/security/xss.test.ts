import { beforeAll, describe, expect, test } from 'vitest'
import type { Details } from '#features/articles/details.ts'
import { htmlLetter } from '#features/notifications/letter-text.ts'
import { type Author, aChannel, anAuthor, aSource, completeDetails } from '../articles/build.ts'
import type { Answer, Client } from '../harness/client.ts'
import { aCreator, anApplicant, decide, hidden } from '../harness/creators.ts'
import { aUser, type Person } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'
import { faultsIn, headOf, kindsIn, partOf, skeletonOfPart, textIn } from './markup.ts'
import { corpora, cut, hasCorpora, ownPayloads } from './payloads.ts'

const site = await startSite({ WENHAO_PROXIES: '127.0.0.1' })
let author: Author
let operator: Person
let moderator: Person
let channel: { id: string; slug: string }

beforeAll(async () => {
  author = await anAuthor(site)
  operator = await aUser(site, { role: 'operator' })
  moderator = await aUser(site, { role: 'moderator' })
  channel = await aChannel(site)
})

/** A page in which nothing of a payload became markup. */
const expectPlain = (where: string, answer: Answer) => {
  expect([where, answer.status < 500]).toEqual([where, true])
  expect([where, faultsIn(answer.text)]).toEqual([where, []])
}

const expectPlainAt = async (person: Client, paths: string[]) => {
  for (const path of paths) expectPlain(path, await person.get(path))
}

type Text = (length: number) => string

/** A text with a payload wherever one can stand; `next` gives one after the other, cut to what the field takes. */
const aText = (next: Text, paragraphs: number) => {
  const text = (length = 2000, marks?: unknown[]) => ({ type: 'text', text: next(length), ...(marks && { marks }) })
  const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content })
  return {
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 2 }, content: [text()] },
      paragraph(text(2000, [{ type: 'bold' }]), text(2000, [{ type: 'link', attrs: { href: linkOf(next) } }])),
      paragraph(text(2000, [{ type: 'code' }]), { type: 'formula', attrs: { tex: next(200) } }),
      { type: 'codeBlock', attrs: { language: null }, content: [text()] },
      { type: 'blockquote', content: [paragraph(text())] },
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text())] }] },
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [
              { type: 'tableHeader', content: [paragraph(text())] },
              { type: 'tableCell', content: [paragraph(text())] },
            ],
          },
        ],
      },
      {
        type: 'figure',
        attrs: { original: linkOf(next), alt: next(500), credit: next(200) },
        content: [text()],
      },
      paragraph(text(), { type: 'footnoteReference', attrs: { id: 'a1' } }),
      ...Array.from({ length: paragraphs }, () => paragraph(text())),
      { type: 'footnotes', content: [{ type: 'footnote', attrs: { id: 'a1' }, content: [paragraph(text())] }] },
    ],
  }
}

// An address that our rules take, with the payload where an address may hold anything.
const linkOf = (next: Text) => `https://example.org/${next(200).replace(/[\s\\\p{Cc}]/gu, '')}`

const someDetails = (next: Text, sources: number): Partial<Details> => ({
  title: next(200),
  summary: next(400),
  place: next(60),
  byline: next(120),
  tags: Array.from({ length: 10 }, (_, at) => `${at}${cut(next(38), 38)}`),
  sources: Array.from({ length: sources }, () =>
    aSource({
      kind: 'web' as const,
      url: linkOf(next),
      title: next(500),
      publisher: next(200),
      author: next(200),
      published: '2026',
      quote: next(2000),
    }),
  ),
  declaration: {
    origin: 'reprint',
    originOf: next(500),
    originLeave: next(300),
    genres: ['news'],
    ai: 'partly',
    aiNote: next(300),
    happened: '',
    interests: next(300),
  },
})

const publishWith = async (
  person: Author,
  next: Text,
  size: { paragraphs: number; sources: number },
): Promise<string> => {
  const id = (await person.post('/studio/articles', { creator: person.creatorId })).location?.split('/').at(-1) ?? ''
  const body = {
    details: { ...completeDetails(channel.id), ...someDetails(next, size.sources) },
    document: aText(next, size.paragraphs),
  }
  const saved = await person.sendJson('PUT', `/studio/articles/${id}/draft`, body, { 'if-match': '"1"' })
  expect([saved.status, saved.text.slice(0, 200)]).toEqual([200, expect.stringContaining('version')])
  const { details } = (await person.get(`/studio/articles/${id}/draft`)).json<{ details: Details }>()
  const form = {
    version: '2',
    act: 'publish',
    channels: channel.id,
    summary: details.summary,
    place: details.place,
    byline: details.byline,
    tags: details.tags.join(',').slice(0, 600),
  }
  const kept = await person.post(`/studio/articles/${id}/publication`, form)
  // Tags with commas inside become more than ten: then they are left as they are.
  const answer =
    kept.status === 303 ? kept : await person.post(`/studio/articles/${id}/publication`, { ...form, tags: '' })
  expect(answer.location).toBe(`/a/${id}`)
  return id
}

const parts = ['title', 'byline', 'body', 'sources', 'declaration']

/** Reads an article wherever it shows, and holds its parts against those of one with harmless words. */
const expectArticlePlain = async (person: Author, id: string, twin: Answer) => {
  const page = await site.stranger().get(`/a/${id}`)
  expectPlain(`/a/${id}`, page)
  for (const part of parts)
    if (part !== 'body')
      expect([part, skeletonOfPart(page.text, part)]).toEqual([part, skeletonOfPart(twin.text, part)])
  expect(headOf(page.text)).toEqual(headOf(twin.text))
  const known = new Set([
    ...kindsIn(twin.text),
    ...mathKinds,
    ...claimKinds,
    ...listKinds,
    'endless-list',
    'li[data-item]',
  ])
  const body = `<body>${page.text.slice(page.text.indexOf('data-part="body"'))}`
  expect([...kindsIn(body)].filter((kind) => !known.has(kind) && !/^wbr|^time|^m[a-z]+(\[|$)/.test(kind))).toEqual([])
  await expectPlainAt(
    person,
    ['', '/revisions', '/declaration', '/publication', '/preview', '/revisions/1', '/comparison?from=1'].map(
      (path) => `/studio/articles/${id}${path}`,
    ),
  )
  await expectPlainAt(site.stranger(), [`/a/${id}/versions`])
}

// A list of further reads that has more than it shows is wrapped; one that has not is not.
// What the machine asks about is marked, also in a payload.
const claimKinds = ['span[id]', 'aside[role]', 'aside[id]']
const listKinds = ['list', 'auto', 'loading', 'added', 'end'].map((name) => `endless-list[data-${name}]`)

const mathKinds = ['math', 'math[display]', 'math[class]', 'code', 'code[class]']

const sequence = (payloads: string[], from = 0): Text => {
  let at = from
  return (length) => cut(payloads[at++ % payloads.length] ?? '', length)
}

describe('our own payloads', () => {
  test('stay text in every part of an article, in the studio and in every list', async () => {
    const size = { paragraphs: 44, sources: 20 }
    const twinId = await publishWith(author, () => 'x', size)
    const twin = await site.stranger().get(`/a/${twinId}`)
    for (let from = 0; from < ownPayloads.length; from += 4) {
      const id = await publishWith(author, sequence(ownPayloads, from), size)
      await expectArticlePlain(author, id, twin)
      const shown = textIn(partOf((await site.stranger().get(`/a/${id}`)).text, 'body') as never)
      for (const payload of ownPayloads) expect([payload, shown.includes(payload.trim())]).toEqual([payload, true])
    }
    await expectPlainAt(author, [
      '/',
      '/latest',
      `/c/${channel.slug}`,
      `/@${author.handle}`,
      '/studio?tab=published',
      '/search?q=script',
    ])
    const tags = await site.db.selectFrom('article_tag').select('tag').limit(60).execute()
    await expectPlainAt(
      author,
      tags.map(({ tag }) => `/tags/${encodeURIComponent(tag)}`),
    )
  }, 60_000)

  test('stay text in the reasons of corrections and withdrawals', async () => {
    const next = sequence(ownPayloads)
    for (let round = 0; round < ownPayloads.length / 4; round += 1) {
      const id = await publishWith(author, next, { paragraphs: 1, sources: 1 })
      const { version } = (await author.get(`/studio/articles/${id}/draft`)).json<{ version: number }>()
      const document = aText(next, 2)
      await author.sendJson('PUT', `/studio/articles/${id}/draft`, { document }, { 'if-match': `"${version}"` })
      const form = {
        version: String(version + 1),
        act: 'publish',
        kind: 'correction',
        reason: next(1000),
        channels: channel.id,
      }
      expect((await author.post(`/studio/articles/${id}/publication`, form)).status).toBe(303)
      await expectPlainAt(author, [`/a/${id}`, `/a/${id}/versions`, `/studio/articles/${id}/revisions`])
      expect((await author.post(`/studio/articles/${id}/withdrawal`, { reason: next(1000) })).status).toBe(303)
      const gone = await site.stranger().get(`/a/${id}`)
      expect(gone.status).toBe(410)
      expectPlain('gone', gone)
      await expectPlainAt(author, [
        `/studio/articles/${id}/withdrawal`,
        `/studio/articles/${id}`,
        '/studio?tab=withdrawn',
      ])
    }
  }, 60_000)

  test('stay text in the name of a user, wherever it shows', async () => {
    let taken = 0
    for (const payload of ownPayloads) {
      const answer = await author.post('/me/profile', { name: cut(payload, 60), language: 'zh-CN' })
      expectPlain(payload, answer)
      if (answer.status !== 303) continue
      taken += 1
      await expectPlainAt(author, ['/me', '/'])
      await expectPlainAt(operator, [`/admin/users?q=${encodeURIComponent(payload)}`, `/admin/users/${author.id}`])
    }
    expect(taken).toBeGreaterThan(20)
  })

  test('stay text in the name and the line of a creator', async () => {
    const { handle, owner } = await aCreator(site)
    let taken = 0
    for (const payload of ownPayloads) {
      const form = { name: cut(payload, 60), tagline: cut(payload, 160), do: 'save' }
      const answer = await owner.post(`/studio/creators/${handle}/settings`, form)
      expectPlain(payload, answer)
      if (answer.status === 303) taken += 1
      else await owner.post(`/studio/creators/${handle}/settings`, { ...form, name: `夜行的人${taken}` })
      await expectPlainAt(owner, [`/@${handle}`, `/studio/creators/${handle}/settings`, '/'])
    }
    await expectPlainAt(moderator, ['/desk/creators', `/desk/creators?find=${encodeURIComponent('<script>')}`])
    expect(taken).toBeGreaterThan(10)
  })

  test('stay text in an application, at the desk, in the decision and its letter', async () => {
    const outcomes = ['more-asked', 'refused', 'accepted']
    for (let from = 0; from < ownPayloads.length; from += 11) {
      const next = sequence(ownPayloads, from)
      const { person, number } = await anApplicant(site, {
        name: `夜行${from}号`,
        tagline: next(160),
        why: ownPayloads.join('\n').slice(0, 3900),
        links: `https://example.org/?${encodeURI(next(200))}`,
        files: new File([pdf], `${next(60)}.pdf`, { type: 'application/pdf' }),
      })
      const outcome = outcomes[(from / 11) % 3] ?? 'refused'
      const verdict = {
        outcome,
        reason: ownPayloads
          .slice(from, from + 20)
          .join('\n')
          .slice(0, 3900),
        verifiedAs: next(120),
      }
      await expectPlainAt(moderator, ['/desk', `/desk/cases/${number}`])
      const seen = hidden(await moderator.get(`/desk/cases/${number}`), 'seen')
      expectPlain(
        'preview',
        await moderator.post(`/desk/cases/${number}/decision`, { ...verdict, seen, do: 'preview' }),
      )
      expectPlain('edit', await moderator.post(`/desk/cases/${number}/decision`, { ...verdict, seen, do: 'edit' }))
      expect((await decide(moderator, number, verdict)).status).toBe(303)
      await site.settle()
      await expectPlainAt(moderator, [`/desk/cases/${number}`])
      await expectPlainAt(person, ['/apply', '/me', '/studio'])
    }
    const letters = await site.db.selectFrom('letter').select(['id', 'body', 'link_path', 'link_label']).execute()
    expect(letters.length).toBeGreaterThan(3)
    await expectPlainAt(operator, ['/admin/outbox', ...letters.map(({ id }) => `/admin/outbox/${id}`)])
    for (const letter of letters) {
      const html = htmlLetter({ body: letter.body, link: { address: `${site.url}/apply`, label: 'x' }, fallback: 'x' })
      expect([...kindsIn(html)].filter((kind) => /script|img|svg|iframe|on[a-z]+\]/.test(kind))).toEqual([])
    }
  }, 60_000)

  test('stay text in every form that is refused and shown again', async () => {
    const person = await aUser(site)
    const refused: [Client, string, string[]][] = [
      [site.stranger(), '/sign-up', ['name', 'email', 'password']],
      [site.stranger(), '/sign-in', ['email', 'from', 'password']],
      [site.stranger(), '/forgotten-password', ['email']],
      [person, '/me/password', ['current-password', 'new-password']],
      [person, '/me/deletion', ['password']],
      [person, '/apply', ['kind', 'version', 'do']],
      [operator, '/admin/channels', ['name_zh', 'name_en', 'slug']],
      [operator, '/admin/site', ['name']],
      [operator, `/admin/users/${person.id}/role`, ['role']],
      [operator, `/admin/users/${person.id}/suspension`, ['act']],
      [person, '/accessibility', ['theme', 'size', 'from']],
    ]
    for (const payload of ownPayloads)
      for (const [client, path, fields] of refused) {
        const form = Object.fromEntries(fields.map((field) => [field, payload]))
        const headers = { 'x-forwarded-for': `10.0.${ownPayloads.indexOf(payload)}.${fields.length}` }
        expectPlain(`${path} ${payload}`, await client.post(path, form, headers))
      }
  }, 60_000)

  test('stay text in the names of channels and of the site, on every page', async () => {
    const names = ownPayloads.map((payload) => cut(payload, 40))
    let taken = 0
    for (const [at, name] of names.entries()) {
      const form = { name_zh: name, name_en: name, slug: `payload-${at}`, is_light: 'no' }
      const made = await operator.post('/admin/channels', form)
      expectPlain(name, made)
      if (made.status === 303) taken += 1
      expectPlain(name, await operator.post('/admin/site', { name }))
      await expectPlainAt(operator, ['/about', '/admin/site'])
    }
    expect(taken).toBeGreaterThan(30)
    await expectPlainAt(operator, [
      '/',
      '/c',
      '/admin/channels',
      '/apply',
      '/c/payload-0',
      `/studio/creators/${author.handle}/settings`,
    ])
    await expectPlainAt(author, ['/', `/@${author.handle}`, `/studio/creators/${author.handle}/settings`])
    await site.db.deleteFrom('channel').where('slug', 'like', 'payload-%').execute()
    await site.db.deleteFrom('setting').execute()
  }, 60_000)

  test('stay text in every address', async () => {
    const queries = [
      '/search?q=',
      '/latest?before=',
      '/?lang=',
      '/tags/',
      '/c/',
      '/a/',
      '/@',
      '/sign-in?from=',
      '/sign-in?reset=',
      '/me?saved=',
      '/admin/users?role=',
      '/desk?kind=',
      '/desk?after=',
      '/studio?tab=',
      '/studio?creator=',
      '/admin/users?q=',
      '/desk/creators?find=',
      '/set-up/',
      '/reset-password/',
      '/desk/cases/',
      '/accessibility?saved=',
      `/share/fediverse?url=${encodeURIComponent(`${site.url}/a/x`)}&title=`,
      `/share/fediverse?url=${encodeURIComponent(`${site.url}/a/x`)}&server=`,
      '/',
      '/apply/handle?handle=',
    ]
    for (const payload of ownPayloads)
      for (const query of queries) {
        const answer = await operator.get(query + encodeURIComponent(payload))
        expect([query, payload, answer.status < 500]).toEqual([query, payload, true])
        if (answer.headers.get('content-type')?.startsWith('text/html')) expectPlain(query + payload, answer)
        else expect(answer.headers.get('content-type') ?? 'application/json').not.toMatch(/html|xml|svg/)
      }
  }, 60_000)
})

const pdf = '%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'

describe.skipIf(!hasCorpora)('thousands of collected payloads (skipped without WENHAO_SHARED)', () => {
  const all = hasCorpora ? corpora() : []

  test('stay text in articles', async () => {
    const size = { paragraphs: 400, sources: 120 }
    const twinId = await publishWith(author, () => 'x', size)
    const twin = await site.stranger().get(`/a/${twinId}`)
    const perArticle = 900
    for (let from = 0; from < all.length; from += perArticle) {
      const id = await publishWith(author, short(sequence(all, from)), size)
      await expectArticlePlain(author, id, twin)
    }
  }, 120_000)

  test('stay text in titles, names and lines', async () => {
    const { handle, owner } = await aCreator(site)
    for (let from = 0; from < all.length; from += 12) {
      const batch = all.slice(from, from + 12)
      const taglines = cut(batch.join(' '), 160)
      const page = await owner.post(`/studio/creators/${handle}/settings`, { name: '夜行的人', tagline: taglines })
      expectPlain(taglines, page)
      if (from % 120 === 0) await expectPlainAt(owner, [`/@${handle}`])
    }
  }, 120_000)

  test('stay text in a search', async () => {
    for (let from = 0; from < all.length; from += 10) {
      const asked = all
        .slice(from, from + 10)
        .join(' ')
        .toWellFormed()
      expectPlain(asked, await site.stranger().get(`/search?q=${encodeURIComponent(asked.slice(from % 50, 1500))}`))
    }
  }, 120_000)
})

// A whole document holds 100,000 characters.
const short =
  (next: Text): Text =>
  (length) =>
    next(Math.min(length, 110))
