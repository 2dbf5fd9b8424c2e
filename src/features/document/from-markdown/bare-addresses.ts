import type { MarkdownIt, StateInline } from 'markdown-it'
import { nothing } from './stand-ins.ts'

const colon = 0x3a
const scheme = /(?:^|[^a-z])(https?)$/i
// An address ends where Chinese punctuation begins.
const rest = new RegExp(
  `://(?=[\\p{L}\\p{N}[])(?:(?!\\*\\*)[^\\s<\\u3000-\\u303F\\uFF00-\\uFFEF“”‘’…—${nothing}]){1,2000}`,
  'uy',
)
const trailing = /[?!.,:;*_~'"]+$|&[a-z\d]{1,31};$/i

/** An address that stands in the text as it is becomes a link. */
export function readBareAddresses(parser: MarkdownIt): void {
  parser.inline.ruler.after('text', 'bare-address', readBareAddress)
}

function readBareAddress(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== colon || state.linkLevel > 0) return false
  const protocol = scheme.exec(state.pending.slice(-8))?.[1]
  rest.lastIndex = state.pos
  const found = protocol && rest.exec(state.src.slice(0, state.posMax))?.[0]
  const address = found ? withoutTail(found) : ''
  if (!protocol || address.length < 4) return false
  if (!silent) {
    state.pending = state.pending.slice(0, -protocol.length)
    state.push('link_open', 'a', 1).attrs = [['href', protocol + address]]
    state.push('text', '', 0).content = protocol + address
    state.push('link_close', 'a', -1)
  }
  state.pos += address.length
  return true
}

/** Without the punctuation of the sentence around it, and without a bracket that it did not open. */
function withoutTail(found: string): string {
  let address = found
  for (;;) {
    const shorter = opensNoBracket(address) ? address.slice(0, -1) : address.replace(trailing, '')
    if (shorter === address) return address
    address = shorter
  }
}

function opensNoBracket(text: string): boolean {
  const [open, close] = text.endsWith(']') ? ['[', ']'] : ['(', ')']
  return text.endsWith(close) && text.split(close).length > text.split(open).length
}
