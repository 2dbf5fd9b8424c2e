import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { afterAll } from 'vitest'

export type FakeS3 = {
  env: Record<string, string>
  objects: Map<string, { content: Buffer; type: string }>
  /** How the next answers fail: a status, or a connection that breaks. */
  faults: (number | 'break')[]
  requests: string[]
}

const keys = { id: 'AKIDFAKE', secret: 'fake/secret+key' }
const region = 'cn-north-1'

/** An object storage in this process that checks signatures and sums, and knows no conditions, as some do not. */
export const startFakeS3 = async (bucket = 'media'): Promise<FakeS3> => {
  const fake: FakeS3 = { env: {}, objects: new Map(), faults: [], requests: [] }
  const server = createServer((request, response) => {
    void answer(fake, bucket, request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  fake.env = {
    S3_ENDPOINT: `http://127.0.0.1:${port}`,
    S3_BUCKET: bucket,
    S3_REGION: region,
    S3_ACCESS_KEY_ID: keys.id,
    S3_SECRET_ACCESS_KEY: keys.secret,
  }
  return fake
}

const answer = async (fake: FakeS3, bucket: string, request: IncomingMessage, response: ServerResponse) => {
  const url = new URL(request.url ?? '/', 'http://fake')
  const content = await buffer(request)
  fake.requests.push(`${request.method} ${url.pathname}`)
  const fault = fake.faults.shift()
  if (fault === 'break') return request.socket.destroy()
  if (fault) return refuse(response, fault, 'InternalError')
  if (request.headers['if-none-match']) return refuse(response, 501, 'NotImplemented')
  const wrong = wrongSignature(request, url, content)
  if (wrong) return refuse(response, 403, wrong)
  const [, named, ...rest] = url.pathname.split('/')
  if (named !== bucket) return refuse(response, 404, 'NoSuchBucket')
  const key = rest.join('/')
  if (!key) return list(fake, url, response)
  return handlers[request.method ?? '']?.(fake, key, content, request, response)
}

type Handler = (fake: FakeS3, key: string, content: Buffer, request: IncomingMessage, response: ServerResponse) => void

const handlers: Record<string, Handler> = {
  PUT: (fake, key, content, request, response) => {
    fake.objects.set(key, { content, type: request.headers['content-type'] ?? '' })
    response.end()
  },
  DELETE: (fake, key, _content, _request, response) => {
    fake.objects.delete(key)
    response.writeHead(204).end()
  },
  HEAD: (fake, key, _content, _request, response) => {
    const found = fake.objects.get(key)
    if (!found) return response.writeHead(404).end()
    response.writeHead(200, { 'content-length': found.content.length }).end()
  },
  GET: (fake, key, _content, request, response) => {
    const found = fake.objects.get(key)
    if (!found) return refuse(response, 404, 'NoSuchKey')
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
    if (!from) return response.end(found.content)
    response.writeHead(206).end(found.content.subarray(Number(from), Number(to) + 1))
  },
}

const pageLength = 3

const list = ({ objects }: FakeS3, { searchParams }: URL, response: ServerResponse) => {
  const after = searchParams.get('continuation-token') ?? ''
  const all = [...objects.keys()].filter((key) => key.startsWith(searchParams.get('prefix') ?? '')).sort()
  const left = all.filter((key) => `<${key}&` > after)
  const page = left.slice(0, pageLength)
  const next = `&lt;${page.at(-1)}&amp;`
  const more = left.length > pageLength ? `<NextContinuationToken>${next}</NextContinuationToken>` : ''
  response.end(
    `<ListBucketResult><IsTruncated>${more !== ''}</IsTruncated>${page.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('')}${more}</ListBucketResult>`,
  )
}

const refuse = (response: ServerResponse, status: number, code: string) =>
  response.writeHead(status).end(`<Error><Code>${code}</Code></Error>`)

/** What is wrong with the signature (AWS Signature Version 4); undefined when it is right. */
const wrongSignature = (request: IncomingMessage, url: URL, content: Buffer): string | undefined => {
  const form = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/
  const [, id, scope = '', names = '', signature = ''] = form.exec(request.headers.authorization ?? '') ?? []
  if (id !== keys.id) return 'InvalidAccessKeyId'
  const [day = '', where = ''] = scope.split('/')
  if (where !== region) return 'AuthorizationHeaderMalformed'
  const sum = String(request.headers['x-amz-content-sha256'])
  if (sum !== 'UNSIGNED-PAYLOAD' && sum !== sha256(content)) return 'XAmzContentSHA256Mismatch'
  if (!names.split(';').includes('host')) return 'SignatureDoesNotMatch'
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`)
  const query = [...url.searchParams].map((pair) => pair.map(encode).join('=')).sort()
  const canonical = [request.method, url.pathname, query.join('&'), headers.join(''), names, sum].join('\n')
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n')
  const key = [day, where, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${keys.secret}`)
  return timingSafeEqual(hmac(key, text), Buffer.from(signature, 'hex')) ? undefined : 'SignatureDoesNotMatch'
}

const sha256 = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex')
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
