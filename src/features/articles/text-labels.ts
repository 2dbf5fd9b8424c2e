import { messagesOf } from '#ui/messages/index.ts'

/** The few words of a rendering that are not its author's, in the language of the text. */
export const labelsFor = (language: string) => messagesOf(language.startsWith('zh') ? 'zh-CN' : 'en').articles.text
