import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer, Entry } from '#platform/page-cache/index.ts'
import type { AskedPage } from './asked-page.ts'

/** A finished page that is one reader's own, or an old one: nobody keeps it. */
export type Bytes = { body: Buffer; coding: string[] }

const noCookies: string[] = []

/** The choice of a language is kept; a reader whose script fetches its own part is marked for that script. */
export const cookiesFor = ({ newLocale, session, hasScript, isMarkedIn }: AskedPage): string[] => {
  if (!newLocale && !(session && hasScript && !isMarkedIn)) return noCookies
  return [
    ...(newLocale ? ['set-cookie', `lang=${newLocale}; Max-Age=31536000; Path=/; SameSite=Lax`] : []),
    ...(session && hasScript && !isMarkedIn ? ['set-cookie', 'in=1; Path=/; SameSite=Lax'] : []),
  ]
}

export const sendAnswer = (
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  status: number,
  more: string[],
): void => {
  const tags = request.headers['if-none-match']
  if (tags !== undefined && status === 200 && holds(tags, answer.etag)) {
    response.writeHead(304, more.length > 0 ? [...answer.unchangedHeaders, ...more] : answer.unchangedHeaders)
    response.end()
    return
  }
  response.writeHead(status, more.length > 0 ? [...answer.headers, ...more] : answer.headers)
  if (request.method === 'HEAD') response.end()
  else response.end(answer.body)
}

/** Whether a list of entity tags names this one; a comparison for GET takes weak ones too. */
const holds = (tags: string, etag: string): boolean =>
  tags === etag ||
  tags === '*' ||
  tags
    .slice(0, 2000)
    .split(',')
    .some((tag) => tag.trim().replace(/^W\//, '') === etag)

export const sendBytes = (
  request: IncomingMessage,
  response: ServerResponse,
  { body, coding }: Bytes,
  { page }: Entry,
  more: string[],
): void => {
  response.writeHead(page.status, [...page.headers, ...coding, 'content-length', String(body.length), ...more])
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** An answer of the router, to the request for which it was made. */
export const sendResponse = async (
  request: IncomingMessage,
  response: ServerResponse,
  made: Response,
): Promise<void> => {
  const body = Buffer.from(await made.arrayBuffer())
  response.writeHead(made.status, [...made.headers, ['content-length', String(body.length)]].flat())
  response.end(request.method === 'HEAD' ? undefined : body)
}
