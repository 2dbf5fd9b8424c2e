import { type Source, type SourceField, sourceSchema } from '#features/sources/browser.ts'
import type { EditorTexts } from '../editor-data.ts'

export type Inputs = Record<SourceField, HTMLInputElement | HTMLTextAreaElement>

type Read = { ok: true; source: Source } | { ok: false; problems: Partial<Record<SourceField, string>> }

/** What stands in the fields as a source, or a sentence for each field that does not fit. */
export const readSource = (
  inputs: Inputs,
  given: Pick<Source, 'id' | 'kind' | 'isProtected'>,
  texts: EditorTexts['sources'],
): Read => {
  const typed = Object.entries(inputs).map(([name, { value }]) => [name, value.trim()] as const)
  const fields = Object.fromEntries(typed) as Record<SourceField, string>
  const title = fields.title || (given.isProtected ? '' : hostOf(fields.url))
  const result = sourceSchema.safeParse({ ...fields, ...given, title })
  if (result.success) return { ok: true, source: result.data }
  const problems: Partial<Record<SourceField, string>> = {}
  for (const { path, message } of result.error.issues) {
    const name = path[0] as SourceField
    problems[name] ??= sentenceFor(name, message, given.isProtected, texts)
  }
  // A wrong address gives no name for the title either: the address is what has to be mended.
  if (problems.url) delete problems.title
  return { ok: false, problems }
}

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host.replace(/^www\./, '') : '')

const sentenceFor = (name: SourceField, word: string, isProtected: boolean, texts: EditorTexts['sources']): string => {
  if (name === 'published' || name === 'accessed') return texts.wrongDate
  const sentences: Record<string, string> = {
    required: isProtected ? texts.needTold : texts.needTitle,
    'too-long': texts.tooLong,
    'not-url': texts.wrongUrl,
    'not-isbn': texts.wrongIsbn,
    'not-doi': texts.wrongDoi,
  }
  return sentences[word] ?? texts.notValid
}
