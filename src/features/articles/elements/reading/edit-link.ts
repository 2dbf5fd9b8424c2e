/** On a page that came as it is for everybody, shows the way to the draft to whoever writes the article. */
class EditLink extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('own-fact', () => {
      const link = this.querySelector('template')?.content.cloneNode(true)
      if (link) this.replaceWith(link)
    })
  }
}

customElements.define('edit-link', EditLink)
