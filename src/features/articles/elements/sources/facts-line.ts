import type { Source } from '#features/sources/browser.ts'
import type { EditorTexts } from '../editor-data.ts'

/** What tells a source from others, in one line. */
export const factsLine = (source: Source, texts: EditorTexts['sources']): string => {
  const { author, container, publisher, kind, pages, number, published, isProtected } = source
  const who = isProtected ? texts.protectedPerson : author
  return [who, container, publisher, texts.kinds[kind], number, pages, published].filter(Boolean).join('　')
}
