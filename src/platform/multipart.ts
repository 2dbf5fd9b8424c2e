/** One part of a multipart form. What is left of its content is skipped when the next part is asked for. */
export type Part = { name: string; filename: string | undefined; content: AsyncIterable<Buffer> }

/** The body is no multipart form, or ends too early. */
export class MalformedForm extends Error {}

const longestHead = 8192

/** No form of ours has a hundred fields; taking one apart costs more than its bytes tell. */
export const mostFields = 2000

/** The boundary in the Content-Type of a multipart form. */
export const boundaryOf = (contentType: string | undefined): string | undefined => {
  if (!contentType?.toLowerCase().startsWith('multipart/form-data')) return undefined
  const found = /;\s*boundary=(?:"([^"]{1,70})"|([^\s";]{1,70}))/i.exec(contentType.slice(0, 300))
  return found?.[1] ?? found?.[2]
}

/**
 * Reads a multipart form part by part as it arrives, so that no file lies in memory as a whole. A form of more than
 * `limit` bytes, or of more parts than any of ours, is malformed.
 */
export async function* readParts(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<Part> {
  const input = readMarked(body, limit)
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  await drain(input.until(delimiter))
  let count = 0
  while ((await input.peek(2)) !== '--') {
    count += 1
    if (count > mostFields) throw new MalformedForm(`more than ${mostFields} fields are too many`)
    const head = await gather(input.until(Buffer.from('\r\n\r\n')))
    const content = input.until(delimiter)
    yield { ...namesIn(head), content: content.pieces }
    if (!content.isOver()) await drain(input.until(delimiter)) // Whoever stopped reading has closed the first one.
  }
}

type Stretch = { pieces: AsyncIterable<Buffer>; isOver: () => boolean }

const drain = async ({ pieces }: Stretch) => {
  for await (const _ of pieces);
}

const gather = async ({ pieces }: Stretch): Promise<string> => {
  let head = Buffer.alloc(0)
  for await (const piece of pieces) {
    head = Buffer.concat([head, piece])
    if (head.length > longestHead) throw new MalformedForm('the head of a part is too long')
  }
  return head.toString('utf8')
}

const namesIn = (head: string) => {
  const line = head.split('\r\n').find((line) => /^content-disposition:/i.test(line)) ?? ''
  return { name: /; ?name="([^"]*)"/i.exec(line)?.[1] ?? '', filename: /; ?filename="([^"]*)"/i.exec(line)?.[1] }
}

/** Reads stretches of bytes that end with a mark; the mark itself is swallowed. */
const readMarked = (body: AsyncIterable<Uint8Array>, limit: number) => {
  let left = limit
  const chunks = body[Symbol.asyncIterator]()
  let held = Buffer.from('\r\n') // so that the first delimiter looks like the others
  const more = async () => {
    const { value, done } = await chunks.next()
    if (done) throw new MalformedForm('the form ends too early')
    left -= value.length
    if (left < 0) throw new MalformedForm('the form is too large')
    held = Buffer.concat([held, value])
  }
  const until = (mark: Buffer): Stretch => {
    let over = false
    async function* pieces(): AsyncGenerator<Buffer> {
      while (!over) {
        const at = held.indexOf(mark)
        // Without the mark, its beginning may still stand in the last bytes.
        const end = at >= 0 ? at : Math.max(0, held.length - mark.length + 1)
        const piece = held.subarray(0, end)
        held = held.subarray(at >= 0 ? at + mark.length : end)
        over = at >= 0
        if (piece.length > 0) yield piece
        if (!over) await more()
      }
    }
    return { pieces: pieces(), isOver: () => over }
  }
  const peek = async (length: number) => {
    while (held.length < length) await more()
    return held.toString('latin1', 0, length)
  }
  return { until, peek }
}
