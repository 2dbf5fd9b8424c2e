import { type Card, placeOf } from '#features/articles/index.ts'

const houseHandle = 'wenhao'
const inFeed = 12
const inColumn = 6

export type Given = {
  pinned: Card[] // by the editors, in their order
  hot: Card[]
  newest: Card[]
  corrections: number // which need their room in the column
  asked: number // how many of the newest were asked for: if fewer came there are no others
}

const isSameLanguage = (one: string, other: string): boolean => one.slice(0, 2) === other.slice(0, 2)

const distinct = (cards: Card[]): Card[] => [...new Map(cards.map((card) => [card.id, card])).values()]

/**
 * Which article stands where. The front of the page is for what the reader can read: there articles in the language of
 * the interface come first. What the editors pinned leads, else what is hot, and of that the first with a picture. The
 * feed below keeps to time and leaves out nothing but what stands above it.
 */
export const arrange = ({ pinned, hot, newest, corrections, asked }: Given, locale: string) => {
  const isMine = ({ language }: Card) => isSameLanguage(language, locale)
  // The house writes every article of its own in both languages: each reader needs one of the two.
  const isShown = (card: Card) => isMine(card) || card.creator.handle !== houseHandle
  const mine = (cards: Card[], fewest: number) => {
    const own = cards.filter(isMine)
    return own.length >= fewest ? own : cards
  }
  const pins = mine(distinct(pinned), 1)
  const pinnedIds = new Set(pins.map(({ id }) => id))
  const ranked = mine(distinct([...hot, ...newest]).filter(isShown), 4).filter(({ id }) => !pinnedIds.has(id))

  // Pins that this reader cannot read are shown, but do not lead where there is enough that they can.
  const first = pins.find(isMine) ?? (ranked.length >= 4 && ranked.every(isMine) ? undefined : pins[0])
  const lead = first ?? ranked.slice(0, 6).find(({ cover }) => cover) ?? ranked[0]
  const stories = storiesOf(pins, ranked, lead)
  const front = new Set([lead, ...stories])
  const editors = pins.filter((card) => !front.has(card))
  for (const card of editors) front.add(card)
  const room = inColumn - editors.length - Math.min(corrections, 2)
  const briefs = mine(newest.filter(isShown), 4)
    .filter((card) => !has(front, card))
    .slice(0, room < 2 ? 0 : room)
  const above = new Set([...front, ...briefs])
  const feed = newest.filter((card) => isShown(card) && !has(above, card)).slice(0, inFeed)
  const last = feed.at(-1)
  const more = last && newest.length === asked ? placeOf(last) : undefined
  return { lead, stories, editors, briefs, feed, more, pinnedIds }
}

/** The same article comes from several lists. */
const has = (cards: ReadonlySet<Card | undefined>, { id }: Card): boolean => [...cards].some((card) => card?.id === id)

/**
 * Beside the lead: three, the first of them with its picture if one has any; a lead without a picture has one more below
 * it. Where editors filled the list these are theirs.
 */
const storiesOf = (pins: Card[], ranked: Card[], lead: Card | undefined): Card[] => {
  if (pins.length > 7) return pins.slice(1, 4)
  const others = ranked.filter((card) => card !== lead)
  const pictured = others.slice(0, 4).find(({ cover }) => cover)
  return [...(pictured ? [pictured] : []), ...others.filter((card) => card !== pictured)].slice(
    0,
    lead?.cover || !pictured ? 3 : 4,
  )
}

export type Arranged = ReturnType<typeof arrange>
