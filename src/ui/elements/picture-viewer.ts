/**
 * Opens the pictures within it (`<a data-full href="…"><img></a>`) in a window of their own. Without script each is a
 * plain link to the large picture.
 */
class PictureViewer extends HTMLElement {
  private links: HTMLAnchorElement[] = []
  private place = 0
  private dialog: HTMLDialogElement | undefined
  private picture = document.createElement('img')
  private words = document.createElement('p')
  private count = document.createElement('span')
  private report = document.createElement('a')
  private ways: HTMLButtonElement[] = []

  connectedCallback() {
    this.addEventListener('click', (event) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-full]')
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
      event.preventDefault()
      this.open(link)
    })
  }

  private open(link: HTMLAnchorElement) {
    // The pictures of a gallery are looked at by themselves, the others one after the other.
    const gallery = link.closest('.gallery')
    const isBeside = (other: Element) => other.closest('.gallery') === gallery
    this.links = [...(gallery ?? this).querySelectorAll<HTMLAnchorElement>('a[data-full]')].filter(isBeside)
    this.dialog ??= this.build()
    this.show(this.links.indexOf(link))
    this.dialog.showModal()
  }

  private show(place: number) {
    const link = this.links[place]
    if (!link) return
    this.place = place
    const small = link.querySelector('img')
    this.picture.src = link.href
    this.picture.alt = small?.alt ?? ''
    this.words.textContent = link.closest('figure')?.querySelector('figcaption')?.textContent ?? small?.alt ?? ''
    this.tellWhereToReport(link)
    this.ways.forEach((way, last) => {
      way.hidden = this.links.length < 2
      // Not `disabled`: that would drop the focus, and with it the keys.
      way.ariaDisabled = String(place === (last ? this.links.length - 1 : 0))
    })
    this.count.textContent = this.links.length > 1 ? `${place + 1} / ${this.links.length}` : ''
  }

  private tellWhereToReport(link: HTMLAnchorElement) {
    const hash = /\/media\/([0-9a-f]{64})\//.exec(link.href)?.[1]
    this.report.hidden = !hash
    this.report.textContent = this.dataset.reportLabel ?? ''
    this.report.href = `${this.dataset.report}&picture=${hash}`
  }

  private build(): HTMLDialogElement {
    const dialog = document.createElement('dialog')
    const head = document.createElement('header')
    this.ways = [this.button('previous', '←', -1), this.button('next', '→', 1)]
    const close = this.button('close', '×')
    close.autofocus = true
    close.addEventListener('click', () => dialog.close())
    head.append(this.count, ...this.ways, close)
    dialog.append(head, this.picture, this.words)
    if (this.dataset.report) dialog.append(this.report)
    dialog.setAttribute('aria-label', this.dataset.label ?? '')
    dialog.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowRight') this.show(this.place + 1)
      if (event.key === 'ArrowLeft') this.show(this.place - 1)
    })
    this.picture.addEventListener('click', () => dialog.close())
    this.append(dialog)
    return dialog
  }

  private button(name: 'previous' | 'next' | 'close', sign: string, step = 0): HTMLButtonElement {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'btn btn-ic'
    button.textContent = sign
    button.setAttribute('aria-label', this.dataset[name] ?? name)
    if (step) button.addEventListener('click', () => this.show(this.place + step))
    return button
  }
}

customElements.define('picture-viewer', PictureViewer)
