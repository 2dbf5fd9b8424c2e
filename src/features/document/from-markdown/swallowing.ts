// An author who writes "the <title> tag" names an element; a browser would open it and hide the rest of the page in it.
const tag =
  /<(title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext|select|button|svg|template|object|video|audio|canvas|head|datalist|map)(?=[\s/>])/gi
const nearby = 2000
const rawText = new Set(['title', 'textarea', 'style', 'xmp', 'noembed', 'noframes', 'script', 'plaintext'])

/** A piece of HTML in Markdown, with those tags made text that would swallow what follows because nothing closes them. */
export function withoutSwallowing(html: string, following: string): string {
  if (html.startsWith('<!--') && !html.includes('-->')) return `&lt;${html.slice(1)}`
  return html.replace(tag, (open, name: string, at: number) => {
    const known = name.toLowerCase()
    const rest = html.slice(at).toLowerCase() + (rawText.has(known) ? '' : following.slice(0, nearby).toLowerCase())
    return rest.includes(`</${known}`) ? open : `&lt;${name}`
  })
}
