/** Remembers what was found out about texts, of the last so many characters at least and of twice as many at most. */
export class Memory<Value> {
  readonly #characters: number
  #young = new Map<string, Value>()
  #old = new Map<string, Value>()
  #size = 0

  constructor(characters: number) {
    this.#characters = characters
  }

  recall(text: string): Value | undefined {
    const young = this.#young.get(text)
    if (young !== undefined) return young
    const old = this.#old.get(text)
    if (old !== undefined) this.keep(text, old)
    return old
  }

  keep(text: string, value: Value): void {
    if (this.#size + text.length > this.#characters) {
      this.#old = this.#young
      this.#young = new Map()
      this.#size = 0
    }
    this.#young.set(text, value)
    this.#size += text.length
  }
}
