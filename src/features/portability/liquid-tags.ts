import type { Unfolding } from './shortcodes.ts'
import { attribute, attributesOf, codeOf, linkOf, pictureOf } from './template-attributes.ts'
import { wordsOrLink } from './unknown-shortcode.ts'

/** A tag with its inside, which is not read for more tags; undefined for one that is not that kind. */
export const blockTag = (
  name: string,
  rest: string,
  inside: string,
  { isHtml, lose }: Unfolding,
): string | undefined => {
  if (name === 'raw' || name === 'rawhtml') return inside
  if (name === 'comment') return ''
  if (name === 'highlight') return codeOf(inside, /[\w+#.-]+/.exec(rest)?.[0] ?? '', isHtml)
  if (name === 'codeblock' || name === 'code') return titled(rest) + codeOf(inside, languageIn(rest), isHtml)
  if (name === 'math') return `\n\n$$\n${inside.trim()}\n$$\n\n`
  if (name !== 'graphviz' && name !== 'mermaid') return undefined
  lose(`${name}, now its code`)
  return codeOf(inside, name, isHtml)
}

const languageIn = (rest: string): string => /\blang(?:uage)?[:=]\s{0,3}"?([\w+#.-]{1,40})/.exec(rest)?.[1] ?? ''

/** A block of code may bear a title and an address, which stand above it. */
const titled = (rest: string): string => {
  const bare = rest.replace(/\b[\w]{1,30}:(?!\/\/)\S{1,100}/g, '').trim()
  const address = /https?:\/\/\S{1,1000}/.exec(bare)?.[0]
  const words = bare.split(/https?:\/\//)[0]?.trim() ?? ''
  // Octopress's editors wrote the language once more as the title.
  if (words === languageIn(rest) || (!words && !address)) return ''
  return address ? `\n\n${linkOf(address, words)}\n` : `\n\n${words}\n`
}

// They steer a template and show nothing themselves.
const silent =
  /^(?:end\w{1,30}|raw|comment|else|elsif|assign|break|continue|when|toc|more|cq|note|pullquote|centerquote|capture|tabs|tab|cell|fold|hideToggle|btns|label|timeline|timenode)$/

export const liquidTag = (name: string, rest: string, unfolding: Unfolding): string => {
  if (name === 'highlight' || name === 'codeblock')
    return `\n\`\`\`${languageIn(rest) || (/\w+/.exec(rest)?.[0] ?? '')}\n`
  if (name === 'endhighlight' || name === 'endcodeblock') return '\n```\n'
  if (name === 'post_url' || name === 'link') return `ref:${rest.split(/\s/)[0] ?? ''}`
  if (name === 'post_path' || name === 'asset_path') return rest.split(/\s/)[0] ?? ''
  if (name === 'post_link' || name === 'asset_link') return linkTo(name, rest)
  if (/^(?:img|image|figure|asset_img|picture|sinaimage)/.test(name))
    return pictureTag(name, rest) ?? lost(name, rest, unfolding)
  if (name === 'blockquote' || name === 'quote') return quoteBegin(rest, unfolding)
  if (name === 'endblockquote' || name === 'endquote') return quoteEnd(unfolding)
  if (name === 'include' || name === 'include_relative' || name === 'render') return included(rest, unfolding)
  if (silent.test(name)) return ''
  return playerOf(name, rest) ?? lost(name, rest, unfolding)
}

const lost = (name: string, rest: string, { lose }: Unfolding): string => {
  lose(name)
  return wordsOrLink(attributesOf(rest))
}

const quoteBegin = (rest: string, { quoted }: Unfolding): string => {
  const address = /https?:\/\/\S{1,1000}/.exec(rest)?.[0] ?? ''
  const words = rest
    .replace(address, '')
    .replace(/\s{1,20}/g, ' ')
    .trim()
  quoted.push(address ? linkOf(address, words) : attribute(words))
  return '\n\n<blockquote>\n\n'
}

const quoteEnd = ({ quoted }: Unfolding): string => {
  const author = quoted.pop()
  return author === undefined ? '' : `${author && `\n\n— ${author}`}\n\n</blockquote>\n\n`
}

const linkTo = (name: string, rest: string): string => {
  const { plain } = attributesOf(rest)
  const [target = '', ...words] = plain
  const title = words.filter((word) => !/^(?:true|false)$/.test(word)).join(' ')
  return linkOf(name === 'post_link' ? `ref:${target}` : target, title || target)
}

const isAddress = (word: string): boolean => /^(?:https?:\/\/|\/)|\.[a-z]{3,5}$|\/\S/i.test(word)

/** {% img [class names] /path/to/image [width] [height] ["title" ["alt"]] %} and its relations. */
const pictureTag = (name: string, rest: string): string | undefined => {
  const { named, plain } = attributesOf(rest)
  const at = plain.findIndex(isAddress)
  const src = named.src ?? named.url ?? named.image_path ?? named.image ?? plain[at]
  if (!src) return undefined
  const words = (named.src ? plain : plain.slice(at + 1)).filter((word) => !/^\d{1,4}(?:px|%)?$/.test(word))
  const [title = '', alt = ''] = name === 'sinaimage' ? [] : words
  return pictureOf(src, named.alt ?? (alt || title), named.caption ?? named.title)
}

/** A file that is put in: only its name and what it is told are here. */
const included = (rest: string, unfolding: Unfolding): string => {
  const file = /^[^\s,]{1,200}/.exec(rest)?.[0].replace(/["',]/g, '') ?? ''
  const name = (file.split('/').at(-1) ?? '').replace(/\.\w{1,8}$/, '')
  const inside = rest.replace(/^[^\s,]{1,200},?/, '')
  const player = /figure|image|picture|img/.test(name) ? pictureTag('image', inside) : playerOf(name, inside)
  return player ?? lost(`include ${file}`, inside, unfolding)
}

const players: Record<string, (id: string) => string> = {
  youtube: (id) => `https://www.youtube.com/watch?v=${encodeURIComponent(id)}`,
  vimeo: (id) => `https://vimeo.com/${encodeURIComponent(id)}`,
  bilibili: (id) => `https://www.bilibili.com/video/${encodeURIComponent(id)}`,
  gist: (id) => `https://gist.github.com/${id}`,
  jsfiddle: (id) => `https://jsfiddle.net/${encodeURIComponent(id)}/`,
  tweet: (id) => `https://x.com/i/status/${/\d{5,}/.exec(id)?.[0] ?? ''}`,
}

const playerOf = (name: string, rest: string): string | undefined => {
  const { named, plain } = attributesOf(rest)
  const kind = Object.keys(players).find((known) => (named.provider ?? name).toLowerCase().includes(known))
  const id = named.id ?? named.url ?? plain[0] ?? ''
  if (/^https?:\/\/\S{1,1900}$/.test(id))
    return kind || /video|audio|iframe|embed/.test(name) ? linkOf(id, id) : undefined
  const address = kind && /^[\w./:-]{4,100}$/.test(id) ? players[kind]?.(id) : undefined
  return address && linkOf(address, named.title || address)
}
