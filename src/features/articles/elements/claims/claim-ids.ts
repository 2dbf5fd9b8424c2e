const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const epoch = Date.UTC(2020, 0, 1)

/** An id like those that the server makes: milliseconds since 2020, then chance. */
export const newClaimId = (): string => {
  const chance = BigInt(crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) & 0x3fffffn
  let rest = (BigInt(Math.max(0, Date.now() - epoch)) << 22n) | chance
  let id = ''
  for (let place = 0; place < 13; place += 1, rest >>= 5n) id = alphabet[Number(rest & 31n)] + id
  return id
}
