import { escapeText } from './escape.ts'
import { composeRows } from './gallery-rows.ts'
import { renderFigure } from './render-figure.ts'
import type { Rendering } from './rendering.ts'
import type { NodeOf } from './schema.ts'

/** Rows of pictures, each row of one height. The shape of a picture is a class, for styles may not stand in the text. */
export function renderGallery(node: NodeOf<'gallery'>, rendering: Rendering): string {
  const figures = (node.content ?? []) as NodeOf<'figure'>[]
  const shapes = figures.map((figure) => shapeOf(figure, rendering))
  let place = 0
  const rows = composeRows(shapes.map((tenths) => tenths / 10)).map((length) => {
    const row = figures.slice(place, place + length)
    const held = shapes.slice(place, place + length)
    place += length
    const whole = held.reduce((sum, shape) => sum + shape, 0)
    const shown = row.map((figure, at) => renderOne(figure, held[at] ?? 10, whole, rendering))
    return `<div class="gal-row">${shown.join('')}</div>`
  })
  const label = escapeText(rendering.labels.gallery(figures.length))
  return `<div class="gallery" role="group" aria-label="${label}">${rows.join('')}</div>`
}

function renderOne(figure: NodeOf<'figure'>, shape: number, whole: number, rendering: Rendering): string {
  const sizes = `(min-width: 44rem) ${Math.ceil((40.5 * shape) / whole)}rem, ${whole > shape ? 60 : 100}vw`
  return renderFigure(figure, rendering, { look: `r${shape}`, sizes })
}

const widest = 30
const tallest = 5

/** Width by height in tenths, between 1:2 and 3:1: what is more extreme than that is cropped, and seen whole in the viewer. */
function shapeOf({ attrs }: NodeOf<'figure'>, { pictures }: Rendering): number {
  const picture = attrs.media === null ? undefined : pictures.get(attrs.media)
  const [width, height] = [picture?.width ?? attrs.width ?? 3, picture?.height ?? attrs.height ?? 2]
  return Math.min(widest, Math.max(tallest, Math.round((10 * width) / height)))
}
