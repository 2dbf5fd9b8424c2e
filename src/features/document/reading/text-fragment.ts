const longest = 120
const edge = 40
const gap = /…+|\.{3,}|\[(?:…|\.{3})\]/

/** The address of a page that opens where the quote stands, as far as an address can say that. */
export function quotedAt(url: string, quote: string): string {
  const words = quote.replace(/^[\s“"‘'「『]+|[\s”"’'」』]+$/g, '').replace(/\s+/g, ' ')
  if (!words || !isPage(url) || url.includes(':~:')) return url
  const [start = '', end] = ends(words)
  const text = [start, end].filter(Boolean).map((part) => encode(part as string))
  return `${url}${url.includes('#') ? '' : '#'}:~:text=${text.join(',')}`
}

function isPage(url: string): boolean {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return false
  return !/\.pdf$/i.test(new URL(url).pathname)
}

/** A quote with something left out is looked for by its two ends, and so is a long one. */
function ends(words: string): string[] {
  const parts = words
    .split(gap)
    .map((part) => part.trim())
    .filter(Boolean)
  if (parts.length > 1) return [firstOf(parts[0] ?? ''), lastOf(parts.at(-1) ?? '')]
  const whole = parts[0] ?? ''
  return whole.length <= longest ? [whole] : [firstOf(whole), lastOf(whole)]
}

// Browsers find only whole words, so that a cut stands at a space or a stop.
const firstOf = (text: string): string => {
  if (text.length <= longest) return text
  const head = text.slice(0, edge)
  const at = Math.max(...[...head.matchAll(/[\s，。；：、,;:]/g)].map(({ index }) => index), 0)
  return unbroken(at > 0 ? head.slice(0, at) : head)
}

const lastOf = (text: string): string => {
  if (text.length <= longest) return text
  const tail = text.slice(-edge)
  const at = tail.search(/[\s，。；：、,;:]/)
  return unbroken(at >= 0 && at < edge - 2 ? tail.slice(at + 1) : tail).trim()
}

const unbroken = (text: string): string => text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '')

// A hyphen means something in a text fragment, and encodeURIComponent leaves it as it is.
const encode = (text: string): string => encodeURIComponent(text.toWellFormed()).replaceAll('-', '%2D')
