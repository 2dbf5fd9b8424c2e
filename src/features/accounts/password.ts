import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

// OWASP's first choice for Argon2id: 19 MiB, two passes, one lane.
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }

/** A password as it is stored: `argon2id$<salt>$<tag>`, both base64url. */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(16)
  const tag = await oneOfTwo(() => derive('argon2id', { ...cost, message: normal(password), nonce: salt }))
  return `argon2id$${salt.toString('base64url')}$${tag.toString('base64url')}`
}

/** Whether the password is the stored one. Takes the same time when there is none, so that nobody learns which. */
export const isPassword = async (password: string, stored: string | null | undefined): Promise<boolean> => {
  const [, salt = '', tag = ''] = (stored ?? nobody).split('$')
  const expected = Buffer.from(tag, 'base64url')
  const nonce = Buffer.from(salt, 'base64url')
  const actual = await oneOfTwo(() => derive('argon2id', { ...cost, message: normal(password), nonce }))
  return timingSafeEqual(actual, expected) && stored != null
}

const nobody = `argon2id$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(32).toString('base64url')}`

const normal = (password: string): Buffer => Buffer.from(password.normalize('NFKC'))

// Two at once at most: each takes 19 MiB and a core for some 20 ms, and sign-in is open to everybody.
let free = 2
const waiting: (() => void)[] = []

const oneOfTwo = async <T>(work: () => Promise<T>): Promise<T> => {
  if (free === 0) await new Promise<void>((go) => waiting.push(go))
  else free -= 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else free += 1
  }
}
