import { markdownHtml } from '#features/document/index.ts'
import { textIn } from './ghost-export.ts'

/** Hears the name of a card that could not be shown as it was. */
export type Lose = (name: string) => void

type Payload = Record<string, unknown>

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** A card of Ghost's editor as HTML. Of what nobody knows the words and the address stay, and its name is told. */
export const cardHtml = (type: string, payload: Payload, lose: Lose): string => {
  const known = Object.hasOwn(cards, type) ? cards[type] : undefined
  if (known) return known(payload, lose)
  lose(type.slice(0, 40))
  return wordsOf(payload)
}

const image = (card: Payload): string => {
  const src = textIn(card, 'src')
  const linked = textIn(card, 'href')
  const picture = `<img src="${escaped(src)}" alt="${escaped(textIn(card, 'alt') || textIn(card, 'title'))}">`
  const shown = linked ? `<a href="${escaped(linked)}">${picture}</a>` : picture
  return src ? `<figure>${shown}<figcaption>${textIn(card, 'caption')}</figcaption></figure>` : ''
}

const gallery = (card: Payload): string => {
  const images = Array.isArray(card.images) ? (card.images as Payload[]) : []
  const caption = textIn(card, 'caption')
  return (
    images.map((one) => image({ src: one.src, alt: one.alt, title: one.title, caption: one.caption })).join('\n') +
    (caption && `<p>${caption}</p>`)
  )
}

const code = (card: Payload): string => {
  const language = /^[\w+#.-]{1,40}$/.exec(textIn(card, 'language'))?.[0]
  const lines = typeof card.code === 'string' ? card.code : ''
  const caption = textIn(card, 'caption')
  const kind = language ? ` class="language-${language}"` : ''
  return `<pre><code${kind}>${escaped(lines)}</code></pre>${caption && `<p>${caption}</p>`}`
}

const link = (href: string, words: string): string => `<a href="${escaped(href)}">${escaped(words || href)}</a>`

/** A card that shows another page: its title leads there, what it says of itself stands below. */
export const bookmarkHtml = (href: string, title: string, description: string, caption: string): string =>
  `<p><a href="${href}">${title || href}</a>${description && `<br>${description}`}</p>${caption && `<p>${caption}</p>`}`

const bookmark = (card: Payload): string => {
  const meta = (card.metadata ?? {}) as Payload
  const url = textIn(card, 'url') || textIn(meta, 'url')
  const [title, description] = [textIn(meta, 'title'), textIn(meta, 'description')].map(escaped)
  return url ? bookmarkHtml(escaped(url), title ?? '', description ?? '', textIn(card, 'caption')) : ''
}

const embed = (card: Payload): string => {
  const url = textIn(card, 'url')
  const title = textIn(card.metadata, 'title')
  const caption = textIn(card, 'caption')
  return `${url ? `<p>${link(url, title)}</p>` : textIn(card, 'html')}${caption && `<p>${caption}</p>`}`
}

const file = (card: Payload): string => {
  const title = textIn(card, 'fileTitle') || textIn(card, 'title') || textIn(card, 'fileName')
  const caption = textIn(card, 'fileCaption') || textIn(card, 'caption')
  return `<p>${link(textIn(card, 'src'), title)}</p>${caption && `<p>${caption}</p>`}`
}

const callout = (card: Payload): string =>
  `<blockquote>${textIn(card, 'calloutEmoji')} ${textIn(card, 'calloutText')}</blockquote>`

const toggle = (card: Payload): string => `<h4>${textIn(card, 'heading')}</h4>${textIn(card, 'content')}`

const button = (card: Payload): string => `<p>${link(textIn(card, 'buttonUrl'), textIn(card, 'buttonText'))}</p>`

const product = (card: Payload): string =>
  image({ src: card.productImageSrc }) +
  `<h4>${textIn(card, 'productTitle')}</h4>${textIn(card, 'productDescription')}` +
  (textIn(card, 'productUrl') && `<p>${link(textIn(card, 'productUrl'), textIn(card, 'productButton'))}</p>`)

const header = (card: Payload): string => `<h2>${textIn(card, 'header')}</h2><p>${textIn(card, 'subheader')}</p>`

const unseen =
  (name: string) =>
  (_card: Payload, lose: Lose): string => {
    lose(name)
    return ''
  }

const cards: Record<string, (card: Payload, lose: Lose) => string> = {
  image,
  gallery,
  code,
  codeblock: code,
  bookmark,
  embed,
  file,
  video: file,
  audio: file,
  callout,
  toggle,
  button,
  product,
  header,
  html: (card) => textIn(card, 'html'),
  markdown: (card) => markdownHtml(textIn(card, 'markdown')),
  'card-markdown': (card) => markdownHtml(textIn(card, 'markdown')),
  hr: () => '<hr>',
  horizontalrule: () => '<hr>',
  paywall: unseen('paywall: all of the text is in the draft'),
  email: unseen('for mail readers only'),
  'email-cta': unseen('for mail readers only'),
  signup: unseen('signup'),
}

const wordsOf = (payload: Payload): string => {
  const entries = Object.entries(payload).filter(([, value]) => typeof value === 'string') as [string, string][]
  const address = entries.find(([, value]) => /^https?:\/\/\S{1,2000}$/.test(value.trim()))?.[1].trim()
  const words = entries.filter(([name]) => /text|title|heading|caption|description|content/i.test(name))
  return words.map(([, value]) => `<p>${value}</p>`).join('') + (address ? `<p>${link(address, '')}</p>` : '')
}
