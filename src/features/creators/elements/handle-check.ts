/** Says while one types whether a handle can be had. The server checks again when the form is sent. */
class HandleCheck extends HTMLElement {
  private timer: ReturnType<typeof setTimeout> | undefined
  private asked = ''

  connectedCallback(): void {
    this.addEventListener('input', () => {
      clearTimeout(this.timer)
      this.timer = setTimeout(() => void this.ask(), 500)
    })
  }

  private async ask(): Promise<void> {
    const handle = this.querySelector<HTMLInputElement>('input')?.value.trim() ?? ''
    this.asked = handle
    if (handle === '') return this.say('')
    const answer = await fetch(`${this.dataset.check}?handle=${encodeURIComponent(handle)}`).catch(() => undefined)
    if (!answer?.ok || this.asked !== handle) return
    this.say(((await answer.json()) as { sentence: string }).sentence)
  }

  private say(sentence: string): void {
    const line = this.querySelector('[data-state]')
    if (line) line.textContent = sentence
  }
}

customElements.define('handle-check', HandleCheck)
