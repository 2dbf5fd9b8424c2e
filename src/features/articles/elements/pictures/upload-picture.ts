import type { EditorPicture } from '../editor-data.ts'

export type Uploaded = { ok: true; hash: string; picture: EditorPicture } | { ok: false; problem: string }

const bytesAtMost = 20 * 1024 * 1024

/** Why a file need not even be sent; the server looks at the content itself. */
export const refusalOf = (file: File): string | undefined => {
  if (file.size === 0) return 'empty'
  if (file.size > bytesAtMost) return 'too-large'
  return file.type !== '' && !file.type.startsWith('image/') ? 'not-a-picture' : undefined
}

/** Sends one picture, telling how far it is (0 to 1). XMLHttpRequest, because fetch does not report progress. */
export const uploadPicture = (
  address: string,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Uploaded> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.setRequestHeader('Accept', 'application/json')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => resolve(readAnswer(request.status, request.response))
    request.onerror = request.ontimeout = () => resolve({ ok: false, problem: 'unreachable' })
    request.onabort = () => resolve({ ok: false, problem: 'cancelled' })
    signal.addEventListener('abort', () => request.abort())
    const form = new FormData()
    form.append('file', file, file.name || 'picture')
    request.send(form)
  })

type Answer = { files?: ({ ok: true; picture: { hash: string } & EditorPicture } | { ok: false; problem: string })[] }

const readAnswer = (status: number, answer: Answer | null): Uploaded => {
  const first = answer?.files?.[0]
  if (first?.ok) return { ok: true, hash: first.picture.hash, picture: first.picture }
  if (first) return { ok: false, problem: first.problem }
  const problems: Record<number, string> = { 401: 'signed-out', 413: 'too-large', 429: 'try-later', 503: 'busy' }
  return { ok: false, problem: problems[status] ?? 'other' }
}
