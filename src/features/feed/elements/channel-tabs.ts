/** Makes tabs of a row of links to sections: one section at a time, arrow keys between them. */
class ChannelTabs extends HTMLElement {
  private tabs: HTMLElement[] = []
  private panels: HTMLElement[] = []

  connectedCallback(): void {
    const row = this.querySelector<HTMLElement>('.tabs')
    const links = [...(row?.querySelectorAll<HTMLAnchorElement>('a[href^="#"]') ?? [])]
    const found = links.map((link) => [link, this.querySelector<HTMLElement>(link.hash)] as const)
    if (!row || this.tabs.length > 0 || found.some(([, panel]) => !panel)) return
    row.setAttribute('role', 'tablist')
    for (const [link, panel] of found) if (panel) this.pair(link, panel)
    this.select(
      Math.max(
        0,
        this.panels.findIndex((panel) => `#${panel.id}` === location.hash),
      ),
    )
    row.addEventListener('click', this.press)
    row.addEventListener('keydown', this.move)
  }

  private pair(tab: HTMLAnchorElement, panel: HTMLElement): void {
    tab.id ||= `${panel.id}-tab`
    tab.setAttribute('role', 'tab')
    tab.setAttribute('aria-controls', panel.id)
    panel.setAttribute('role', 'tabpanel')
    panel.setAttribute('aria-labelledby', tab.id)
    this.tabs.push(tab)
    this.panels.push(panel)
  }

  private select(chosen: number): void {
    for (const [place, tab] of this.tabs.entries()) {
      const isChosen = place === chosen
      tab.setAttribute('aria-selected', String(isChosen))
      tab.tabIndex = isChosen ? 0 : -1
      const panel = this.panels[place]
      if (panel) panel.hidden = !isChosen
    }
  }

  private readonly press = (event: Event): void => {
    const at = this.tabs.findIndex((tab) => event.target instanceof Node && tab.contains(event.target))
    if (at < 0) return
    event.preventDefault()
    this.select(at)
  }

  private readonly move = (event: KeyboardEvent): void => {
    const at = this.tabs.findIndex((tab) => tab === document.activeElement)
    const { length } = this.tabs
    const places: Record<string, number> = {
      ArrowRight: (at + 1) % length,
      ArrowLeft: (at - 1 + length) % length,
      Home: 0,
      End: length - 1,
      ' ': at,
    }
    const to = places[event.key]
    if (at < 0 || to === undefined) return
    event.preventDefault()
    this.select(to)
    this.tabs[to]?.focus()
  }
}

customElements.define('channel-tabs', ChannelTabs)
