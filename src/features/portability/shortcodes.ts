/** What stands in a text and has no meaning outside the program that made its pages. */
export type Unfolded = { text: string; lost: Map<string, number> }

const shortcode = /\{\{[<%]\s*(\/?)([\w/-]{1,60})((?:[^}]|\}(?!\})){0,2000}?)\s*\/?\s*[>%]\}\}/g
const liquid = /\{%-?\s*(\w{1,40})((?:[^%]|%(?!\})){0,1000}?)-?%\}/g

/**
 * Unfolds the shortcodes of Hugo and the tags of Jekyll in Markdown: pictures become pictures, links links, films a
 * link; a frame loses its frame and keeps its text. What is left out is counted by name.
 */
export const unfoldShortcodes = (text: string): Unfolded => {
  const lost = new Map<string, number>()
  const lose = (name: string) => lost.set(name, (lost.get(name) ?? 0) + 1)
  const unfolded = text
    .replace(shortcode, (_all, slash: string, name: string, rest: string) => {
      if (slash) return ''
      const made = unfold(name, attributesOf(rest), rest)
      if (made === undefined) lose(name)
      return made ?? ''
    })
    .replace(liquid, (_all, name: string, rest: string) => liquidTag(name, rest, lose))
  return { text: unfolded, lost }
}

type Attributes = { named: Record<string, string>; plain: string[] }

const attributesOf = (rest: string): Attributes => {
  const named: Record<string, string> = {}
  const plain: string[] = []
  for (const [, name, quoted, bare, word] of rest.matchAll(
    /(?:([\w-]{1,40})\s*=\s*)?(?:"((?:[^"\\]|\\.){0,1000})"|`([^`]{0,1000})`|([^\s"`=]{1,500}))/g,
  )) {
    const value = (quoted ?? bare ?? word ?? '').replaceAll('\\"', '"')
    if (name) named[name] = value
    else plain.push(value)
  }
  return { named, plain }
}

const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** HTML for a shortcode, the empty string for a frame whose text stays, undefined for what is lost. */
const unfold = (name: string, { named, plain }: Attributes, rest: string): string | undefined => {
  const address = named.src ?? named.url ?? named.href ?? plain[0] ?? ''
  if (/img|image|figure|picture/.test(name) && address)
    return `<figure><img src="${attribute(address)}" alt="${attribute(named.alt ?? (plain.length > 1 ? (plain.at(-1) ?? '') : ''))}">${
      named.caption || named.title ? `<figcaption>${attribute(named.caption ?? named.title ?? '')}</figcaption>` : ''
    }</figure>`
  if (name === 'ref' || name === 'relref') return address
  if (name === 'asset-static' || name === 'legacy-file') return address
  if (/youtube/.test(name) && address)
    return `[YouTube](https://www.youtube.com/watch?v=${encodeURIComponent(named.id ?? address)})`
  if (/vimeo/.test(name) && address) return `[Vimeo](https://vimeo.com/${encodeURIComponent(named.id ?? address)})`
  if (/tweet|twitter/.test(name) && /\d/.test(rest))
    return `[X](https://x.com/i/status/${/\d{5,}/.exec(rest)?.[0] ?? ''})`
  if (name === 'blogdown/postref') return ''
  if (/note|box|quote|highlight|accordion|tmp|callout|tip|warning|admonition|details/.test(name)) return ''
  return undefined
}

const liquidTag = (name: string, rest: string, lose: (name: string) => void): string => {
  if (name === 'highlight') return `\n\`\`\`${/\w+/.exec(rest)?.[0] ?? ''}\n`
  if (name === 'endhighlight') return '\n```\n'
  if (/^(?:raw|endraw|post_link|link|post_url)$/.test(name))
    return rest.trim().split(/\s/)[0] === undefined
      ? ''
      : name.endsWith('raw')
        ? ''
        : (rest.trim().split(/\s/)[0] ?? '')
  if (/^(?:image|img|figure)/.test(name)) {
    const { named, plain } = attributesOf(rest)
    return unfold('image', { named, plain }, rest) ?? ''
  }
  lose(name)
  return ''
}
