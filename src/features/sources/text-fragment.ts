const longest = 200
const wordsAtEachEnd = 5

/**
 * The address of a page with a text fragment, so that a browser shows the very words. Only pages of the web have one;
 * an address that has a fragment of its own keeps it and gets the words behind it.
 */
export const textFragment = (url: string, quote: string): string => {
  const words = withoutQuotes(quote.normalize('NFC')).replace(/\s+/g, ' ')
  if (!isPage(url) || words.length < 2 || url.includes(':~:')) return url
  // What is left out ends the words that a page can be searched for.
  const known = words.split(/\s*(?:…+|\.{3,})\s*/).filter((part) => part.length > 1)
  const first = known[0]
  const last = known.at(-1)
  if (!first || !last) return url
  const directive = known.length > 1 ? `${encode(start(first))},${encode(end(last))}` : encodeWhole(first)
  return `${url}${url.includes('#') ? '' : '#'}:~:text=${directive}`
}

// By hand, for an expression would look for the end behind each of a thousand quotation marks.
const withoutQuotes = (quote: string): string => {
  let begin = 0
  let end = quote.length
  while (begin < end && isAround(quote.charAt(begin))) begin++
  while (end > begin && isAround(quote.charAt(end - 1))) end--
  return quote.slice(begin, end)
}

const around = new Set('"\'“”‘’「」『』《》')
const isAround = (character: string): boolean => around.has(character) || /\s/.test(character)

/** Long quotes are named by how they begin and end: browsers accept the words between. */
const encodeWhole = (words: string): string =>
  words.length <= longest ? encode(words) : `${encode(start(words))},${encode(end(words))}`

const start = (words: string): string => piece(words, (each) => each.slice(0, wordsAtEachEnd), words.slice(0, 20))
const end = (words: string): string => piece(words, (each) => each.slice(-wordsAtEachEnd), words.slice(-20))

const piece = (words: string, choose: (each: string[]) => string[], letters: string): string => {
  const each = words.split(' ')
  if (each.length > wordsAtEachEnd) return choose(each).join(' ').slice(0, longest)
  return words.length <= 40 ? words : letters.toWellFormed().replaceAll('\uFFFD', '')
}

// Of what encodeURIComponent leaves alone, the hyphen means something in a text directive.
const encode = (words: string): string => encodeURIComponent(words.toWellFormed()).replaceAll('-', '%2D')

const isPage = (url: string): boolean =>
  /^https?:\/\//i.test(url) && URL.canParse(url) && !/\.pdf$/i.test(new URL(url).pathname)
