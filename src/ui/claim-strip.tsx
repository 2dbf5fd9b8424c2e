import { useSay } from './frame.tsx'

/** How many claims of a text have a source, were seen by its author, and wait for a source. */
export type ClaimCounts = { sourced: number; firstHand: number; open: number }

export const totalOf = ({ sourced, firstHand, open }: ClaimCounts): number => sourced + firstHand + open

type StripProps = { counts: ClaimCounts; most?: number }

/** One tick for each claim, as far as there is room: a count, never a score. It always stands beside words. */
export const ClaimStrip = ({ counts, most = 24 }: StripProps) => {
  const ticks = ticksOf(counts, most)
  const firstHand = ticks.sourced * 5
  const open = firstHand + ticks.firstHand * 5.5
  const width = ticks.open > 0 ? open + ticks.open * 8 - 1 : open - 2
  return (
    <svg viewBox={`0 0 ${width} 12`} width={width} height="12" aria-hidden="true">
      {ticks.sourced > 0 && <path class="k-s" d={repeat(ticks.sourced, (place) => `M${place * 5} 0h3v12h-3z`)} />}
      {ticks.firstHand > 0 && (
        <path class="k-f" d={repeat(ticks.firstHand, (place) => `M${firstHand + place * 5.5 + 0.5} .5h2.5v11h-2.5z`)} />
      )}
      {ticks.open > 0 && (
        <path
          class="k-q"
          d={repeat(
            ticks.open,
            (place) => `M${round(open + place * 8 + 0.8)} 6a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0 -6.4 0z`,
          )}
        />
      )}
    </svg>
  )
}

const round = (number: number) => Math.round(number * 10) / 10

const repeat = (times: number, draw: (place: number) => string): string =>
  Array.from({ length: times }, (_, place) => draw(place)).join('')

/** Where there are more claims than room, each kind gives way alike, and none disappears. */
const ticksOf = (counts: ClaimCounts, most: number): ClaimCounts => {
  const shrink = Math.min(1, most / Math.max(1, totalOf(counts)))
  const ticks = (count: number) => Math.ceil(count * shrink)
  return { sourced: ticks(counts.sourced), firstHand: ticks(counts.firstHand), open: ticks(counts.open) }
}

/** The strip with its counts in few words, for lists. Nothing where no claims are marked. */
export const ClaimStripInWords = ({ counts }: { counts: ClaimCounts }) => {
  const { short } = useSay().claimsReading
  if (totalOf(counts) === 0) return null
  const said = [
    counts.sourced > 0 && short.sourced(counts.sourced),
    counts.firstHand > 0 && short.firstHand(counts.firstHand),
  ].filter(Boolean)
  return (
    <span class="strip">
      <ClaimStrip counts={counts} most={12} />
      <span>
        {said.map((words, place) => (
          <>
            {place > 0 && '\u2002'}
            <span class="nb">{words}</span>
          </>
        ))}
        {said.length > 0 && counts.open > 0 && '\u2002'}
        {counts.open > 0 && <b>{short.open(counts.open)}</b>}
      </span>
    </span>
  )
}
