import { randomBytes } from 'node:crypto'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const epoch = Date.UTC(2020, 0, 1)
const randomBits = 22n
const randomMask = (1n << randomBits) - 1n

let last = 0n

/**
 * A new id: 42 bits of milliseconds since 2020-01-01 and 22 random bits, as 13 characters of lower-case Crockford
 * base32. Ids of one process only rise, even when the clock steps back.
 */
export const newId = (at: number = Date.now()): string => {
  const random = BigInt(randomBytes(4).readUInt32BE()) & randomMask
  const candidate = (BigInt(Math.max(0, at - epoch)) << randomBits) | random
  last = candidate > last ? candidate : last + 1n
  return encode(last)
}

/**
 * An id with the time of an old thing (an imported article), outside the rising order of new ones. What is older than
 * the epoch gets a new id: all such things would share one millisecond, and a million of them would collide.
 */
export const idAt = (time: Date): string => {
  if (time.getTime() < epoch) return newId()
  const random = BigInt(randomBytes(4).readUInt32BE()) & randomMask
  return encode((BigInt(time.getTime() - epoch) << randomBits) | random)
}

export const isId = (text: string): boolean => /^[0-9a-hjkmnp-tv-z]{13}$/.test(text)

const encode = (value: bigint): string => {
  let text = ''
  for (let rest = value, i = 0; i < 13; i += 1, rest >>= 5n) text = alphabet[Number(rest & 31n)] + text
  return text
}
