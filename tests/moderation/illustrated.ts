import sharp from 'sharp'
import { expect } from 'vitest'
import { type Author, aDraft, completeDetails } from '../articles/build.ts'
import type { Site } from '../harness/site.ts'
import { channelOf, publish } from './build.ts'

let shade = 0

/** A picture that nobody has brought before, in the library of a creator; its hash. */
export const aPicture = async (author: Author): Promise<string> => {
  shade += 1
  const background = { r: shade % 255, g: 80, b: 160 }
  const bytes = await sharp({ create: { width: 640, height: 400, channels: 3, background } })
    .png()
    .toBuffer()
  const file = new File([new Uint8Array(bytes)], 'night.png', { type: 'image/png' })
  const answer = await author.post(`/studio/media?creator=${author.creatorId}`, { file })
  return answer.json<{ files: { picture: { hash: string } }[] }>().files[0]?.picture.hash ?? ''
}

const contentWith = (channel: string, hash: string | undefined) => {
  const text = { type: 'paragraph', content: [{ type: 'text', text: '正文。' }] }
  const attrs = { media: hash, alt: '夜里的站台', credit: '', width: 640, height: 400, original: null }
  return {
    details: completeDetails(channel, { cover: hash ? { hash, alt: '夜里的站台', credit: '' } : null }),
    document: { type: 'doc', content: hash ? [text, { type: 'figure', attrs }] : [text] },
  }
}

export type Illustrated = {
  id: string
  author: Author
  channel: string
  version: number
  path: string
  address: string
}

/** Saves a text with a picture, or with none, in a draft; what is published next. */
export const putPicture = async (of: Omit<Illustrated, 'path' | 'address'>, hash?: string): Promise<number> => {
  const path = `/studio/articles/${of.id}/draft`
  const saved = await of.author.sendJson('PUT', path, contentWith(of.channel, hash), { 'if-match': `"${of.version}"` })
  expect(saved.status).toBe(200)
  return saved.json<{ version: number }>().version
}

/** A draft that shows a picture, ready to be published. */
export const aDraftWith = async (site: Site, author: Author, hash: string): Promise<Illustrated> => {
  const { id, version } = await aDraft(site, author)
  const draft = { id, author, channel: await channelOf(site, id), version }
  return { ...draft, version: await putPicture(draft, hash), path: `/a/${id}`, address: `/media/${hash}/full` }
}

export const publishWith = ({ author, id, version, channel }: Illustrated, hash: string, more = {}) =>
  publish(author, id, version, channel, { cover: hash, ...more })

/** An article that readers see, with a picture. */
export const anArticleWith = async (site: Site, author: Author, hash: string): Promise<Illustrated> => {
  const draft = await aDraftWith(site, author, hash)
  expect((await publishWith(draft, hash)).status).toBe(303)
  return draft
}
