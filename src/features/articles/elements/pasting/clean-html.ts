import { isWebAddress } from '../schema/addresses.ts'
import { dataPicture } from './data-picture.ts'
import { listsFromWord } from './lists-from-word.ts'

export type Cleaned = { body: HTMLElement; files: File[]; remote: number; lost: number }

const dropped =
  'script, style, link, meta, title, template, object, embed, iframe, noscript, svg, button, input, select, textarea, .katex-html'

/** Brings pasted HTML nearer to our schema before the editor reads it, and takes its pictures out that cannot stay. */
export const cleanHtml = (page: Document): Cleaned => {
  const cleaned: Cleaned = { body: page.body, files: [], remote: 0, lost: 0 }
  dropComments(page)
  for (const element of page.body.querySelectorAll(dropped)) if (!element.closest('math')) element.remove()
  listsFromWord(page.body)
  for (const picture of page.body.querySelectorAll('img')) judgePicture(picture, cleaned)
  return cleaned
}

const dropComments = (page: Document): void => {
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_COMMENT)
  const comments: Node[] = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  for (const comment of comments) comment.parentNode?.removeChild(comment)
}

const isDot = (picture: HTMLImageElement): boolean =>
  ['width', 'height'].some((side) => Number(picture.getAttribute(side) ?? 100) <= 2)

// An emoji as a small picture has the character itself as its alternative text.
const isEmoji = (picture: HTMLImageElement): boolean =>
  /^\p{Extended_Pictographic}/u.test(picture.alt) && picture.alt.length <= 8

const judgePicture = (picture: HTMLImageElement, cleaned: Cleaned): void => {
  if (picture.closest('[data-media]:not([data-media=""])')) return
  const address =
    picture.getAttribute('data-src') ?? picture.getAttribute('data-original') ?? picture.getAttribute('src') ?? ''
  if (isEmoji(picture)) return picture.replaceWith(picture.alt)
  if (isDot(picture)) return picture.remove()
  if (isWebAddress(address)) {
    picture.setAttribute('data-src', address)
    cleaned.remote++
    return
  }
  const file = dataPicture(address)
  if (file) cleaned.files.push(file)
  else cleaned.lost++
  picture.remove()
}
