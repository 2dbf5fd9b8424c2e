type Part = { name: string | null; links?: { label: string; href: string }[]; facts?: string[]; insecure?: string }

/** Fills the reader's own parts into a page that came as it is for everybody: the menu, and what one follows. */
export const fillPersonalPart = (): void => {
  // Told anew at every page, so that a browser whose script is turned off is soon served without it.
  document.cookie = 'js=1; Path=/; Max-Age=1800; SameSite=Lax'
  const template = document.querySelector<HTMLTemplateElement>('template[data-person]')
  const isFilled = document.querySelector('.person > details') !== null
  if (!template || isFilled || !/(?:^|;\s*)in=1/.test(document.cookie)) return
  void ask().then((part) => part && fill(part, template))
}

const ask = async (): Promise<Part | undefined> => {
  const asks = new Set(
    [...document.querySelectorAll<HTMLElement>('[data-ask]')].map(({ dataset }) => dataset.ask ?? ''),
  )
  const query = new URLSearchParams([...asks].slice(0, 60).map((name) => ['ask', name]))
  const answer = await fetch(`/me/page?${query}`, { headers: { accept: 'application/json' } }).catch(() => undefined)
  return answer?.ok ? ((await answer.json()) as Part) : undefined
}

const fill = (part: Part, template: HTMLTemplateElement): void => {
  if (part.name === null) return forget()
  fillMenu(part.name, part.links ?? [], template)
  for (const fact of part.facts ?? [])
    for (const element of document.querySelectorAll(`[data-ask="${CSS.escape(fact)}"]`))
      element.dispatchEvent(new CustomEvent('own-fact'))
  if (part.insecure) warn(part.insecure)
}

// The session is over: this browser need not ask again.
const forget = (): void => {
  delete document.documentElement.dataset.in
  document.cookie = 'in=; Path=/; Max-Age=0; SameSite=Lax'
}

const fillMenu = (name: string, links: { label: string; href: string }[], template: HTMLTemplateElement): void => {
  const menu = template.content.cloneNode(true) as DocumentFragment
  menu.querySelector('summary')?.setAttribute('aria-label', name)
  const label = menu.querySelector('.menu-name')
  if (label) label.textContent = name
  const rows = links.map(({ label, href }) => {
    const [row, link] = [document.createElement('li'), document.createElement('a')]
    link.href = href
    link.textContent = label
    row.append(link)
    return row
  })
  menu.querySelector('ul')?.prepend(...rows)
  template.parentElement?.querySelector(':scope > a')?.replaceWith(menu)
}

const warn = (text: string): void => {
  const [line, words] = [document.createElement('aside'), document.createElement('p')]
  line.className = 'line line-wide'
  words.className = 'wrap'
  words.textContent = text
  line.append(words)
  document.querySelector('.skip')?.after(line)
}
