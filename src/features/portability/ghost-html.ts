import type { Lose } from './ghost-cards.ts'
import type { GhostPost } from './ghost-export.ts'
import { textIn } from './ghost-export.ts'
import { lexicalHtml } from './ghost-lexical.ts'
import { mobiledocHtml } from './ghost-mobiledoc.ts'
import { readerHtml } from './ghost-reader-html.ts'
import type { Loss } from './item.ts'
import { parseLoosely } from './parse-loosely.ts'

/** The text of a post as HTML: as Ghost wrote it for readers, else from what its editor keeps. */
export const ghostHtml = (post: GhostPost): { html: string; lost: Loss[] } => {
  const lost = new Map<string, number>()
  const lose: Lose = (name) => void lost.set(name, (lost.get(name) ?? 0) + 1)
  const written = textIn(post, 'html')
  const html = written ? readerHtml(written) : editorHtml(post, lose)
  return { html, lost: [...lost].map(([name, count]) => ({ what: `card ${name}`, count })) }
}

const editorHtml = (post: GhostPost, lose: Lose): string => {
  try {
    if (textIn(post, 'lexical')) return lexicalHtml(parseLoosely(textIn(post, 'lexical')), lose)
    if (textIn(post, 'mobiledoc')) return mobiledocHtml(parseLoosely(textIn(post, 'mobiledoc')), lose)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    lose('text of the editor that cannot be read: its plain words stand in its place')
  }
  return paragraphsOf(textIn(post, 'plaintext'))
}

const paragraphsOf = (text: string): string =>
  text
    .split(/\n\s*\n/)
    .map((part) => `<p>${part.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`)
    .join('\n')
