import type { Unfolding } from './shortcodes.ts'
import { type Attributes, attribute, attributesOf, linkOf, pictureOf } from './template-attributes.ts'
import { wordsOrLink } from './unknown-shortcode.ts'

/** HTML for a shortcode, the empty text for a frame whose text stays. What nothing stands for is told by name. */
export const hugoShortcode = (name: string, rest: string, { lose }: Unfolding): string => {
  const attributes = attributesOf(rest)
  const made = unfold(name.toLowerCase(), attributes, rest)
  if (made !== undefined) return made
  lose(name)
  return wordsOrLink(attributes)
}

const unfold = (name: string, { named, plain }: Attributes, rest: string): string | undefined => {
  const address = named.src ?? named.image ?? named.url ?? named.href ?? plain[0] ?? ''
  const id = named.id ?? address
  if (/img|image|figure|picture/.test(name) && address)
    return pictureOf(
      address,
      named.alt ?? (plain.length > 1 ? (plain.at(-1) ?? '') : ''),
      [named.title, named.caption].filter(Boolean).join(' · ') || undefined,
      named.link,
    )
  // A file of the old site's sources: only a reader of all of them can tell where it leads.
  if (['ref', 'relref', 'link', 'tmp', 'asset-static', 'legacy-file'].includes(name))
    return `ref:${address || (named.path ?? '')}`
  if (/youtube/.test(name) && id)
    return linkOf(`https://www.youtube.com/watch?v=${encodeURIComponent(id)}`, named.title || 'YouTube')
  if (/vimeo/.test(name) && id) return linkOf(`https://vimeo.com/${encodeURIComponent(id)}`, named.title || 'Vimeo')
  if (/bilibili/.test(name) && id) return linkOf(`https://www.bilibili.com/video/${encodeURIComponent(id)}`, 'bilibili')
  if ((name === 'x' || /tweet|twitter/.test(name)) && /\d{5,}/.test(rest)) return postOf(named.user, rest)
  if (name === 'instagram' && id) return linkOf(`https://www.instagram.com/p/${encodeURIComponent(id)}/`, 'Instagram')
  if (name === 'gist' && id) return gistOf(plain)
  if (/video|audio|embed|iframe/.test(name) && /^https?:\/\/[^\s<>]{1,2000}$/.test(address))
    return linkOf(address, named.title || address)
  if (name === 'blogdown/postref') return ''
  if (name === 'details' && (named.summary || named.title))
    return `\n\n**${attribute(named.summary || named.title || '')}**\n\n`
  if (
    /note|box|quote|highlight|accordion|callout|tip|warning|admonition|details|tabs?$|rawhtml|alert|notice/.test(name)
  )
    return named.title ? `\n\n**${attribute(named.title)}**\n\n` : ''
  return undefined
}

const postOf = (user: string | undefined, rest: string): string => {
  const address = `https://x.com/i/status/${/\d{5,}/.exec(rest)?.[0] ?? ''}`
  return linkOf(address, user ? `X · @${user}` : address)
}

const gistOf = ([user = '', id]: string[]): string =>
  linkOf(`https://gist.github.com/${encodeURIComponent(user)}${id ? `/${encodeURIComponent(id)}` : ''}`, 'Gist')
