import { simplified } from './simplified.ts'

/**
 * One form for what reads the same: half-width letters and signs, simplified characters, plain spaces. It keeps the length
 * in UTF-16 units, so that what is found in it stands at the same place in the text.
 */
export function fold(text: string): string {
  return text.replace(/[^\0-\u02ff]/gu, (character) => foldCharacter(character))
}

function foldCharacter(character: string): string {
  const unit = character.charCodeAt(0)
  if (unit >= 0xff01 && unit <= 0xff5e && !keptWide.has(character)) return String.fromCharCode(unit - 0xfee0)
  if (unit === 0x3000) return ' '
  return simplified.get(character) ?? quotes.get(character) ?? character
}

// Chinese punctuation has its own sense for the splitter and for the features.
const keptWide = new Set('！（），．：；？～')
const quotes = new Map([
  ['「', '“'],
  ['」', '”'],
  ['『', '“'],
  ['』', '”'],
])
