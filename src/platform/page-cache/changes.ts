/** What was touched while pages were being made: one that shows it was made of what is no more. */
export class Changes {
  private generation = 0
  private allAt = 0
  private readonly at = new Map<string, number>()
  private makers = 0

  note(names: readonly string[]): void {
    this.generation += 1
    if (this.makers === 0) return
    for (const name of names) this.at.set(name, this.generation)
  }

  noteAll(): void {
    this.generation += 1
    this.allAt = this.generation
  }

  /** Makes something; again, when what it shows was touched meanwhile. After five rounds it is not worth keeping. */
  async settled<T>(
    make: () => Promise<T>,
    shown: (made: T) => readonly string[],
  ): Promise<{ made: T; isGood: boolean }> {
    this.makers += 1
    try {
      for (let round = 1; ; round += 1) {
        const begun = this.generation
        const made = await make()
        const isGood = this.allAt <= begun && shown(made).every((name) => (this.at.get(name) ?? 0) <= begun)
        if (isGood || round === 5) return { made, isGood }
      }
    } finally {
      this.makers -= 1
      if (this.makers === 0) this.at.clear()
    }
  }
}
