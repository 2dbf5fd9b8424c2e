import type { ArticleClaim } from '#features/articles/index.ts'
import type { ClaimAttributes } from '#features/document/index.ts'
import { type Author, aDraft, aSource, type Draft } from '../articles/build.ts'
import { publish, rewrite } from '../articles/writing.ts'
import type { Site } from '../harness/site.ts'

/** What the machine marks in every model: an organisation, a date, figures and no source. */
export const bareClaim = '青屿市交通局11月20日公布，四条夜间线路的月均客流从41200人次增加到50850人次，同比增长23.4%。'

export const text = (words: string) => ({ type: 'text', text: words })
export const paragraph = (...content: object[]) => ({ type: 'paragraph', content })
export const documentOf = (...content: object[]) => ({ type: 'doc', content })

let count = 0

/** An id that no other claim has. */
export const claimId = (): string => `0c${String((count += 1)).padStart(11, '0')}`

/** Words that the author answered. */
export const answered = (words: string, attrs: Partial<ClaimAttributes> & Pick<ClaimAttributes, 'answer'>) => ({
  ...text(words),
  marks: [{ type: 'claim', attrs: { id: claimId(), said: words, ...attrs } }],
})

export const notice = aSource({
  id: 's1',
  title: '夜间线路调整公告',
  publisher: '交通局',
  url: 'https://example.org/notice',
})
export const counts = aSource({ id: 's2', title: '刷卡数据', kind: 'data' })

/** A complete draft with these blocks and two sources. */
export const aDraftWith = async (site: Site, author: Author, ...content: object[]): Promise<Draft> => {
  const draft = await aDraft(site, author, { details: { sources: [notice, counts] } })
  return { id: draft.id, version: await rewrite(author, draft, { document: documentOf(...content) }) }
}

export const publishedWith = async (site: Site, author: Author, ...content: object[]): Promise<Draft> => {
  const draft = await aDraftWith(site, author, ...content)
  await publish(site, author, draft)
  return asItStands(site, draft.id)
}

/** A draft at the version that it has now: the form of the last step changes it too. */
export const asItStands = (site: Site, id: string): Promise<Draft> =>
  site.db
    .selectFrom('draft')
    .select(['article_id as id', 'version'])
    .where('article_id', '=', id)
    .executeTakeFirstOrThrow()

/** Changes a published article through the editor's call and publishes it again. */
export const republish = async (site: Site, author: Author, draft: Draft, body: object): Promise<Draft> => {
  const next = { id: draft.id, version: await rewrite(author, draft, body) }
  await publish(site, author, next, { kind: 'update' })
  return asItStands(site, draft.id)
}

export type Kept = Pick<ArticleClaim, 'id' | 'state' | 'text'> & { is_answered: boolean; is_changed: boolean }

/** The rows of an article, in reading order. */
export const claimsOf = (site: Site, articleId: string): Promise<Kept[]> =>
  site.db
    .selectFrom('claim')
    .select(['id', 'state', 'text', 'is_answered', 'is_changed'])
    .where('article_id', '=', articleId)
    .orderBy('place')
    .execute()

export const statesOf = async (site: Site, articleId: string): Promise<string[]> =>
  (await claimsOf(site, articleId)).map(({ state }) => state)

/** Which claim, or the whole article, rests on which source of the list. */
export const citationsOf = async (site: Site, articleId: string): Promise<[string | null, number][]> => {
  const rows = await site.db
    .selectFrom('citation')
    .select(['claim_id', 'place'])
    .where('article_id', '=', articleId)
    .orderBy('place')
    .orderBy('claim_id')
    .execute()
  return rows.map(({ claim_id, place }) => [claim_id, place])
}

export const countsOf = (site: Site, articleId: string) =>
  site.db
    .selectFrom('article')
    .select(['claims_sourced as sourced', 'claims_first_hand as firstHand', 'claims_open as open'])
    .where('id', '=', articleId)
    .executeTakeFirstOrThrow()
