import { nothing } from './stand-ins.ts'

const han = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}'
const chineseClosing = '”’》〉」』】）〕。，、；：！？…—％'

const rules: [RegExp, string][] = [
  [new RegExp(`(?<=[${han}\\p{N}])(\\*{1,3})(?=[^\\s*\\\\\\p{L}\\p{N}])`, 'gu'), `$1${nothing}`],
  [new RegExp(`(?<=[${chineseClosing}])(\\*{1,3})(?=[\\p{L}\\p{N}])`, 'gu'), `${nothing}$1`],
  [new RegExp(`(?<=[^\\s*\\\\\\p{L}\\p{N}])(\\*{1,3})(?=[${han}])`, 'gu'), `${nothing}$1`],
]

/**
 * CommonMark wants a space or punctuation outside an asterisk that has punctuation inside, which Chinese does not write:
 * in `**中文。**中文` it sees no emphasis. Authors meant one.
 */
export function aidEmphasis(markdown: string): string {
  return rules.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), markdown)
}
