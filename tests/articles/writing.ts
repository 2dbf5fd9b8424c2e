import { pngBytes } from '../browser/editor-stand.ts'
import type { Person } from '../harness/people.ts'
import type { Site } from '../harness/site.ts'
import { type Author, aChannel, aDraft, type Draft } from './build.ts'

/** Sends a picture of some size, which makes it unlike any other, and answers its hash. */
export const aPicture = async (author: Author, width: number, name = 'night.png'): Promise<string> => {
  const file = new File([new Uint8Array(pngBytes(width, 40))], name, { type: 'image/png' })
  const headers = { accept: 'application/json' }
  const answer = await author.post(`/studio/media?creator=${author.creatorId}`, { file }, headers)
  return answer.json<{ files: { picture: { hash: string } }[] }>().files[0]?.picture.hash ?? ''
}

export const figureOf = (media: string, alt = '', caption = '') => ({
  type: 'figure',
  attrs: { media, alt },
  ...(caption && { content: [{ type: 'text', text: caption }] }),
})

/** A complete draft with these blocks as its text. */
export const aDraftOf = async (site: Site, author: Person, ...content: object[]): Promise<Draft> => {
  const draft = await aDraft(site, author)
  const body = { document: { type: 'doc', content: [{ type: 'paragraph', content: [text('正文。')] }, ...content] } }
  return { id: draft.id, version: await rewrite(author, draft, body) }
}

export const text = (words: string) => ({ type: 'text', text: words })

export const rewrite = async (author: Person, draft: Draft, body: object): Promise<number> => {
  const headers = { 'if-match': `"${draft.version}"` }
  const saved = await author.sendJson('PUT', `/studio/articles/${draft.id}/draft`, body, headers)
  if (saved.status !== 200) throw new Error(`${saved.status} ${saved.text}`)
  return saved.json<{ version: number }>().version
}

/** The form of the last step, filled in. */
export const publicationOf = async (site: Site, draft: Draft, more: Record<string, string> = {}) => {
  const channel = await aChannel(site)
  return { version: String(draft.version), act: 'publish', channels: channel.id, summary: '', ...more }
}

export const publish = async (site: Site, author: Person, draft: Draft, more: Record<string, string> = {}) => {
  const answer = await author.post(`/studio/articles/${draft.id}/publication`, await publicationOf(site, draft, more))
  if (answer.status !== 303) throw new Error(`not published: ${answer.status} ${answer.text.match(/class="err"[^/]*/)}`)
  return draft.id
}
