import { type DocumentMark, type DocumentNode, documentLimits, type MarkType, markRules } from '../schema.ts'
import { paragraphsAt, tidyInline } from './tidy-inline.ts'

const markOrder = Object.keys(markRules) as MarkType[]

/** Puts a document together while a page is walked: text gathers into a paragraph until a block begins or ends. */
export class Composer {
  #blocks: DocumentNode[] = []
  #inline: DocumentNode[] = []
  #marks: DocumentMark[] = []
  #depth = 0

  addText(text: string): void {
    if (text !== '') this.#inline.push({ type: 'text', text, ...this.#held() })
  }

  addAtom(node: DocumentNode): void {
    this.#inline.push({ ...node, ...this.#held() } as DocumentNode)
  }

  addBreak(): void {
    this.#inline.push({ type: 'hardBreak' })
  }

  addBlock(node: DocumentNode): void {
    this.endParagraph()
    this.#blocks.push(node)
  }

  get lastBlock(): DocumentNode | undefined {
    return this.#inline.length > 0 ? undefined : this.#blocks.at(-1)
  }

  replaceLastBlock(node: DocumentNode): void {
    this.#blocks[this.#blocks.length - 1] = node
  }

  endParagraph(): void {
    if (this.#inline.length === 0) return
    const gathered = this.#inline
    this.#inline = []
    for (const group of paragraphsAt(gathered)) {
      const content = tidyInline(group)
      if (content.length > 0) this.#blocks.push({ type: 'paragraph', content })
    }
  }

  /** Runs `build` as a block of its own: what was being written before ends, and so does what it writes. */
  apart(build: () => void): void {
    this.endParagraph()
    build()
    this.endParagraph()
  }

  /** The blocks that `build` writes, kept out of the text around them. `levels` is how much deeper they will stand. */
  within(levels: number, build: () => void): DocumentNode[] {
    this.endParagraph()
    const outer = this.#blocks
    this.#blocks = []
    this.#depth += levels
    this.apart(build)
    this.#depth -= levels
    const inner = this.#blocks
    this.#blocks = outer
    return inner
  }

  /** Whether something `levels` deep still fits, with a paragraph and its text below it. */
  hasRoom(levels: number): boolean {
    return this.#depth + levels + 2 <= documentLimits.depth
  }

  marked(marks: readonly DocumentMark[], build: () => void): void {
    const before = this.#marks
    const added = marks.filter((mark) => !before.some((held) => held.type === mark.type))
    this.#marks = [...before, ...added].sort((a, b) => markOrder.indexOf(a.type) - markOrder.indexOf(b.type))
    build()
    this.#marks = before
  }

  without(type: MarkType, build: () => void): void {
    const before = this.#marks
    this.#marks = before.filter((mark) => mark.type !== type)
    build()
    this.#marks = before
  }

  #held(): { marks?: DocumentMark[] } {
    return this.#marks.length > 0 ? { marks: this.#marks } : {}
  }
}
