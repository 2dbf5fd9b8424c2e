/** Asks before a page is left with something typed that was not sent. */
class LeaveGuard extends HTMLElement {
  private isChanged = false

  connectedCallback() {
    this.addEventListener('input', () => {
      this.isChanged = true
    })
    this.addEventListener('submit', () => {
      this.isChanged = false
    })
    // Somebody within has kept what was typed.
    this.addEventListener('saved', () => {
      this.isChanged = false
    })
    addEventListener('beforeunload', (event) => {
      if (this.isChanged && this.isConnected) event.preventDefault()
    })
  }
}

customElements.define('leave-guard', LeaveGuard)
