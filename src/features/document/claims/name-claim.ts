const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * The id that a sentence always gets: the same in the editor and on the server, today and after a new edition, as long
 * as its words stay. `time` tells equal sentences of one article apart.
 */
export function nameClaim(articleId: string, text: string, time: number): string {
  const name = `${articleId}\n${time}\n${text.replace(/\s+/g, ' ').trim()}`
  const high = BigInt(hash(name, 0x811c9dc5))
  const low = BigInt(hash(name, 0x050c5d1f))
  let rest = (high << 32n) | low
  let id = ''
  for (let place = 0; place < 13; place += 1, rest >>= 5n) id = alphabet[Number(rest & 31n)] + id
  return id
}

// FNV-1a in 32 bits with a last stir, over UTF-16 units.
function hash(text: string, seed: number): number {
  let value = seed
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  return (value ^ (value >>> 13)) >>> 0
}
