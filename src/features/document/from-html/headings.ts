import type { DocumentNode, WenhaoDocument } from '../schema.ts'
import { inlineText, nodesOf, outline } from '../text.ts'

/** The ids that each heading had on the page it came from, kept beside the document until links are settled. */
export type HeadingNames = Map<DocumentNode, string[]>

type RawHeading = { attrs: { level: number } }

/** Drops a first heading that only repeats the title of the article. */
export function withoutTitle(content: DocumentNode[], title: string | undefined): DocumentNode[] {
  const [first, ...rest] = content
  const repeats = title !== undefined && first?.type === 'heading' && sameWords(inlineText(first), title)
  return repeats && rest.length > 0 ? rest : content
}

function sameWords(a: string, b: string): boolean {
  const words = (text: string) =>
    text
      .normalize('NFKC')
      .replace(/[\s\p{P}]+/gu, '')
      .toLowerCase()
  return words(a) === words(b)
}

/** The levels a page really uses become 2, 3 and 4, so that no level is skipped and none stands above the title. */
export function settleLevels(document: WenhaoDocument): void {
  const headings = nodesOf(document, 'heading') as unknown as RawHeading[]
  const levels = [...new Set(headings.map((heading) => heading.attrs.level))].sort((a, b) => a - b)
  for (const heading of headings) heading.attrs.level = Math.min(levels.indexOf(heading.attrs.level), 2) + 2
}

/** Where links to places in the text lead now; a link to a place that is gone is no link any more. */
export function placeOf(document: WenhaoDocument, names: HeadingNames): (href: string) => string | undefined {
  const ids = outline(document).map((heading) => heading.id)
  const places = new Map<string, string>()
  for (const [index, heading] of nodesOf(document, 'heading').entries()) {
    for (const name of names.get(heading) ?? []) if (!places.has(name)) places.set(name, ids[index] as string)
  }
  return (href) => {
    const name = decoded(href.slice(1))
    const id = places.get(name) ?? ids.find((known) => known === `h-${name.toLowerCase()}`)
    return id && `#${id}`
  }
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name // Not every stray percent sign is an escape.
  }
}
