import { type Kysely, sql } from 'kysely'
import type { Rule } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import type { DB } from '#platform/schema.ts'

/** A clause as it read on the day on which a decision named it. */
export type CitedRule = Pick<Rule, 'id' | 'title_zh' | 'title_en' | 'text_zh' | 'text_en'>

/** What readers are told of a restriction: since when, how long, and which clause or law it rests on. */
export type Restriction = {
  decisionId: string
  at: Date
  until: Date | null
  rule: CitedRule | null
  legalGround: string | null
}

const inForce = (db: Kysely<DB>, measure: 'hide' | 'suspend') =>
  db
    .selectFrom('statement')
    .innerJoin('decision', 'decision.id', 'statement.decision_id')
    .innerJoin('case', 'case.id', 'decision.case_id')
    .select(['decision.id', 'case_id', 'starts_at', 'ends_at', 'rule_as_cited', 'legal_ground'])
    .where(sql<boolean>`${measure} = any(statement.measure)`)
    .where('ended_by', 'is', null)
    .where((is) => is.or([is('ends_at', 'is', null), is('ends_at', '>', now())]))
    .orderBy('decision.id', 'desc')

type Row = Awaited<ReturnType<ReturnType<typeof inForce>['executeTakeFirstOrThrow']>>

const shape = (row: Row | undefined): Restriction | undefined =>
  row && {
    decisionId: row.id,
    at: row.starts_at,
    until: row.ends_at,
    rule: row.rule_as_cited as CitedRule | null,
    legalGround: row.legal_ground,
  }

/** By which decision an article is hidden. */
export const hidingOf = async (db: Kysely<DB>, articleId: string): Promise<Restriction | undefined> =>
  shape(
    await inForce(db, 'hide').where('article_id', '=', articleId).where('picture_hash', 'is', null).executeTakeFirst(),
  )

/** By which decision a creator may not publish. */
export const suspensionOf = async (db: Kysely<DB>, creatorId: string): Promise<Restriction | undefined> =>
  shape(await inForce(db, 'suspend').where('creator_id', '=', creatorId).executeTakeFirst())

/** What a decision of this case still restricts. */
export const restrictionOfCase = async (
  db: Kysely<DB>,
  caseId: string,
): Promise<(Restriction & { measure: 'hide' | 'suspend' }) | undefined> => {
  for (const measure of ['hide', 'suspend'] as const) {
    const found = shape(await inForce(db, measure).where('case_id', '=', caseId).executeTakeFirst())
    if (found) return { ...found, measure }
  }
  return undefined
}
