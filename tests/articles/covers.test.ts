import { expect, test } from 'vitest'
import { startSite } from '../harness/site.ts'
import { anAuthor } from './build.ts'
import { aDraftOf, aPicture, publish, rewrite } from './writing.ts'

const site = await startSite()

const aDraftWithCover = async (width: number) => {
  const author = await anAuthor(site)
  const hash = await aPicture(author, width)
  const draft = await aDraftOf(site, author)
  const cover = { hash, alt: '雨里的站台', credit: '老周摄' }
  const version = await rewrite(author, draft, { details: { cover } })
  return { author, hash, draft: { ...draft, version } }
}

/** The cover that the form would send if nobody touched it. */
const chosenCover = (page: string): string | undefined =>
  /<input(?=[^>]* checked)(?=[^>]* name="cover")[^>]* value="([^"]*)"/.exec(page)?.[1]

const coverInLists = async (id: string) => {
  const found = site.db.selectFrom('article').select('cover').where('id', '=', id)
  return (await found.executeTakeFirstOrThrow()).cover
}

test('a cover that the text does not show is offered first and stays when the article is published again', async () => {
  const { author, hash, draft } = await aDraftWithCover(701)
  await publish(site, author, draft, { cover: hash })
  const document = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '改过的正文。' }] }] }
  const saved = await author.get(`/studio/articles/${draft.id}/draft`)
  const version = await rewrite(author, { ...draft, ...saved.json<{ version: number }>() }, { document })
  const { text: page } = await author.get(`/studio/articles/${draft.id}/publication`)
  expect(/name="cover"[^>]*>/.exec(page)?.[0]).toContain(hash)
  expect(page).toContain('alt="雨里的站台"')
  expect(chosenCover(page)).toBe(hash)
  await publish(site, author, { ...draft, version }, { kind: 'typo', cover: chosenCover(page) ?? '' })
  expect(await coverInLists(draft.id)).toMatchObject({ hash, alt: '雨里的站台', credit: '老周摄' })
  expect((await site.stranger().get(`/a/${draft.id}`)).text).toContain(`/media/${hash}/`)
})

test('a cover that may not be shown now is still offered, and is not lost', async () => {
  const { author, hash, draft } = await aDraftWithCover(702)
  await site.db.updateTable('picture').set({ is_hidden: true }).where('hash', '=', hash).execute()
  const { text: page } = await author.get(`/studio/articles/${draft.id}/publication`)
  expect(chosenCover(page)).toBe(hash)
  expect(page).toContain('现在的封面（目前不能显示）')
})

test('preview and draft link show the cover, and the link alone opens it to a stranger', async () => {
  const { author, hash, draft } = await aDraftWithCover(703)
  expect((await author.get(`/studio/articles/${draft.id}/preview`)).text).toContain(`/media/${hash}/full`)
  const made = await author.post(`/studio/articles/${draft.id}/links`, { days: '7', note: '' })
  const link = /\/drafts\/[\w-]{43}/.exec(made.text)?.[0] ?? ''
  const { text: page } = await site.stranger().get(link)
  expect(page).toContain(`href="${link}/media/${hash}/full"`)
  const addresses = [...page.matchAll(/(?:src|srcset|href|content)="([^" ]*\/media\/[^" ]*)/g)].map(
    ([, at]) => at ?? '',
  )
  expect(addresses.length).toBeGreaterThan(1)
  for (const address of addresses)
    expect([address, (await site.stranger().get(address)).status]).toEqual([address, 200])
  expect((await site.stranger().get(`/media/${hash}/full`)).status).toBe(404)
})

const publishedTime = /<\/time> 发布<\/span>/

test('a draft that readers have not seen shows no time of publication', async () => {
  const { author, draft } = await aDraftWithCover(704)
  const before = (await author.get(`/studio/articles/${draft.id}/preview`)).text
  expect(before).toContain('<span>还没有发布</span>')
  expect(before).not.toMatch(publishedTime)
  await publish(site, author, draft)
  const after = (await author.get(`/studio/articles/${draft.id}/preview`)).text
  expect(after).not.toContain('<span>还没有发布</span>')
  expect(after).toMatch(publishedTime)
})
