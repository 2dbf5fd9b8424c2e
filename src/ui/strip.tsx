export type ClaimCounts = { sourced: number; firstHand: number; open: number }

/** More ticks than this tell nothing: the words beside the strip hold the exact counts. */
const most = 40

/** One tick per claim: solid is sourced, hollow is first-hand, a disc is open. Always shown beside words. */
export const Strip = ({ sourced, firstHand, open }: ClaimCounts) => {
  const scale = Math.min(1, most / Math.max(1, sourced + firstHand + open))
  const [solid, hollow, discs] = [sourced, firstHand, open].map((n) => Math.ceil(n * scale)) as [number, number, number]
  const hollowFrom = solid * 5 + (solid ? 0.5 : 0)
  const discFrom = hollowFrom + hollow * 5.5 + 3.5
  const width = discFrom + discs * 8
  return (
    <svg viewBox={`0 0 ${width} 12`} width={width} height="12" aria-hidden="true">
      {solid > 0 && <path class="k-s" d={run(solid, (i) => `M${i * 5} 0h3v12h-3z`)} />}
      {hollow > 0 && <path class="k-f" d={run(hollow, (i) => `M${hollowFrom + i * 5.5 + 0.5} .5h2.5v11h-2.5z`)} />}
      {discs > 0 && <path class="k-q" d={run(discs, (i) => disc(discFrom + i * 8))} />}
    </svg>
  )
}

const run = (n: number, draw: (i: number) => string) => Array.from({ length: n }, (_, i) => draw(i)).join('')

const disc = (x: number) => `M${x - 3.2} 6a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0 -6.4 0z`
