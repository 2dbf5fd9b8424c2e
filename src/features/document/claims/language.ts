import { guessLanguage } from '../count.ts'
import type { ModelLanguage } from './model.ts'

/** The model that reads a text: by its language tag where one is known, else by its letters. */
export function modelLanguage(text: string, language?: string): ModelLanguage | undefined {
  const primary = language?.toLowerCase().split(/[-_]/)[0]
  if (primary === 'zh' || primary === 'en') return primary
  return primary ? undefined : guessLanguage(text.slice(0, 5000))
}
