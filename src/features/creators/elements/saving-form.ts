type Answer = { version?: number; problem?: string }

const wait = 1500

/**
 * Saves the form inside as one goes, without its files. The version in the form keeps two windows from writing over
 * each other. Submitting waits for a save that is under way, so that the form never meets its own earlier version.
 */
class SavingForm extends HTMLElement {
  private timer: ReturnType<typeof setTimeout> | undefined
  private saving: Promise<void> | undefined
  private isDirty = false

  connectedCallback(): void {
    this.addEventListener('input', (event) => this.changed(event))
    this.addEventListener('submit', (event) => this.submitted(event))
  }

  private changed(event: Event): void {
    if ((event.target as HTMLInputElement).type === 'file') return
    this.isDirty = true
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.save(), wait)
  }

  private submitted(event: SubmitEvent): void {
    clearTimeout(this.timer)
    this.isDirty = false
    const { saving } = this
    if (!saving) return
    event.preventDefault()
    void saving.then(() => (event.target as HTMLFormElement).requestSubmit(event.submitter as HTMLElement | null))
  }

  private save(): Promise<void> {
    this.saving ??= this.send().finally(() => {
      this.saving = undefined
      if (this.isDirty) this.timer = setTimeout(() => void this.save(), wait)
    })
    return this.saving
  }

  private async send(): Promise<void> {
    const form = this.querySelector('form')
    if (!form || !this.isDirty) return
    this.isDirty = false
    this.say(this.dataset.saving)
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        body: textOf(form),
        headers: { accept: 'application/json' },
      })
      this.learn(form, answer.status, (await answer.json()) as Answer)
    } catch {
      this.isDirty = true
      this.say(this.dataset.unsaved)
    }
  }

  private learn(form: HTMLFormElement, status: number, answer: Answer): void {
    const version = form.querySelector<HTMLInputElement>('[name=version]')
    if (version && answer.version !== undefined && status === 200) {
      version.value = String(answer.version)
      const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour12: false })
      this.say(`${this.dataset.saved} ${time}`)
      if (!this.isDirty && !hasFiles(form)) form.dispatchEvent(new Event('saved', { bubbles: true }))
    } else if (status === 409) this.say(this.dataset.changed)
    else this.say(this.dataset.unsaved)
  }

  private say(text: string | undefined): void {
    const line = this.querySelector('[data-line]')
    if (line) line.textContent = text ?? ''
  }
}

// Files are sent with the form only, so they are not saved yet.
const hasFiles = (form: HTMLFormElement): boolean =>
  [...form.querySelectorAll<HTMLInputElement>('input[type=file]')].some((input) => input.files?.length)

const textOf = (form: HTMLFormElement): URLSearchParams => {
  const text = new URLSearchParams()
  for (const [key, value] of new FormData(form)) if (typeof value === 'string') text.append(key, value)
  text.set('do', 'save')
  return text
}

customElements.define('saving-form', SavingForm)
