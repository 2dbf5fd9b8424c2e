/** The device's own way to share, shown only where there is one. */
class ShareSheet extends HTMLElement {
  connectedCallback() {
    const { url, title } = this.dataset
    if (!navigator.share || !url) return
    const item = this.closest('li')
    if (item) item.hidden = false
    this.querySelector('button')?.addEventListener('click', () => {
      // A reader who closes the sheet has changed their mind; that is not an error.
      navigator.share({ url, title: title ?? '' }).catch(() => undefined)
    })
  }
}

customElements.define('share-sheet', ShareSheet)
