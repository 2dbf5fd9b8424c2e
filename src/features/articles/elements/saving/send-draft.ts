import type { Content, ServerDraft } from '../editor-data.ts'

export type Sent =
  | { kind: 'saved'; version: number; savedAt: Date }
  | { kind: 'conflict'; current: ServerDraft; keptRevision: number | null }
  | { kind: 'refused'; problems: Record<string, string> }
  | { kind: 'signed-out' | 'forbidden' | 'missing' }
  | { kind: 'too-often'; wait: number } // milliseconds that the server asks to wait
  | { kind: 'unreachable'; isOffline: boolean }

// Browsers refuse keepalive requests above 64 KB altogether; some room is left for the headers.
const keepaliveLimit = 60_000
const patience = 30_000

/** Sends a text to the server, on condition that the draft still has the version that it continues. */
export const sendDraft = async (
  address: string,
  content: Content,
  version: number,
  isLeaving = false,
): Promise<Sent> => {
  const { document, ...details } = content
  const body = JSON.stringify({ details, document })
  const isSmall = new TextEncoder().encode(body).byteLength < keepaliveLimit
  try {
    const response = await fetch(address, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'If-Match': `"${version}"` },
      body,
      keepalive: isLeaving && isSmall,
      redirect: 'error',
      ...(isLeaving ? {} : { signal: AbortSignal.timeout(patience) }),
    })
    return await readAnswer(response)
  } catch {
    return { kind: 'unreachable', isOffline: !navigator.onLine }
  }
}

const readAnswer = async (response: Response): Promise<Sent> => {
  if (response.ok) {
    const { version, savedAt } = await response.json()
    return { kind: 'saved', version, savedAt: new Date(savedAt) }
  }
  if (response.status === 409) {
    const { current, keptRevision } = await response.json()
    return { kind: 'conflict', current, keptRevision: keptRevision ?? null }
  }
  if (response.status === 401) return { kind: 'signed-out' }
  if (response.status === 403) return { kind: 'forbidden' }
  if (response.status === 404 || response.status === 410) return { kind: 'missing' }
  if (response.status === 413) return { kind: 'refused', problems: { document: 'too-large' } }
  if (response.status === 422) return { kind: 'refused', problems: (await response.json()).problems ?? {} }
  if (response.status === 429)
    return { kind: 'too-often', wait: 1000 * Number(response.headers.get('Retry-After')) || 0 }
  return { kind: 'unreachable', isOffline: false }
}
