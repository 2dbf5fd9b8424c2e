import { escapeText } from './escape.ts'
import { renderInline } from './render-inline.ts'
import type { Picture, Rendering } from './rendering.ts'
import type { NodeOf } from './schema.ts'

// The text column is 40.5rem wide at most; a picture fills it.
const wholeColumn = '(min-width: 44rem) 40.5rem, 100vw'
const plainWidth = 960

/** `within` is what a figure needs to know of the gallery it stands in: its class, and how wide it is there. */
export function renderFigure(
  node: NodeOf<'figure'>,
  rendering: Rendering,
  within: { look?: string; sizes?: string } = {},
): string {
  const number = ++rendering.counts.figures
  const picture = node.attrs.media === null ? undefined : rendering.pictures.get(node.attrs.media)
  const shown = picture ? renderPicture(node, picture, number, rendering, within.sizes) : renderMissing(node, rendering)
  const looks = [!picture && 'fig-missing', within.look].filter(Boolean).join(' ')
  const look = looks ? ` class="${looks}"` : ''
  return `<figure${look} id="fig-${number}">${shown}${renderCaption(node, rendering)}</figure>`
}

function renderPicture(
  node: NodeOf<'figure'>,
  picture: Picture,
  number: number,
  rendering: Rendering,
  sizes = wholeColumn,
): string {
  const address = (name: string) => escapeText(`${rendering.media}/${node.attrs.media}/${encodeURIComponent(name)}`)
  const variants = [...picture.variants].sort((a, b) => a.width - b.width)
  const plain = variants.find((variant) => variant.width >= plainWidth) ?? variants.at(-1)
  const srcset = variants.map((variant) => `${address(variant.name)} ${variant.width}w`).join(', ')
  const choice = variants.length > 1 ? ` srcset="${srcset}" sizes="${sizes}"` : ''
  const loading = number === 1 ? 'loading="eager" fetchpriority="high"' : 'loading="lazy"'
  const image =
    `<img class="pic" src="${address(plain?.name ?? 'full')}"${choice} alt="${escapeText(node.attrs.alt)}"` +
    ` width="${picture.width}" height="${picture.height}" ${loading} decoding="async">`
  // The viewer of the page opens this link in its own window; elsewhere it leads to the picture alone.
  const label = escapeText(node.attrs.alt || rendering.labels.openPicture)
  return `<a class="fig-open" data-full href="${address('full')}" aria-label="${label}">${image}</a>`
}

function renderMissing(node: NodeOf<'figure'>, { labels, hidden }: Rendering): string {
  if (node.attrs.media !== null && hidden.has(node.attrs.media))
    return `<p><span class="fig-why">${escapeText(labels.hiddenPicture)}</span></p>`
  const why = `<span class="fig-why">${escapeText(labels.missingPicture)}</span>`
  const alt = node.attrs.alt ? ` <span class="fig-alt">${escapeText(node.attrs.alt)}</span>` : ''
  const original = node.attrs.original
    ? ` <a href="${escapeText(node.attrs.original)}" rel="nofollow ugc noopener">${escapeText(labels.originalPicture)}</a>`
    : ''
  return `<p>${why}${alt}${original}</p>`
}

function renderCaption(node: NodeOf<'figure'>, rendering: Rendering): string {
  const caption = renderInline(node, rendering)
  const credit = node.attrs.credit ? `<small>${escapeText(node.attrs.credit)}</small>` : ''
  const both = [caption, credit].filter(Boolean).join(' ')
  return both ? `<figcaption>${both}</figcaption>` : ''
}
