import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import {
  type ClaimModel,
  claimModel,
  findUnsourced,
  type ModelLanguage,
  modelLanguage,
  proseParagraphs,
  type Unsourced,
} from '#features/document/index.ts'
import { Memory } from '#platform/memory.ts'
import type { Details } from '../details.ts'
import type { Content } from '../insert-revision.ts'

/** Who looks for claims in an article that nobody has answered. `name` changes whenever others would be found. */
export type Machine = { name: string; find?: (text: string) => Unsourced[] }

type Judged = Pick<Details, 'language' | 'declaration'>

/** The machine for an article. It only asks, and only about what readers would want a source for. */
export const machineFor = (details: Judged): Machine => {
  const { name, find } = readerFor(details) ?? nobody
  return { name, ...(find && { find }) }
}

/** Nobody looks: nothing in a story is a claim, and the machine reads Chinese and English only. */
const nobody: Machine = { name: 'nobody' }

const readerFor = ({ language, declaration }: Judged): Reader | undefined => {
  const read = modelLanguage('', language)
  return read === undefined || declaration.genres.includes('fiction') ? undefined : readerOf(read)
}

/** The names of those that look now: what another one found may be out of date. */
export const machineNames = (): string[] => [nobody.name, readerOf('zh').name, readerOf('en').name]

const atOnce = 15 // milliseconds

/**
 * Looks through a long text before its claims are needed, and lets others have their turn again and again: what
 * `claimsOfArticle` then does is to remember.
 */
export const lookAhead = async ({ details, document }: Content): Promise<void> => {
  const reader = readerFor(details)
  if (!reader) return
  let since = performance.now()
  for (const text of proseParagraphs(document))
    for (const _ of reader.look(text)) {
      if (performance.now() - since < atOnce) continue
      await setImmediate()
      since = performance.now()
    }
}

/** A model, and what it found: the same paragraphs come again for the rows, the page and after an edit. */
class Reader {
  readonly name: string
  readonly #model: ClaimModel
  readonly #memory = new Memory<Unsourced[]>(250_000)

  constructor(language: ModelLanguage) {
    this.#model = claimModel(language)
    this.name = `${language} ${digestOf(this.#model)}`
  }

  readonly find = (text: string): Unsourced[] => {
    for (const _ of this.look(text));
    return this.#memory.recall(text) ?? []
  };

  /** Sentence by sentence, unless it is remembered. */
  *look(text: string): Generator<undefined> {
    if (this.#memory.recall(text)) return
    const found: Unsourced[] = []
    for (const one of findUnsourced(text, this.#model)) {
      if (one) found.push(one)
      yield
    }
    this.#memory.keep(text, found)
  }
}

const digestOf = ({ header, weights }: ClaimModel): string => {
  const digest = createHash('sha256').update(JSON.stringify(header))
  for (const block of Object.values(weights)) digest.update(block ?? '')
  return digest.digest('hex').slice(0, 12)
}

const readers = new Map<ModelLanguage, Reader>()

const readerOf = (language: ModelLanguage): Reader => {
  const known = readers.get(language) ?? new Reader(language)
  readers.set(language, known)
  return known
}
