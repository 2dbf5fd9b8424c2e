/** What stands behind the name of a shortcode or a tag: values with names, and values without. */
export type Attributes = { named: Record<string, string>; plain: string[] }

const one =
  /(?:([\w-]{1,40})\s{0,5}[=:](?!\/\/)\s{0,5})?(?:"((?:[^"\\]|\\.){0,1000})"|'((?:[^'\\]|\\.){0,1000})'(?![\w])|`([^`]{0,1000})`|([^\s"`=,]{1,500}))/g

export const attributesOf = (rest: string): Attributes => {
  const named: Record<string, string> = {}
  const plain: string[] = []
  for (const [, name, double, single, back, word] of rest.matchAll(one)) {
    const value = (double ?? single ?? back ?? word ?? '').replaceAll('\\"', '"')
    if (name) named[name.toLowerCase()] = value
    else plain.push(value)
  }
  return { named, plain }
}

export const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

// HTML within a line: it is read where Markdown stands and where HTML stands.
export const linkOf = (address: string, words: string): string =>
  `<a href="${attribute(address)}">${attribute(words || address)}</a>`

export const pictureOf = (src: string, alt: string, caption?: string, link?: string): string => {
  const image = `<img src="${attribute(src)}" alt="${attribute(alt)}">`
  const shown = link ? `<a href="${attribute(link)}">${image}</a>` : image
  return caption ? `\n\n<figure>${shown}<figcaption>${attribute(caption)}</figcaption></figure>\n\n` : shown
}

/** Code as a block: a fence longer than any in it, or HTML. */
export const codeOf = (code: string, language: string, isHtml: boolean): string => {
  const known = /^[\w+#.-]{1,40}$/.test(language) ? language : ''
  const lines = code.replace(/^[ \t]*\r?\n/, '').trimEnd()
  const kind = known && ` class="language-${known}"`
  if (isHtml) return `\n<pre><code${kind}>${lines.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</code></pre>\n`
  const longest = Math.max(2, ...(lines.match(/`{3,}/g) ?? []).map((ticks) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `\n\n${fence}${known}\n${lines}\n${fence}\n\n`
}
