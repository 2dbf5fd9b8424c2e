import { tellLocalTimes } from './local-times.ts'

/**
 * Brings the next pages of a list into the list: the first few as one scrolls, then at a press. Who comes back finds the
 * list as long as it was. Whatever goes wrong, the link inside still leads to the next page.
 */
class EndlessList extends HTMLElement {
  private readonly status = document.createElement('p')
  private auto = 0
  private pages = 0
  private isBusy = false
  private observer: IntersectionObserver | undefined

  connectedCallback(): void {
    if (!this.link || this.contains(this.status)) return
    this.auto = Number(this.dataset.auto)
    this.status.className = 'vh'
    this.status.setAttribute('role', 'status')
    this.append(this.status)
    this.addEventListener('click', this.press)
    addEventListener('pagehide', this.note)
    void this.comeBack()
  }

  disconnectedCallback(): void {
    this.observer?.disconnect()
    removeEventListener('pagehide', this.note)
  }

  private get link(): HTMLAnchorElement | null {
    return this.querySelector('a[rel="next"]')
  }

  private get list(): Element | null {
    return this.querySelector('ul, ol')
  }

  private readonly press = (event: MouseEvent): void => {
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
    if (!isPlain || !(event.target instanceof Element) || !event.target.closest('a[rel="next"]')) return
    event.preventDefault()
    if (!this.isBusy) void this.goOn()
  }

  private async goOn(): Promise<void> {
    const href = this.link?.href
    const added = await this.bringMore()
    if (added) added[0]?.querySelector<HTMLElement>('a:not([tabindex="-1"])')?.focus()
    else if (href) location.assign(href)
  }

  /** Where the list ends for now, for when one comes back to this page. */
  private readonly note = (): void => {
    const lists = { ...history.state?.lists, [this.dataset.list ?? '']: this.pages }
    history.replaceState({ ...history.state, lists, top: scrollY }, '')
  }

  private async comeBack(): Promise<void> {
    const navigation = performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined
    const state = history.state as { lists?: Record<string, number>; top?: number } | null
    const before = navigation?.type === 'back_forward' ? (state?.lists?.[this.dataset.list ?? ''] ?? 0) : 0
    const top = state?.top
    while (this.pages < before && this.link) if (!(await this.fetchMore())) break
    if (before > 0 && top !== undefined) scrollTo({ top, behavior: 'instant' })
    this.watch()
  }

  private watch(): void {
    this.observer?.disconnect()
    if (!this.link || this.pages >= this.auto) return
    this.observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && void this.bringMore(),
      { rootMargin: '0px 0px 600px' },
    )
    this.observer.observe(this.link)
  }

  private async bringMore(): Promise<Element[] | undefined> {
    if (this.isBusy || !this.link) return undefined
    this.isBusy = true
    this.observer?.disconnect()
    this.link.setAttribute('aria-busy', 'true')
    this.status.textContent = this.dataset.loading ?? ''
    const added = await this.fetchMore()
    this.isBusy = false
    this.link?.removeAttribute('aria-busy')
    this.tell(added)
    // What failed by itself is not tried again by itself: it waits for a press, which leads on as any link does.
    if (added) this.watch()
    return added
  }

  private tell(added: Element[] | undefined): void {
    const count = added ? (this.dataset.added ?? '').replace('{n}', String(added.length)) : ''
    this.status.textContent = added && !this.link ? `${count} ${this.dataset.end ?? ''}` : count
  }

  private async fetchMore(): Promise<Element[] | undefined> {
    const page = this.link && (await fetchPage(this.link.href))
    const next = page?.querySelector(`endless-list[data-list="${CSS.escape(this.dataset.list ?? '')}"]`)
    if (!next || !this.list) return undefined
    const known = new Set(Array.from(this.list.children, (item) => (item as HTMLElement).dataset.item))
    const fresh = [...(next.querySelector('ul, ol')?.children ?? [])].filter(
      (item) => !known.has((item as HTMLElement).dataset.item),
    )
    this.list.append(...fresh)
    this.pages += 1
    tellLocalTimes()
    this.follow(next.querySelector<HTMLAnchorElement>('a[rel="next"]'))
    return fresh
  }

  private follow(next: HTMLAnchorElement | null): void {
    const { link } = this
    const href = next?.getAttribute('href')
    if (href) link?.setAttribute('href', href)
    else (link?.closest('p') ?? link)?.remove()
  }
}

/** The page as a document. The browser reads it as it comes in, so no text of ours passes through the HTML parser. */
const fetchPage = (href: string): Promise<Document | undefined> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('GET', href)
    request.responseType = 'document'
    request.timeout = 15_000
    request.onload = () => resolve(request.status === 200 ? (request.responseXML ?? undefined) : undefined)
    request.onerror = request.ontimeout = request.onabort = () => resolve(undefined)
    request.send()
  })

customElements.define('endless-list', EndlessList)
