import type { Kysely } from 'kysely'
import { type Card, cardsByIds } from '#features/articles/index.ts'
import { now } from '#platform/clock.ts'
import type { DB } from '#platform/schema.ts'
import { explore } from './explore.ts'
import { cutRanked, isBelow, type Place, type Ranked } from './place.ts'
import { ranking, relatedParts, relatedScore, type Traits } from './ranking.ts'
import { type Candidate, relatedCandidates, type Subject } from './related-candidates.ts'

/**
 * Why an article stands beside another: what added most to its score; or else that it is hot just now, or new and little
 * known.
 */
export type Why =
  | { is: 'tag'; label: string }
  | { is: 'word'; word: string }
  | { is: 'channel'; channel: Card['channels'][number] }
  | { is: 'opens'; opens: number }
  | { is: 'hot' }
  | { is: 'new' }

export type Read = { card: Card; why: Why }

export type ReadsPage = { reads: Read[]; next: string | undefined }

type Scored = Ranked & { candidate: Candidate; traits: Traits }

/** What else there is about the subject of an article, best first. Pages go by score. */
export const relatedReads = async (
  db: Kysely<DB>,
  subject: Subject,
  { places, after, number = 0 }: { places: number; after?: Place | undefined; number?: number },
): Promise<ReadsPage> => {
  const ranked = rank(await relatedCandidates(db, subject), subject, now())
  const pool = after ? ranked.filter((item) => isBelow(item, after) || after.left.includes(item.id)) : ranked
  const { shown, next } = cutRanked(pool, places, after)
  const known = new Set([subject.id, ...ranked.map(({ id }) => id)])
  const fresh = shown.length > 0 ? await explore(db, subject, known, number) : undefined
  const cards = await cardsByIds(db, [...shown.map(({ id }) => id), ...(fresh ? [fresh.id] : [])])
  const reads = shown.flatMap((item): Read[] => {
    const card = cards.get(item.id)
    return card ? [{ card, why: whyOf(item, subject, card) }] : []
  })
  const freshCard = fresh && cards.get(fresh.id)
  if (!freshCard) return { reads, next }
  // Its place in the first ten; on later pages, which have ten each, that is the last one.
  const at = number === 0 ? Math.min(ranking.exploration.place - 1, reads.length) : reads.length
  return { reads: reads.toSpliced(at, 0, { card: freshCard, why: { is: 'new' } }), next }
}

const day = 86_400_000

export const rank = (candidates: Candidate[], subject: Subject, at: Date): Scored[] =>
  candidates
    .map((candidate) => {
      const traits: Traits = {
        tags: candidate.tags.length,
        words: candidate.rarity,
        channels: candidate.channelIds.length,
        isSameLanguage: candidate.language.slice(0, 2) === subject.language.slice(0, 2),
        opens: candidate.opens,
        // Whole days, so that the score of an article is the same from one page to the next.
        days: Math.floor((at.getTime() - candidate.publishedAt.getTime()) / day),
      }
      const score = Number(relatedScore(traits).toFixed(6))
      return { id: candidate.id, creatorId: candidate.creatorId, score, candidate, traits }
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1))

const whyOf = ({ candidate, traits }: Scored, subject: Subject, card: Card): Why => {
  const parts = Object.entries(relatedParts(traits)) as [keyof ReturnType<typeof relatedParts>, number][]
  // What it shares says more than its language; that is the reason only where it is the whole one.
  const weighty = parts.filter(([name]) => name !== 'language' && name !== 'age').sort(([, a], [, b]) => b - a)
  for (const [name, part] of weighty) {
    if (part <= 0) break
    const label = subject.tags.find(({ tag }) => candidate.tags.includes(tag))?.label
    const channel = card.channels.find(({ id }) => candidate.channelIds.includes(id))
    if (name === 'tag' && label) return { is: 'tag', label }
    if (name === 'word' && candidate.words[0]) return { is: 'word', word: candidate.words[0] }
    if (name === 'channel' && channel) return { is: 'channel', channel }
    if (name === 'opens') return { is: 'opens', opens: candidate.opens }
  }
  return { is: 'hot' }
}
