import fc from 'fast-check'
import type { CitedSource, Claim, DocumentNode, WenhaoDocument } from '#features/document/index.ts'
import { newId } from '#platform/ids.ts'
import { everyNode, inlineText } from '../../src/features/document/text.ts'

const hostile = '"><img src=x onerror=alert(1)>\'&lt;'

export const cited = new Map<string, CitedSource>(
  ['s1', 's2', 's3'].map((id, place) => [
    id,
    {
      number: place + 1,
      title: `${hostile} 公告`,
      publisher: hostile,
      url: place === 2 ? '' : `https://example.org/?q="><b>&n=${place}`,
      quote: `${hostile} 四条线路`,
    },
  ]),
)

type Drawn = { state: Claim['state']; from: number; to: number; note: string }

const drawn: fc.Arbitrary<Drawn> = fc.record({
  state: fc.constantFrom('sourced', 'first-hand', 'opinion', 'common', 'question', 'none', 'unasked'),
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  note: fc.constantFrom('', hostile),
})

/** Claims at any places of a document's texts, also in the middle of a letter, of a link, of bold words. */
export const claimsAnywhere = (document: WenhaoDocument): fc.Arbitrary<Claim[]> =>
  fc
    .array(fc.array(drawn, { maxLength: 4 }), { minLength: 1, maxLength: 12 })
    .map((choices) =>
      textBlocks(document).flatMap((block, place) => claimsOf(block, choices[place % choices.length] ?? [])),
    )

const textBlocks = (document: WenhaoDocument): DocumentNode[] =>
  everyNode(document).filter(({ type }) => type === 'paragraph' || type === 'heading' || type === 'figure')

const claimsOf = (block: DocumentNode, choices: Drawn[]): Claim[] => {
  const text = inlineText(block)
  const places = choices
    .map(({ from, to, ...rest }) => ({
      start: Math.floor(from * text.length),
      end: Math.floor(to * text.length),
      ...rest,
    }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start)
  const apart = places.filter(({ start }, at) => places.slice(0, at).every(({ end }) => end <= start))
  return apart.map(({ start, end, state, note }) => ({
    id: newId(),
    state,
    isAnswered: true,
    isChanged: false,
    block,
    start,
    end,
    text: text.slice(start, end),
    sources: ['s3', 's1', 'gone'],
    when: note,
    where: note,
    note,
  }))
}
