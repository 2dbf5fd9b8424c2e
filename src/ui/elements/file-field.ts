/** A file input with its button and what was chosen in the words of the page. The input itself lies unseen on top. */
class FileField extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector('input')
    if (!input || this.classList.contains('file-said')) return
    const { choose = '', none = '', comma = ', ' } = this.dataset
    const names = document.createElement('span')
    const tell = () => {
      names.textContent = [...(input.files ?? [])].map(({ name }) => name).join(comma) || none
    }
    const button = document.createElement('span')
    button.className = 'btn'
    button.textContent = choose
    for (const words of [button, names]) words.setAttribute('aria-hidden', 'true')
    this.append(button, names)
    this.classList.add('file-said')
    input.addEventListener('change', tell)
    input.form?.addEventListener('reset', () => setTimeout(tell))
    tell()
  }
}

customElements.define('file-field', FileField)
