import type { DocumentLabels } from '#features/document/index.ts'
import { messagesOf } from '#ui/messages/index.ts'

/** The few words of a rendering that are not its author's, in the language of the text. */
export const labelsFor = (language: string): DocumentLabels => {
  const say = messagesOf(language.startsWith('zh') ? 'zh-CN' : 'en')
  return { ...say.articles.text, claims: say.claimsReading.text }
}
