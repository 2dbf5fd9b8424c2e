import { outsideCode } from './outside-code.ts'
import { nothing } from './stand-ins.ts'

const han = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}'
const chineseClosing = '”’》〉」』】）〕。，、；：！？…—％'

const rules: [RegExp, string][] = [
  // Underscores within a line of Chinese, where no name of a variable can be meant.
  [
    new RegExp(`(?<![\\w\\\\])__(?=[${han}“「『《])([^_\\n\`]{1,300}?[${han}${chineseClosing}])__(?![\\w])`, 'gu'),
    '**$1**',
  ],
  // Of a word only an end that is no letter, as in X**-Box**: the pair must be whole.
  [
    /(?<=[\p{L}\p{N}])\*\*([^\s*\\\p{L}\p{N}][^*\n`]{0,80}?)\*\*(?!\*)/gu,
    `${nothing}**${nothing}$1${nothing}**${nothing}`,
  ],
  [new RegExp(`(?<=[${han}\\p{N}])(\\*{1,3})(?=[^\\s*\\\\\\p{L}\\p{N}])`, 'gu'), `$1${nothing}`],
  [new RegExp(`(?<=[${chineseClosing}])(\\*{1,3})(?=[\\p{L}\\p{N}])`, 'gu'), `${nothing}$1`],
  [new RegExp(`(?<=[^\\s*\\\\\\p{L}\\p{N}])(\\*{1,3})(?=[${han}])`, 'gu'), `${nothing}$1`],
]

/**
 * CommonMark wants a space or punctuation outside an asterisk that has punctuation inside, which Chinese does not write:
 * in `**中文。**中文` it sees no emphasis. Authors meant one.
 */
export function aidEmphasis(markdown: string): string {
  if (!marks.test(markdown)) return markdown
  return outsideCode(markdown, tighten).split('\n').map(aidLine).join('\n')
}

const marks = /\*|__/

// No rule reaches beyond its line, and most lines have no marks at all.
function aidLine(line: string): string {
  return marks.test(line)
    ? rules.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), line)
    : line
}

/**
 * Old editors wrote `word ** bold**` and `bold****`, which CommonMark shows as asterisks: spaces move outside of a pair,
 * and a pair around nothing goes. A line with code, with other runs of asterisks or with half a pair is left alone.
 */
function tighten(line: string): string {
  if (!line.includes('**') || line.includes('`') || !/[^\s*]/.test(line)) return line
  const cleaned = line.replace(/(?<![*\\])\*{4}(?!\*)/g, '')
  const parts = cleaned.split('**')
  const isPaired = parts.length % 2 === 1 && !parts.some((part) => /^\*|[*\\]$/.test(part))
  return isPaired ? parts.map((part, at) => (at % 2 === 1 ? tightened(part) : part)).join('') : cleaned
}

function tightened(inner: string): string {
  const words = inner.trim()
  if (words === '') return inner
  const from = inner.indexOf(words)
  return `${inner.slice(0, from)}**${words}**${inner.slice(from + words.length)}`
}
