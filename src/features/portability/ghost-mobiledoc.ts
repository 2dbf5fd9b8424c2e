import { cardHtml, escaped, type Lose } from './ghost-cards.ts'

type Mobiledoc = { atoms: unknown[]; cards: unknown[]; markups: unknown[]; sections: unknown[] }

/** What Ghost's editor kept before Lexical (Mobiledoc 0.3), as HTML. */
export const mobiledocHtml = (whole: unknown, lose: Lose): string => {
  const given = (whole ?? {}) as Partial<Record<keyof Mobiledoc, unknown>>
  const document: Mobiledoc = {
    atoms: arrayOf(given.atoms),
    cards: arrayOf(given.cards),
    markups: arrayOf(given.markups),
    sections: arrayOf(given.sections),
  }
  return document.sections.map((section) => sectionHtml(arrayOf(section), document, lose)).join('\n')
}

const arrayOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

const known = /^(?:p|h[1-6]|blockquote|aside|ul|ol|li|a|b|strong|i|em|u|s|del|code|sub|sup|mark)$/

const tagOf = (value: unknown, otherwise: string): string =>
  typeof value === 'string' && known.test(value) ? value : otherwise

const [markupSection, imageSection, listSection, cardSection] = [1, 2, 3, 10]

const sectionHtml = (section: unknown[], document: Mobiledoc, lose: Lose): string => {
  const [kind, first, second] = section
  if (kind === markupSection) return wrapped(tagOf(first, 'p'), markersHtml(arrayOf(second), document, lose))
  if (kind === imageSection) return cardHtml('image', { src: first }, lose)
  if (kind === cardSection) return cardOf(document.cards[Number(first)], lose)
  if (kind !== listSection) return ''
  const items = arrayOf(second).map((markers) => wrapped('li', markersHtml(arrayOf(markers), document, lose)))
  return wrapped(tagOf(first, 'ul'), items.join(''))
}

const wrapped = (tag: string, inner: string): string => {
  const shown = tag === 'aside' ? 'blockquote' : tag
  return `<${shown}>${inner}</${shown}>`
}

const cardOf = (card: unknown, lose: Lose): string => {
  const [name, payload] = arrayOf(card)
  return typeof name === 'string' ? cardHtml(name, (payload ?? {}) as Record<string, unknown>, lose) : ''
}

/** A marker opens some markups, holds a text or an atom, and closes as many of the innermost as it says. */
const markersHtml = (markers: unknown[], document: Mobiledoc, lose: Lose): string => {
  const open: string[] = []
  let html = ''
  for (const marker of markers) {
    const [kind, opened, closed, value] = arrayOf(marker)
    for (const index of arrayOf(opened)) {
      const [tag, attributes] = arrayOf(document.markups[Number(index)])
      const name = tagOf(tag, 'span')
      html += name === 'a' ? `<a href="${escaped(hrefIn(arrayOf(attributes)))}">` : `<${name}>`
      open.push(name)
    }
    html += kind === 1 ? atomHtml(document.atoms[Number(value)], lose) : escaped(String(value ?? ''))
    for (let left = Math.min(Number(closed) || 0, open.length); left > 0; left -= 1) html += `</${open.pop()}>`
  }
  return (
    html +
    open
      .reverse()
      .map((name) => `</${name}>`)
      .join('')
  )
}

const hrefIn = (attributes: unknown[]): string => {
  const at = attributes.indexOf('href')
  return at >= 0 ? String(attributes[at + 1] ?? '') : ''
}

const atomHtml = (atom: unknown, lose: Lose): string => {
  const [name, text] = arrayOf(atom)
  if (name === 'soft-return') return '<br>'
  if (typeof name === 'string') lose(`${name.slice(0, 40)}, now its words`)
  return escaped(typeof text === 'string' ? text : '')
}
