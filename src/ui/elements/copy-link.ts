/** Copies an address at a press. Where that is not possible, its <details> opens with the address in a field. */
class CopyLink extends HTMLElement {
  connectedCallback() {
    if (!navigator.clipboard) return
    this.querySelector('summary')?.addEventListener('click', (event) => {
      event.preventDefault()
      void this.copy()
    })
  }

  private async copy() {
    try {
      await navigator.clipboard.writeText(this.dataset.url ?? '')
      this.tell(this.dataset.copied ?? '')
    } catch {
      this.querySelector('details')?.setAttribute('open', '')
    }
  }

  private tell(text: string) {
    const status = this.querySelector('[role="status"]')
    if (status) status.textContent = text
    this.classList.add('done')
    setTimeout(() => this.classList.remove('done'), 2500)
  }
}

customElements.define('copy-link', CopyLink)
