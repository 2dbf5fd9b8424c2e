import { viewerOfToken } from '#features/accounts/index.ts'
import { now } from '#platform/clock.ts'
import { asksIn, compress, type Encoding, type Entry, filledBytes } from '#platform/page-cache/index.ts'
import type { Frame } from '#ui/frame.tsx'
import type { AskedPage } from './asked-page.ts'
import type { House } from './house.ts'
import { isToldOfOpenHttp, personOf } from './person.ts'
import { personalFacts } from './personal-facts.ts'
import type { Bytes } from './send-page.ts'

/** The page with this reader's own parts in it; undefined when the session is over. */
export const fillPage = async ({ db }: House, entry: Entry, asked: AskedPage): Promise<Bytes | undefined> => {
  const viewer = await viewerOfToken(db, asked.session)
  if (!viewer) return undefined
  const facts = await personalFacts(db, viewer.id, asksIn(entry.pieces))
  const frame = entry.page.frame as Frame
  const own: Frame = {
    ...frame,
    now: now(),
    person: personOf(viewer, frame.say, facts),
    isInsecure: isToldOfOpenHttp(viewer, frame.origin),
  }
  return pack(await filledBytes(entry.pieces, own), asked.encoding)
}

/** The page as it was kept, with a line that says so. */
export const keptPage = async (entry: Entry, encoding: Encoding): Promise<Bytes> => {
  const frame = entry.page.frame as Frame
  const own: Frame = { ...frame, now: now(), keptAt: entry.madeAt }
  return pack(await filledBytes(entry.pieces, own), encoding)
}

const pack = async (bytes: Buffer, encoding: Encoding): Promise<Bytes> => ({
  body: await compress(bytes, encoding, 'hasty'),
  coding: encoding === 'identity' ? [] : ['content-encoding', encoding],
})
