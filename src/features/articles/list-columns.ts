import { excerpt, measureText, minutesFor, plainText, titleBreaks } from '#features/document/index.ts'
import type { Picture } from '#features/media/index.ts'
import type { Details } from './details.ts'
import type { Content } from './insert-revision.ts'
import { isAdvertisement } from './rules.ts'

/** The picture of an article in lists, with the sizes it comes in. */
export type Cover = {
  hash: string
  alt: string
  credit: string
  width: number
  height: number
  variants: { name: string; width: number }[]
  /** Whether there is a JPEG too, for those who show a link to the article. */
  hasJpeg: boolean
}

/** What lists show of a text, without opening it; `pictures` has its cover, if that may be shown. */
export const listColumnsWith = (
  { details, document }: Content,
  pictures: ReadonlyMap<string, Picture>,
  text = plainText(document),
) => {
  const measure = measureText(text)
  const cover = coverOf(details, pictures)
  return {
    title: details.title,
    title_broken: titleBreaks(details.title),
    summary: details.summary || excerpt(document, details.language.startsWith('zh') ? 90 : 200),
    language: details.language,
    place: details.place,
    byline: details.byline,
    cover: cover ? JSON.stringify(cover) : null,
    text_count: measure.ideographs + measure.words,
    reading_minutes: minutesFor(measure),
    source_count: details.sources.length,
    is_advertisement: isAdvertisement(details.declaration),
  }
}

export const coverOf = ({ cover }: Details, pictures: ReadonlyMap<string, Picture>): Cover | undefined => {
  const picture = cover && pictures.get(cover.hash)
  if (!cover || !picture) return undefined
  return {
    ...cover,
    width: picture.width,
    height: picture.height,
    variants: picture.variants.map(({ name, width }) => ({ name, width })),
    hasJpeg: picture.jpeg !== undefined,
  }
}
