/**
 * Remembers what was found out, by a text that names it: at least the last of it up to a size, and at most twice as
 * much. What something weighs is the length of its name unless that is said.
 */
export class Memory<Value> {
  readonly #most: number
  #young = new Map<string, Held<Value>>()
  #old = new Map<string, Held<Value>>()
  #size = 0

  constructor(most: number) {
    this.#most = most
  }

  recall(name: string): Value | undefined {
    const young = this.#young.get(name)
    if (young) return young.value
    const old = this.#old.get(name)
    if (old) this.keep(name, old.value, old.weight)
    return old?.value
  }

  keep(name: string, value: Value, weight = name.length): void {
    if (this.#size + weight > this.#most) {
      this.#old = this.#young
      this.#young = new Map()
      this.#size = 0
    }
    this.#young.set(name, { value, weight })
    this.#size += weight
  }
}

type Held<Value> = { value: Value; weight: number }
