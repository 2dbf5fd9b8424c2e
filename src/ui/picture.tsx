export type PictureSource = {
  hash: string
  width: number
  height: number
  variants: readonly { name: string; width: number }[]
  /** Where it is fetched by somebody who may not see it otherwise. */
  media?: string | undefined
}

type PictureProps = {
  of: PictureSource
  alt: string
  sizes?: string // how wide it stands, as the attribute of that name
  class?: string
  isFirst?: boolean // seen at once: loaded at once
}

const address = (hash: string, variant: string, media = '/media') => `${media}/${hash}/${variant}`

/** The variants that keep the picture's own proportions. One between two sizes has its best form in `full`. */
const sizesOf = ({ variants }: PictureSource) => {
  const sizes = variants.filter(({ name }) => /^\d+$/.test(name))
  const widest = Math.max(0, ...sizes.map(({ width }) => width))
  return [...sizes, ...variants.filter(({ name, width }) => name === 'full' && width > widest && width < 1920)]
}

export const srcset = (picture: PictureSource): string | undefined => {
  const { hash, media } = picture
  const sizes = sizesOf(picture)
  return sizes.length > 1
    ? sizes.map(({ name, width }) => `${address(hash, name, media)} ${width}w`).join(', ')
    : undefined
}

/** The variant nearest to a width, never a smaller one if there is a larger. */
export const pictureAt = (picture: PictureSource, width: number): string => {
  const { hash, media } = picture
  const sizes = sizesOf(picture).sort((a, b) => a.width - b.width)
  const found = sizes.find((each) => each.width >= width) ?? sizes.at(-1)
  return address(hash, found?.name ?? 'full', media)
}

/** A picture in the right size, with its space kept before it loads. */
export const Picture = ({ of, alt, sizes = '100vw', class: className, isFirst }: PictureProps) => (
  <img
    src={pictureAt(of, 960)}
    srcset={srcset(of)}
    sizes={srcset(of) && sizes}
    width={of.width}
    height={of.height}
    alt={alt}
    class={className}
    loading={isFirst ? undefined : 'lazy'}
    fetchpriority={isFirst ? 'high' : undefined}
    decoding="async"
  />
)

type AvatarProps = { name: string; hash: string | null | undefined; size?: 's' | 'm' | 'l' }

const pixels = { s: 24, m: 44, l: 64 }

/** The face of a creator or a person; without a picture, the first character of the name. Never says more than the name beside it. */
export const Avatar = ({ name, hash, size = 'm' }: AvatarProps) => {
  const look = size === 'm' ? 'avatar' : `avatar avatar-${size}`
  if (!hash)
    return (
      <span class={`${look} avatar-name`} aria-hidden="true">
        {[...name.trim()][0] ?? '?'}
      </span>
    )
  const side = pixels[size]
  return (
    <img
      class={look}
      src={address(hash, size === 'l' ? 'square-256' : 'square-96')}
      alt=""
      width={side}
      height={side}
      loading="lazy"
    />
  )
}
