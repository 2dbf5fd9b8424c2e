import { plainText } from '#features/document/index.ts'
import { useSay } from '#ui/frame.tsx'
import { answersDiffer } from './claims/answers-differ.ts'
import { type BlockChange, comparePieces, compareTexts, type Piece } from './compare-texts.ts'
import type { Content } from './insert-revision.ts'

/** What differs between two texts, with a little around it; what is the same is folded. */
export const Comparison = ({ before, after }: { before: Content; after: Content }) => {
  const say = useSay().articles
  const changes = compareTexts(plainText(before.document), plainText(after.document))
  const isSame = changes.every(({ is }) => is === 'same')
  const isAnsweredAnew = answersDiffer(before, after)
  return (
    <div class="diff">
      <Line label={say.titleLabel} before={before.details.title} after={after.details.title} />
      <Line label={say.summaryLabel} before={before.details.summary} after={after.details.summary} />
      {isAnsweredAnew && <p>{useSay().claimsInStudio.answersDiffer}</p>}
      {isSame ? (
        !isAnsweredAnew && <p class="help">{say.noDifference}</p>
      ) : (
        <div class="body" lang={after.details.language}>
          {fold(changes).map((part) =>
            typeof part === 'number' ? <p class="help">{say.unchangedBlocks(part)}</p> : <Block change={part} />,
          )}
        </div>
      )}
    </div>
  )
}

const Line = ({ label, before, after }: { label: string; before: string; after: string }) =>
  before === after ? null : (
    <p>
      <b>{label}</b> <Pieces pieces={comparePieces(before, after)} />
    </p>
  )

const Block = ({ change }: { change: BlockChange }) => (
  <p data-change={change.is}>
    <Pieces pieces={change.pieces} />
  </p>
)

/** What was taken out and put in, as <del> and <ins>. */
export const Pieces = ({ pieces }: { pieces: Piece[] }) => (
  <>
    {pieces.map(({ is, text }) => {
      if (is === 'added') return <ins>{text}</ins>
      return is === 'removed' ? <del>{text}</del> : <>{text}</>
    })}
  </>
)

/** One unchanged paragraph stays on either side of a change; the others become a number. */
const fold = (changes: BlockChange[]): (BlockChange | number)[] => {
  const isNear = (at: number) => [at - 1, at, at + 1].some((place) => (changes[place]?.is ?? 'same') !== 'same')
  const parts: (BlockChange | number)[] = []
  changes.forEach((change, at) => {
    const last = parts.at(-1)
    if (isNear(at)) parts.push(change)
    else if (typeof last === 'number') parts[parts.length - 1] = last + 1
    else parts.push(1)
  })
  return parts
}
