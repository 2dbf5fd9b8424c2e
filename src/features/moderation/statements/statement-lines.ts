import { ruleTitle } from '#features/site/index.ts'
import { type Clock, writeTime } from '#ui/dates.ts'
import { type Messages, messagesOf } from '#ui/messages/index.ts'
import type { Target } from '../reports/target.ts'
import type { StatementView } from './statement-view.ts'

/** What a measure means for the thing it is taken against. */
export const sentenceOf = (say: Messages, type: Target['type'], outcome: string): string => {
  const { sentences, lifted } = say.reports.statement
  const ofType: Partial<Record<string, string>> = sentences[type]
  if (outcome === 'lift') return lifted
  return ofType[outcome] ?? say.reports.desk.measures.none
}

/** Every field that a statement of reasons must have, in the order of the law, as plain text. */
export const statementLines = (of: StatementView, clock: Clock): [term: string, text: string][] => {
  const say = messagesOf(clock.locale)
  const text = say.reports.statement
  const ends = of.ends_at ? writeTime(of.ends_at, 'minute', clock) : text.untilLifted
  const lines: [string, string | null | undefined | false][] = [
    [text.number, of.number],
    [text.what, whatOf(say, of)],
    [text.versions, versionsIn(say, of)],
    [text.measure, sentenceOf(say, of.target.type, of.outcome)],
    [text.since, writeTime(of.at, 'minute', clock)],
    [text.until, of.starts_at && of.outcome !== 'warn' && ends],
    [text.territory, of.starts_at && text.everywhere],
    [text.rule, of.rule && ruleTitle(of.rule, clock.locale)],
    [text.law, of.legal_ground],
    [text.facts, of.facts],
    [text.explanation, of.reason],
    [text.source, of.source_type && `${text.sources[of.source_type]}\n${text.machines}`],
  ]
  return lines.flatMap(([term, line]) => (line ? [[term, line]] : []))
}

/** Which versions were judged and hidden, where they are not the same. */
const versionsIn = (say: Messages, { seenNumber, hiddenNumber }: StatementView): string | undefined =>
  seenNumber && hiddenNumber && seenNumber !== hiddenNumber
    ? say.reports.statement.versionsOf(seenNumber, hiddenNumber)
    : undefined

const whatOf = (say: Messages, { target, subject }: StatementView): string => {
  const { whatArticle, whatCreator, whatPicture } = say.reports
  return { article: whatArticle, creator: whatCreator, picture: whatPicture }[target.type](subject)
}
