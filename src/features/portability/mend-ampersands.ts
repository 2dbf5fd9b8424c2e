const bare = /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|lt|gt|amp|quot|apos);)/gi
const longestEntity = 12

/**
 * Exports carry addresses with a bare & and entities of HTML, and a strict parser reads nothing after one. Outside of
 * CDATA such an & becomes itself in writing, so that the text reaches the HTML parser as it was meant.
 */
export class AmpersandMending {
  #isCdata = false
  #rest = ''

  /** What can be said of the text so far; what may go on in the next piece is held back. */
  next(piece: string): string {
    const [mended, rest] = this.#sections(this.#rest + piece)
    const end = rest.length - longestEntity
    const cut = Math.max(0, rest.lastIndexOf('&', end) > end - longestEntity ? rest.lastIndexOf('&', end) : end)
    this.#rest = rest.slice(cut)
    return mended + this.#mend(rest.slice(0, cut))
  }

  last(): string {
    const [mended, rest] = this.#sections(this.#rest)
    this.#rest = ''
    return mended + this.#mend(rest)
  }

  #sections(text: string): [mended: string, rest: string] {
    let mended = ''
    let from = 0
    for (;;) {
      const mark = this.#isCdata ? ']]>' : '<![CDATA['
      const at = text.indexOf(mark, from)
      if (at < 0) return [mended, text.slice(from)]
      mended += this.#mend(text.slice(from, at)) + mark
      from = at + mark.length
      this.#isCdata = !this.#isCdata
    }
  }

  #mend(text: string): string {
    return this.#isCdata ? text : text.replace(bare, '&amp;')
  }
}
