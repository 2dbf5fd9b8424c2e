import { setTimeout as sleep } from 'node:timers/promises'
import { AwsV4Signer } from 'aws4fetch'

export type S3 = { endpoint: URL; bucket: string; region: string; accessKeyId: string; secretAccessKey: string }

export type S3Request = {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE'
  /** After the bucket: `pictures/ab`, or `?list-type=2`. */
  path: string
  headers?: Record<string, string>
  body?: Uint8Array<ArrayBuffer> | Blob
}

/**
 * The object storage did not do what was asked. It looks like a disk that fails, so that whoever uploads is told to
 * try again.
 */
export class StorageFailure extends Error {
  readonly syscall = 's3'
  readonly code = 'EIO'
  readonly status: number | undefined
  /** What the storage calls it: SignatureDoesNotMatch, NoSuchBucket. */
  readonly reason: string

  constructor(what: string, status: number | undefined, reason: string, cause?: unknown) {
    super(`the object storage failed to ${what} (${[status, reason].filter(Boolean).join(' ')})`, { cause })
    this.status = status
    this.reason = reason
  }
}

const tries = 4
const firstPause = 200
const patience = 20_000
const slowestUpload = 50_000 // bytes a second

/** Asks, signed, and again after a pause when the storage is busy or away. 404 is an answer, other refusals are thrown. */
export const askS3 = async (s3: S3, request: S3Request): Promise<Response> => {
  for (let turn = 1; ; turn += 1) {
    const answer = await askOnce(s3, request)
    const failure = answer instanceof StorageFailure ? answer : await whyNot(request, answer)
    // Not asked the other way round: the web server puts a Response of its own in the place of the global one.
    if (!failure) return answer as Response
    if (turn === tries || !isPassing(failure)) throw failure
    await sleep(firstPause * 2 ** (turn - 1) * (0.5 + Math.random()))
  }
}

const askOnce = async (s3: S3, request: S3Request): Promise<Response | StorageFailure> => {
  try {
    const { method, url, headers } = await sign(s3, request)
    // Not among what is signed: proxies change it, and fetch adds it to a range by itself.
    if (!request.headers?.range) headers.set('accept-encoding', 'identity')
    const size = request.body instanceof Blob ? request.body.size : (request.body?.length ?? 0)
    return await headersWithin(patience + (size / slowestUpload) * 1000, (signal) =>
      fetch(url, { method, headers, body: request.body, redirect: 'manual', signal }),
    )
  } catch (error) {
    const { cause, message } = error as Error & { cause?: { code?: string } }
    return new StorageFailure(whatOf(request), undefined, cause?.code ?? message, error)
  }
}

const sign = ({ endpoint, bucket, region, ...keys }: S3, { method, path, headers }: S3Request) => {
  const url = `${endpoint.href.replace(/\/$/, '')}/${bucket}${path.startsWith('?') ? '' : '/'}${path}`
  return new AwsV4Signer({ ...keys, service: 's3', region, method, url, headers }).sign()
}

/** A time limit until the answer begins; its body may take longer, and has a limit of its own. */
const headersWithin = async (limit: number, work: (signal: AbortSignal) => Promise<Response>): Promise<Response> => {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(new Error(`no answer in ${Math.round(limit / 1000)} s`)), limit)
  try {
    return await work(controller.signal)
  } finally {
    clearTimeout(timer)
  }
}

const whyNot = async (request: S3Request, answer: Response): Promise<StorageFailure | undefined> => {
  if (answer.ok) return undefined
  const text = (await answer.text().catch(() => '')).slice(0, 10_000)
  const reason = /<Code>([^<]{1,100})<\/Code>/.exec(text)?.[1] ?? ''
  if (answer.status === 404 && reason !== 'NoSuchBucket') return undefined
  return new StorageFailure(whatOf(request), answer.status, reason)
}

const whatOf = ({ method, path }: S3Request): string => `${method} ${path.split('?')[0]}`.trim()

const isPassing = ({ status }: StorageFailure): boolean => status === undefined || status === 429 || status >= 500
