import type { Context } from 'hono'
import { take } from '#features/accounts/index.ts'
import { type MediaProblem, type ProofFile, storeFile, storePicture } from '#features/media/index.ts'
import type { Env, Viewer } from '#features/site/index.ts'
import { boundaryOf, type Part, readParts } from '#platform/multipart.ts'
import { limits } from './application-rules.ts'

/** What came with a form: its text fields, the files that were kept, and those that were not, with the reason. */
export type Sent = {
  form: FormData
  avatar: string | undefined
  proofs: ProofFile[]
  refused: { name: string; problem: MediaProblem }[]
}

// Each text field is checked against its own limit later; this only bounds what is read into memory.
const longestText = 64 * 1024
const mostParts = 200
const longestForm = 64 * 1024 * 1024
const uploads = { burst: 40, perMinute: 5 }

/**
 * Reads a form part by part. Files go to the store as they arrive, so that no upload lies in memory; the picture field
 * is `avatar`, proof files are `files`. Pictures belong to the creator where there is one, else to the person.
 */
export const receiveForm = async (c: Context<Env>, viewer: Viewer, creatorId: string | null): Promise<Sent> => {
  const sent: Sent = { form: new FormData(), avatar: undefined, proofs: [], refused: [] }
  const boundary = boundaryOf(c.req.header('content-type'))
  if (!boundary || !c.req.raw.body) return { ...sent, form: await c.req.formData() }
  let count = 0
  for await (const part of readParts(c.req.raw.body, boundary, longestForm)) {
    count += 1
    if (count > mostParts) break
    if (part.filename === undefined) sent.form.append(part.name, await textOf(part))
    else if (part.filename !== '') await keep(c, { creatorId, userId: viewer.id }, part, part.filename, sent)
  }
  return sent
}

const textOf = async ({ content }: Part): Promise<string> => {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of content) {
    bytes += piece.length
    if (bytes <= longestText) pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

const keep = async (
  c: Context<Env>,
  owner: { creatorId: string | null; userId: string },
  part: Part,
  filename: string,
  sent: Sent,
): Promise<void> => {
  const { db, storage } = c.var
  const refuse = (problem: MediaProblem) => sent.refused.push({ name: filename.slice(0, 100), problem })
  if (!(await take(db, `upload:${owner.userId}`, uploads))) return void refuse('busy')
  if (part.name === 'avatar') {
    const stored = await storePicture(db, storage, { ...owner, content: part.content })
    if (stored.ok) sent.avatar = stored.picture.hash
    else refuse(stored.problem)
  } else if (part.name === 'files') {
    if (sent.proofs.length >= limits.files) return void refuse('too-many-files')
    const stored = await storeFile(db, storage, { userId: owner.userId, name: filename, content: part.content })
    if (stored.ok) sent.proofs.push(stored.file)
    else refuse(stored.problem)
  }
}
