// Input of any size, a piece at a time: what is kept of it is never more than a paragraph or a line.

const longestLine = 4_000_000
const enoughText = 200_000
const longestText = 4_000_000

/** Bytes as text, without a byte order mark. */
export async function* textOf(bytes: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  for await (const chunk of bytes) yield typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

/** The first character that is no space, and the whole text again. */
export async function withHead(pieces: AsyncIterator<string>): Promise<{ head: string; rest: AsyncGenerator<string> }> {
  const read: string[] = []
  let head = ''
  while (head === '') {
    const { value, done } = await pieces.next()
    if (done) break
    read.push(value)
    head = value.trimStart().slice(0, 1)
  }
  return { head, rest: again(read, pieces) }
}

async function* again(read: string[], pieces: AsyncIterator<string>): AsyncGenerator<string> {
  yield* read
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value
}

/** Lines with their numbers from 1; a line that is far too long comes without its text. */
export async function* lines(
  pieces: AsyncIterable<string>,
): AsyncGenerator<{ number: number; text: string | undefined }> {
  let number = 1
  let parts: string[] = []
  let length = 0
  const take = () => {
    const text = length > longestLine ? undefined : parts.join('')
    parts = []
    length = 0
    return { number: number++, text }
  }
  for await (const piece of pieces) {
    const [first = '', ...more] = piece.split('\n')
    for (const [place, part] of [first, ...more].entries()) {
      if (place > 0) yield take()
      length += part.length
      if (length <= longestLine) parts.push(part)
    }
  }
  if (length > 0) yield take()
}

/** A document in pieces that end where a paragraph does, with their places in it. */
export async function* paragraphs(pieces: AsyncIterable<string>): AsyncGenerator<{ start: number; text: string }> {
  let start = 0
  let kept = ''
  for await (const piece of pieces) {
    kept += piece
    if (kept.length < enoughText) continue
    const cut = cutOf(kept)
    if (cut === 0) continue
    yield { start, text: kept.slice(0, cut) }
    start += cut
    kept = kept.slice(cut)
  }
  if (kept !== '') yield { start, text: kept }
}

/** Behind the last empty line, or the last line; without any it waits, but not for ever. */
function cutOf(text: string): number {
  const empty = text.lastIndexOf('\n\n')
  if (empty > 0) return empty + 2
  const line = text.lastIndexOf('\n')
  if (line > 0) return line + 1
  if (text.length < longestText) return 0
  const splitsPair = (text.charCodeAt(text.length - 1) & 0xfc00) === 0xd800
  return splitsPair ? text.length - 1 : text.length
}
