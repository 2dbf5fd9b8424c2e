const lineFeed = 0x0a

/** A line with its number, without what ends it; undefined bytes for one that is longer than allowed. */
export type Line = { number: number; bytes: Buffer | undefined }

/** Splits what streams by into lines, and never holds more than one line and no more of it than `longest`. */
export async function* splitLines(chunks: AsyncIterable<Buffer>, longest: number): AsyncGenerator<Line> {
  let number = 0
  let held: Buffer[] = []
  let size = 0
  const hold = (piece: Buffer) => {
    size += piece.length
    if (size <= longest) held.push(piece)
    else held = []
  }
  const line = (): Line => {
    number += 1
    const bytes = size <= longest ? Buffer.concat(held) : undefined
    held = []
    size = 0
    return { number, bytes }
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, from)) {
      hold(chunk.subarray(from, end))
      from = end + 1
      yield line()
    }
    hold(chunk.subarray(from))
  }
  if (size > 0) yield line()
}
