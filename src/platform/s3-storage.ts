import { createHash } from 'node:crypto'
import { createReadStream, openAsBlob } from 'node:fs'
import { Readable } from 'node:stream'
import { askS3, type S3, StorageFailure } from './s3-requests.ts'
import { sweepScratch, withScratch } from './scratch.ts'
import { type Content, checkedKey, type Range, type Storage } from './storage.ts'

const idle = 30_000

/**
 * A storage in a bucket, under the same keys as in a folder. What readers get passes through our own route, so the
 * bucket stays closed to everybody else. A key is written again without asking whether it exists: equal keys have
 * equal content, and not every storage knows "only if absent".
 */
export const s3Storage = async (s3: S3, scratch: string): Promise<Storage> => {
  await sweepScratch(scratch)
  const head = async (key: string) => {
    const answer = await askS3(s3, { method: 'HEAD', path: checkedKey(key) })
    return answer.ok ? { bytes: Number(answer.headers.get('content-length')) } : undefined
  }
  return {
    head,
    async put(key, content) {
      const path = checkedKey(key)
      const { body, sum } = await bodyOf(content)
      const headers = { 'content-type': 'application/octet-stream', 'x-amz-content-sha256': sum }
      const answer = await askS3(s3, { method: 'PUT', path, headers, body })
      if (!answer.ok) throw new StorageFailure(`PUT ${path}`, answer.status, '')
      await answer.body?.cancel()
    },
    async get(key) {
      const found = await head(key)
      return found && { ...found, stream: (range) => Readable.from(bytesOf(s3, key, range), { objectMode: false }) }
    },
    async delete(key) {
      const answer = await askS3(s3, { method: 'DELETE', path: checkedKey(key) })
      await answer.body?.cancel()
    },
    list: (prefix) => keysUnder(s3, checkedKey(prefix)),
    withScratch: (work) => withScratch(scratch, work),
  }
}

// The sum is signed, and the storage refuses what does not have it: a broken upload cannot be taken for a good one.
const bodyOf = async (content: Content) => {
  const hash = createHash('sha256')
  if (content instanceof Uint8Array) return { body: Uint8Array.from(content), sum: hash.update(content).digest('hex') }
  for await (const piece of createReadStream(content.file)) hash.update(piece)
  return { body: await openAsBlob(content.file), sum: hash.digest('hex') }
}

async function* bytesOf(s3: S3, key: string, range?: Range): AsyncGenerator<Uint8Array> {
  const headers: Record<string, string> = range ? { range: `bytes=${range.start}-${range.end}` } : {}
  const answer = await askS3(s3, { method: 'GET', path: key, headers })
  if (!answer.ok || !answer.body) throw new StorageFailure(`GET ${key}`, answer.status, 'gone')
  if (range && answer.status !== 206) throw new StorageFailure(`GET ${key}`, answer.status, 'no ranges')
  const reader = answer.body.getReader()
  try {
    for (;;) {
      const { done, value } = await within(idle, reader.read(), key)
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

const within = async <T>(limit: number, work: Promise<T>, key: string): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StorageFailure(`GET ${key}`, undefined, 'stalled')), limit)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

async function* keysUnder(s3: S3, prefix: string): AsyncGenerator<string> {
  for (let next: string | undefined = ''; next !== undefined; ) {
    const query = new URLSearchParams({ 'list-type': '2', prefix: `${prefix}/`, 'max-keys': '1000' })
    if (next) query.set('continuation-token', next)
    const answer = await askS3(s3, { method: 'GET', path: `?${query}` })
    const text = await answer.text()
    // Our keys have no character that XML writes in another way.
    for (const [, key] of text.matchAll(/<Key>([^<]+)<\/Key>/g)) if (key) yield key
    next = /<IsTruncated>true</.test(text) ? plain(tokenIn(text)) : undefined
  }
}

const tokenIn = (text: string) => /<NextContinuationToken>([^<]+)</.exec(text)?.[1]

const plain = (text: string | undefined) =>
  text?.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
