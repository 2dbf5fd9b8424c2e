import { expect } from 'vitest'
import { createDraft } from '#features/articles/create-draft.ts'
import { type Author, paragraphs } from '../articles/build.ts'
import type { Client } from '../harness/client.ts'
import type { Ground } from '../harness/people.ts'

/** A draft that somebody types into, and the last version that the site said it has. */
export type Typed = { id: string; acknowledged: number }

export const openDraft = async ({ db }: Ground, { id, creatorId }: Author): Promise<Typed> => {
  const opened = await createDraft(db, { id }, { creatorId, language: 'zh-CN' })
  if (!opened.ok) throw new Error(opened.problem)
  return { id: opened.articleId, acknowledged: 1 }
}

/** Sends the text that belongs to the next version, so that a version tells which text it must have. */
export const typeOn = async (client: Client, draft: Typed): Promise<number> => {
  const next = draft.acknowledged + 1
  const body = { details: { title: titleOf(next) }, document: paragraphs(...textsOf(next)) }
  const answer = await client.sendJson('PUT', pathOf(draft), body, { 'if-match': `"${draft.acknowledged}"` })
  if (answer.status === 200) {
    expect(answer.json()).toMatchObject({ version: next })
    draft.acknowledged = next
  }
  return answer.status
}

/** Types until the site is gone. */
export const typeUntilCut = async (client: Client, draft: Typed): Promise<void> => {
  for (;;) {
    const status = await typeOn(client, draft).catch(() => undefined)
    if (status === undefined) return
    expect(status).toBe(200)
  }
}

type Kept = { version: number; details: { title: string }; document: unknown }

/** What the site has of a draft: nothing that it answered for is lost, nothing is half there. */
export const checkKept = async ({ db }: Ground, client: Client, draft: Typed): Promise<void> => {
  const answer = await client.get(pathOf(draft))
  expect(answer.status).toBe(200)
  const { version, details, document } = answer.json<Kept>()
  // What was being written when the site died may have been kept too; its answer was lost on its way.
  expect([draft.acknowledged, draft.acknowledged + 1]).toContain(version)
  expect({ title: details.title, document }).toEqual({
    title: titleOf(version),
    document: paragraphs(...textsOf(version)),
  })
  const { title } = await db.selectFrom('article').select('title').where('id', '=', draft.id).executeTakeFirstOrThrow()
  expect(title).toBe(titleOf(version))
  draft.acknowledged = version
}

const pathOf = ({ id }: Typed) => `/studio/articles/${id}/draft`
const titleOf = (version: number) => `第 ${version} 版`
const textsOf = (version: number) => [
  `这是第 ${version} 版。`,
  '长一些的一段，好让一次写入不止一个数据页。'.repeat(200),
]
