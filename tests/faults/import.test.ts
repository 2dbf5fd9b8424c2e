import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { anAuthor } from '../articles/build.ts'
import { emptyFolder, runToEnd, settledFolder, wenhao } from '../boot/program.ts'
import { startOn, until } from './running-site.ts'

const onLinux = test.runIf(process.platform === 'linux')
const total = 500

const archive = (): string => {
  const path = join(emptyFolder(), 'articles.jsonl')
  const line = (number: number) =>
    JSON.stringify({
      id: `article-${number}`,
      title: `第 ${number} 篇`,
      format: 'text',
      body: `正文 ${number}。\n\n${'一段话。'.repeat(50)}`,
      published: '2024-05-01T08:00:00Z',
      tags: ['旧文'],
    })
  writeFileSync(path, Array.from({ length: total }, (_, place) => line(place + 1)).join('\n'))
  return path
}

onLinux('an import that was killed is finished by the next, and no article comes twice', async () => {
  const site = await startOn(await settledFolder())
  const { handle, creatorId } = await anAuthor(site)
  const words = ['import', '--from', 'jsonl', archive(), '--creator', handle]
  const env = { WENHAO_DATA: site.folder }

  const first = wenhao(words, { env })
  const some = site.db.selectFrom('imported_item').select('item').where('creator_id', '=', creatorId).limit(1)
  await until(async () => (await some.execute()).length > 0)
  first.child.kill('SIGKILL')
  await first.ended

  const again = await runToEnd(words, { env })
  const [, there] = /(\d+) already there/.exec(again.out) ?? []
  expect(Number(there)).toBeGreaterThan(0)
  expect(Number(there)).toBeLessThan(total)
  expect(again.out).toContain(`${total} items: ${total - Number(there)} imported, ${there} already there, 0 refused`)
  expect(again.code).toBe(0)

  const { count } = site.db.fn
  const rows = await site.db
    .selectFrom('article')
    .leftJoin('imported_item', 'imported_item.article_id', 'article.id')
    .leftJoin('revision', 'revision.id', 'article.published_revision_id')
    .leftJoin('article_tag', 'article_tag.article_id', 'article.id')
    .select([count('article.id').distinct().as('articles'), count('article.title').distinct().as('titles')])
    .select([count('imported_item.item').as('items'), count('revision.text').as('texts')])
    .select(count('article_tag.tag').as('tags'))
    .where('article.creator_id', '=', creatorId)
    .executeTakeFirstOrThrow()
  const all = String(total)
  expect(rows).toEqual({ articles: all, titles: all, items: all, texts: all, tags: all })
  await site.close()
})
