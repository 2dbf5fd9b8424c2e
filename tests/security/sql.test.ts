import { beforeAll, expect, test } from 'vitest'
import { makeApp } from '#web/app.tsx'
import { type Author, aDraft, anAuthor } from '../articles/build.ts'
import { aUser, type Person } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'

const site = await startSite()
let author: Author
let operator: Person
let published: string
let draft: string

beforeAll(async () => {
  author = await anAuthor(site)
  operator = await aUser(site, { role: 'operator' })
  draft = (await aDraft(site, author)).id
  const other = await aDraft(site, author)
  const channels = await site.db.selectFrom('channel').select('id').executeTakeFirstOrThrow()
  const form = { version: String(other.version), act: 'publish', channels: channels.id, tags: 'news' }
  published = (await author.post(`/studio/articles/${other.id}/publication`, form)).location?.slice(3) ?? ''
})

const breakers = [
  "'",
  '"',
  "''",
  '\\',
  "\\'",
  '%',
  '_',
  '%_\\',
  ';',
  '--',
  '/*',
  '$1',
  '$$',
  '::text',
  '\'; drop table "user"; --',
  '\' union select password_hash from "user" --',
  "') or ('1'='1",
  '1; select pg_sleep(5)',
  "'||pg_sleep(5)||'",
  '(select 1)',
  'null',
  'true',
  '-1',
  '0',
  '1e309',
  'NaN',
  '99999999999999999999',
  '-99999999999999999999',
  '2147483648',
  '0x10',
  '１',
  '',
  ' ',
  '[]',
  '{}',
  '__proto__',
  '\u202e',
  '\ud83d\ude00'.repeat(120),
  `${'a'.repeat(99)}😀`,
  `${'a'.repeat(59)}😀`,
  'İ'.repeat(100),
  'ﷺ'.repeat(100),
  '%00',
  '%25%27',
  '999999999999999-0123456789abc',
  '-999999999999999-0123456789abc',
  '-99999999999999-0123456789abc',
  '0-0000000000000',
  '../../etc/passwd',
]

const queries = () =>
  [
    [
      '/search?q=*',
      '/search?q=x&before=*',
      '/latest?before=*',
      '/c?x=*',
      '/tags/news?before=*',
      `/@${author.handle}?before=*`,
    ],
    ['/?lang=*', '/sign-in?from=*', '/sign-in?reset=*', '/me?saved=*', '/me/following?after=*', '/apply?another=*'],
    ['/studio?creator=*', '/studio?tab=*', '/studio?before=*', '/studio/settings?creator=*', '/studio/media?creator=*'],
    [`/studio/media?creator=${author.creatorId}&before=*`, '/apply/handle?handle=*', '/accessibility?saved=*'],
    [`/studio/articles/${draft}/comparison?from=*&to=draft`, `/studio/articles/${draft}/revisions?before=*`],
    [`/studio/articles/${draft}/preview?width=*`, `/a/${published}/versions?from=*&to=1`, `/a/${published}?x=*`],
    [`/share/fediverse?url=${encodeURIComponent(`${site.url}/a/x`)}&server=*`, '/share/fediverse?url=*'],
    [
      '/admin/users?q=*',
      '/admin/users?role=*',
      '/admin/users?before=*',
      '/admin/outbox?before=*',
      '/admin/channels?saved=*',
    ],
    ['/desk?kind=*', '/desk?after=*', '/desk/creators?find=*', '/desk/creators?before=*', '/desk/cases/x?done=*'],
  ].flat()

/** Every address with a part that can be filled, from the map of URLs. */
const paths = makeApp(site.house)
  .routes.filter(({ method, path }) => method === 'GET' && path.includes(':'))
  .map(({ path }) => path.replace(/:at\{[^}]*\}/, '@:handle').replace(/\{(?:[^{}]|\{[^{}]*\})*\}/g, ''))
  .map((path) => path.replace(/:\w+/g, '*').replaceAll('/**', '/*'))

test('no query and no path breaks a statement or makes one wait', async () => {
  const failures: unknown[] = []
  for (const place of new Set([...queries(), ...paths]))
    for (const breaker of place.includes('?') ? breakers : breakers.slice(0, 20)) {
      const path = place.replaceAll('*', encodeURIComponent(breaker))
      const start = performance.now()
      const { status } = await (place.startsWith('/studio') ? author : operator).get(path)
      if (status >= 500 || performance.now() - start > 4500) failures.push([place, breaker, status])
    }
  expect(failures).toEqual([])
}, 120_000)

test('addresses that are no UTF-8 are answered', async () => {
  for (const place of ['/search?q=', '/tags/', '/a/', '/@', '/c/', '/media/', '/assets/', '/', '/share/fediverse?url='])
    for (const bytes of ['%ff', '%c0%af', '%ed%a0%80', '%', '%zz', '%e4%b8', '%f8%88%80%80%80', '%00', '%u0000'])
      expect([place, bytes, (await operator.get(place + bytes)).status < 500]).toEqual([place, bytes, true])
})

/** What differs in every answer although nothing is different. */
const plain = (text: string, value: string) =>
  [
    value,
    encodeURIComponent(value),
    value.replaceAll("'", '&#39;'),
    encodeURIComponent(value).replaceAll("'", '&#39;'),
    new URLSearchParams({ v: value }).toString().slice(2),
  ].reduce((all, form) => all.replaceAll(form, 'VALUE'), text.replace(/ (?:datetime|title)="[^"]*"/g, ''))

/** Where two pages part, with a little of both. */
const firstDifference = (one: string, other: string): [string, string] | undefined => {
  if (one === other) return undefined
  const at = [...one].findIndex((_sign, place) => one[place] !== other[place])
  return [one.slice(Math.max(0, at - 60), at + 60), other.slice(Math.max(0, at - 60), at + 60)]
}

test.each([
  ["x' and '1'='1", "x' and '1'='2"],
  ["x' or '1'='1", "x' or '1'='2"],
  ["x') or ('1'='1", "x') or ('1'='2"],
  ['1 or 1=1', '1 or 1=0'],
  ['x%27 or 1=1 --', 'x%27 or 1=0 --'],
  ["news' || '1", "news' || '0"],
])(
  'a condition that is true (%s) answers as one that is not',
  async (yes, no) => {
    for (const place of new Set([...queries(), ...paths])) {
      const person = place.startsWith('/studio') ? author : operator
      const [one, other] = [
        await person.get(place.replaceAll('*', encodeURIComponent(yes))),
        await person.get(place.replaceAll('*', encodeURIComponent(no))),
      ]
      expect([place, one.status]).toEqual([place, other.status])
      expect([place, firstDifference(plain(one.text, yes), plain(other.text, no))]).toEqual([place, undefined])
    }
  },
  60_000,
)

test('a wildcard in a search stands for itself', async () => {
  expect((await operator.get('/search?q=%25')).text).not.toContain(`/a/${published}`)
  expect((await operator.get('/search?q=_')).text).not.toContain(`/a/${published}`)
  expect((await operator.get(`/search?q=${encodeURIComponent('末班公交')}`)).text).toContain(`/a/${published}`)
})

test('a language that is none is not kept, and a cookie that says so shuts nobody out', async () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'xx']) {
    const answer = await site.stranger().get(`/?lang=${name}`)
    expect([name, answer.status, answer.headers.getSetCookie()]).toEqual([name, 200, []])
    const shut = site.stranger()
    shut.cookies.set('lang', name)
    expect([name, (await shut.get('/about')).status]).toEqual([name, 200])
    expect((await author.post('/me/profile', { name: 'Ana', language: name })).status).toBe(422)
  }
})
