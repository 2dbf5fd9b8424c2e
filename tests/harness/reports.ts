import type { Answer, Client, Fields } from './client.ts'
import { hidden } from './creators.ts'
import type { Person } from './people.ts'
import type { Site } from './site.ts'

/** What a report by the rules needs. */
export const aReport = (about: Fields, more: Fields = {}): Fields => ({
  path: 'rules',
  rule: 'r-spam',
  explanation: '同一段文字在两天里发了四十遍。',
  ...about,
  ...more,
})

/** Sends a report and gives the page of its receipt, with the number of its first case. */
export const report = async (client: Client, about: Fields, more: Fields = {}) => {
  const sent = await client.post('/report', aReport(about, more))
  if (sent.status !== 303) throw new Error(`not reported: ${sent.status} ${sent.text.match(/id="e-\w+"/g)}`)
  const receipt = sent.location ?? ''
  const page = await client.get(receipt)
  return { receipt, page, number: /\d{4}-\d{2}-\d{4}/.exec(page.text)?.[0] ?? '' }
}

/** Opens a case about what stands at an address, as the desk does by itself. */
export const openCase = async (moderator: Person, address: string): Promise<string> => {
  const answer = await moderator.post('/desk/opening', { address })
  return answer.location?.split('/').at(-1) ?? ''
}

export const aRuling: Fields = {
  measure: 'hide',
  rule: 'r-spam',
  facts: '“末班车推迟了一小时”一句重复了四十遍。',
  explanation: '读者找不到别的内容，符合条款所说的刷屏，警告已经不够。',
}

/** Sends a ruling as the preview's button does, on what the moderator sees now. */
export const rule = async (moderator: Person, number: string, fields: Fields = {}): Promise<Answer> => {
  const page = await moderator.get(`/desk/cases/${number}`)
  const seen = hidden(page, 'seen')
  return moderator.post(`/desk/cases/${number}/measure`, { ...aRuling, seen, do: 'send', ...fields })
}

export const lift = (moderator: Person, number: string, reason = '重新看过，原文并没有重复。') =>
  moderator.post(`/desk/cases/${number}/lifting`, { reason })

/** The decisions of a case, the first one first. */
export const rulingsOf = (site: Pick<Site, 'db'>, number: string) =>
  site.db
    .selectFrom('decision')
    .innerJoin('case', 'case.id', 'decision.case_id')
    .leftJoin('statement', 'statement.decision_id', 'decision.id')
    .select(['decision.id', 'decision.outcome', 'decision.reason', 'case.state'])
    .select(['measure', 'territory', 'starts_at', 'ends_at', 'facts', 'source_type', 'rule_id', 'legal_ground'])
    .select(['is_found_by_machine', 'is_decided_by_machine', 'statement.explanation', 'redress', 'ended_by'])
    .where('case.number', '=', number)
    .orderBy('decision.id')
    .execute()
