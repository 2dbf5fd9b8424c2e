import { isWebAddress } from '../links.ts'
import type { NodeOf } from '../schema.ts'
import { documentLimits } from '../schema.ts'
import { resolveAddress } from './addresses.ts'
import { attribute, childElements, type HtmlElement, isElement } from './html-tree.ts'

/** A picture of the page, one for each figure of the document and in the same order. */
export type FoundPicture = {
  /** As written in the page: an address, a path in an archive, or the picture itself as a data: address. */
  src: string
  alt: string
  /** Where a picture linked to a larger version of itself. */
  larger?: string
}

// Pages that load pictures late keep the real address here, and a placeholder in `src`.
const lateNames = ['data-src', 'data-original', 'data-lazy-src', 'data-actualsrc', 'data-original-src', 'data-url']

/** The address of the picture itself; empty when there is none, as for a spacer. */
export function pictureAddress(image: HtmlElement): string {
  const late = lateNames.map((name) => attribute(image, name).trim()).find((value) => value !== '')
  const set = attribute(image, 'srcset') || attribute(image, 'data-srcset') || setOfSources(image)
  const plain = attribute(image, 'src').trim()
  if (late) return late
  return plain !== '' && !isPlaceholder(plain) ? plain : widest(set)
}

function isPlaceholder(src: string): boolean {
  return src.startsWith('data:') && src.length < 400
}

function setOfSources(image: HtmlElement): string {
  if (!isElement(image.parentNode) || image.parentNode.tagName !== 'picture') return ''
  const source = childElements(image.parentNode).find((element) => element.tagName === 'source')
  return source ? attribute(source, 'srcset') || attribute(source, 'data-srcset') : ''
}

function widest(set: string): string {
  const offers = set.split(/,\s+/).map((offer) => offer.trim().split(/\s+/))
  const sizeOf = (offer: string[]) => Number.parseFloat(offer[1] ?? '0') || 0
  return offers.sort((a, b) => sizeOf(b) - sizeOf(a))[0]?.[0] ?? ''
}

/** Spacers and counters: pictures that were never meant to be seen. */
export function isUnseen(image: HtmlElement): boolean {
  const tiny = (name: string) => /^[01]\s*(px)?$/.test(attribute(image, name).trim())
  return tiny('width') && tiny('height')
}

/** Smileys and the like stand in a line of text and say what they mean in their alt text. */
export function inlineMeaning(image: HtmlElement): string | undefined {
  const isEmoji = /\b(emoji|wp-smiley|emoticon|smiley)\b/.test(attribute(image, 'class'))
  return isEmoji ? attribute(image, 'alt') : undefined
}

export function altOf(image: HtmlElement): string {
  const said = [attribute(image, 'alt'), attribute(image, 'title')].map((value) => value.replace(/\s+/g, ' ').trim())
  const meant = said.find((value) => value !== '' && value !== 'null' && value !== 'undefined') ?? ''
  return meant.slice(0, documentLimits.alt).toWellFormed()
}

export function figureOf(src: string, alt: string, base: string | undefined): NodeOf<'figure'> {
  const address = resolveAddress(src, base)
  const original = address && isWebAddress(address) ? address : null
  return { type: 'figure', attrs: { media: null, width: null, height: null, alt, credit: '', original } }
}

const pictureFile = /\.(jpe?g|png|gif|webp|avif|bmp)([?#]|$)/i

/** The link around a picture, when it leads to a picture. */
export function largerVersion(image: HtmlElement): string | undefined {
  const parent = image.parentNode
  const href = isElement(parent) && parent.tagName === 'a' ? attribute(parent, 'href').trim() : ''
  return pictureFile.test(href) ? href : undefined
}
