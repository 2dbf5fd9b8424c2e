import { simplified } from './simplified.ts'

/**
 * One form for what reads the same: half-width letters and signs, simplified characters, plain spaces. It keeps the length
 * in UTF-16 units, so that what is found in it stands at the same place in the text. For texts of a few thousand units.
 */
export function fold(text: string): string {
  const units = new Uint16Array(text.length)
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    units[at] = unit < 0x300 ? unit : foldUnit(unit)
  }
  return String.fromCharCode.apply(null, units as unknown as number[])
}

const folded = new Uint16Array(0x1_0000)

function foldUnit(unit: number): number {
  const known = folded[unit] ?? 0
  if (known !== 0) return known
  const made = foldCharacter(String.fromCharCode(unit)).charCodeAt(0)
  folded[unit] = made
  return made
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
