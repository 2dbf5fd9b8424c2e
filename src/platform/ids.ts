import { createHash, randomBytes } from 'node:crypto'

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

/**
 * The id that a name always gives, so that what is not yet here can already be linked to. With a time it sorts by it;
 * else, and before the epoch, it falls somewhere in the four years after it.
 */
export const idNamed = (name: string, time?: Date): string => {
  const bits = createHash('sha256').update(name).digest().readBigUInt64BE()
  const isTimed = time !== undefined && time.getTime() >= epoch
  const at = isTimed ? BigInt(time.getTime() - epoch) : bits >> 27n
  return encode((at << randomBits) | (bits & randomMask))
}

export const isId = (text: string): boolean => /^[0-9a-hjkmnp-tv-z]{13}$/.test(text)

const encode = (value: bigint): string => {
  let text = ''
  for (let rest = value, i = 0; i < 13; i += 1, rest >>= 5n) text = alphabet[Number(rest & 31n)] + text
  return text
}
