/** Word writes lists as paragraphs with a level in their style and the marker as text: makes real lists of them. */
export const listsFromWord = (body: HTMLElement): void => {
  const isItem = (element: Element | null): element is HTMLElement =>
    element?.tagName === 'P' && /\bmso-list:\s*l\d/i.test(element.getAttribute('data-style') ?? '')
  for (const item of body.querySelectorAll('p')) {
    if (!isItem(item) || item.parentElement?.tagName === 'LI') continue
    const items: HTMLElement[] = []
    for (let next: Element | null = item; isItem(next); next = next.nextElementSibling) items.push(next)
    buildList(items)
  }
}

const levelOf = (item: HTMLElement): number => Number(item.getAttribute('data-style')?.match(/\blevel(\d)/i)?.[1] ?? 1)

const buildList = (items: HTMLElement[]): void => {
  const open: { level: number; list: HTMLElement }[] = []
  for (const item of items) {
    const level = levelOf(item)
    const marker = takeMarker(item)
    while (open.length > 0 && (open.at(-1)?.level ?? 0) > level) open.pop()
    if (open.at(-1)?.level !== level || open.length === 0) {
      const list = item.ownerDocument.createElement(/^[(（]?[\p{L}\p{N}]{1,8}[.)）、]/u.test(marker) ? 'ol' : 'ul')
      const parent = open.at(-1)?.list.lastElementChild
      if (parent) parent.append(list)
      else item.before(list)
      open.push({ level, list })
    }
    const entry = item.ownerDocument.createElement('li')
    open.at(-1)?.list.append(entry)
    entry.append(item)
  }
}

const takeMarker = (item: HTMLElement): string => {
  const ignored = [...item.querySelectorAll<HTMLElement>('span')].find((span) =>
    /mso-list:\s*ignore/i.test(span.getAttribute('data-style') ?? ''),
  )
  const marker = ignored?.textContent?.trim() ?? ''
  ignored?.remove()
  return marker
}
