import type { Desk } from '../desk.ts'
import { make } from '../make.ts'

const offered = ['zh-CN', 'zh-TW', 'en', 'ja', 'ko', 'fr', 'de', 'es', 'pt', 'ru', 'ar', 'vi', 'bo', 'ug', 'mn']

// People know the two by their script, not by a country.
const scripts: Record<string, string> = { 'zh-CN': 'zh-Hans', 'zh-TW': 'zh-Hant' }

/** Which language the text is in: it decides the typesetting, the counting and how the site finds it. */
export const makeLanguage = (
  language: string,
  desk: Desk,
  onChange: () => void,
): { element: HTMLElement; field: HTMLSelectElement } => {
  const names = new Intl.DisplayNames(desk.locale, { type: 'language' })
  const field = make('select', { class: 'editor-language', onchange: onChange })
  for (const code of new Set([...offered, language]))
    field.append(make('option', { value: code, selected: code === language }, names.of(scripts[code] ?? code) ?? code))
  return { element: make('label', {}, make('span', {}, desk.texts.language), ' ', field), field }
}
