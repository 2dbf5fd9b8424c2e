/** How much of a text's limit is used. Hidden until script can count. */
class CharCount extends HTMLElement {
  connectedCallback() {
    const text = document.getElementById(this.getAttribute('for') ?? '') as HTMLTextAreaElement | null
    if (!text) return
    this.hidden = false
    const most = Number(this.dataset.max)
    const count = () => {
      const used = [...text.value].length
      this.textContent = `${used} / ${most}`
      this.classList.toggle('over', used > most)
    }
    text.addEventListener('input', count)
    count()
  }
}

customElements.define('char-count', CharCount)
