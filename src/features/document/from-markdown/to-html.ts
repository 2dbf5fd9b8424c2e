import type { Env, Token } from 'markdown-it'
import { escapeText } from '../escape.ts'
import { withMarkdownRead } from './markdown-in-html.ts'
import { notesOf } from './notes.ts'
import { restore } from './stand-ins.ts'
import { withoutSwallowing } from './swallowing.ts'

type Writing = {
  out: string[]
  /** How often each note was referred to, in the order of the first time. */
  references: Map<string, number>
  env: Env
  isInLink: boolean
}

/** Markdown's tokens as HTML, with HTML in the Markdown as it stands: one parser then sees them together, as browsers do. */
export function tokensToHtml(tokens: Token[], env: Env): string {
  const writing: Writing = { out: [], references: new Map(), env, isInLink: false }
  writeBlocks(outsideNotes(tokens), writing)
  writeNotes(writing)
  return writing.out.join('')
}

function outsideNotes(tokens: Token[]): Token[] {
  let depth = 0
  return tokens.filter(({ type }) => {
    if (type === 'note_open') depth++
    if (type === 'note_close') depth--
    return depth === 0 && type !== 'note_close'
  })
}

function writeBlocks(tokens: Token[], writing: Writing): void {
  for (const [at, token] of tokens.entries()) {
    if (token.type === 'inline') writeInline(token, tokens, at, writing)
    else writing.out.push(writeBlock(token, tokens, at))
  }
}

function writeBlock(token: Token, tokens: Token[], at: number): string {
  switch (token.type) {
    case 'fence':
    case 'code_block':
      return `<pre><code${languageClass(token.info)}>${escapeText(token.content.replace(/\n$/, ''))}</code></pre>`
    case 'html_block':
      return withMarkdownRead(withoutSwallowing(token.content, following(tokens, at)))
    case 'ordered_list_open':
      return startOf(token)
    case 'th_open':
    case 'td_open':
      return `<${token.tag}${alignment(token)}>`
    case 'hr':
      return '<hr>'
    default:
      return token.tag === '' ? '' : token.nesting < 0 ? `</${token.tag}>` : `<${token.tag}>`
  }
}

function startOf(token: Token): string {
  const start = token.attrGet('start')
  return start === null || String(start) === '1' ? '<ol>' : `<ol start="${start}">`
}

function alignment(token: Token): string {
  const align = /left|right|center/.exec(String(token.attrGet('style') ?? ''))?.[0]
  return align ? ` align="${align}"` : ''
}

// As far as a tag that swallows what follows is looked after.
const nearby = 2000

function following(tokens: Token[], at: number): string {
  let text = ''
  for (let next = at + 1; next < tokens.length && text.length < nearby; next++) text += `${tokens[next]?.content}\n`
  return text
}

const check = /^\[([ xX])\](?=\s)/

function writeInline(token: Token, blocks: Token[], at: number, writing: Writing): void {
  const children = token.children ?? []
  const gallery = blocks[at - 1]?.type === 'paragraph_open' ? galleryOf(children, writing) : undefined
  if (gallery) return void writing.out.push(gallery)
  const isFirstOfItem = blocks[at - 1]?.type === 'paragraph_open' && blocks[at - 2]?.type === 'list_item_open'
  const task = isFirstOfItem ? check.exec(children[0]?.content ?? '') : null
  if (task) writing.out.push(`<input type="checkbox"${task[1] === ' ' ? '' : ' checked'}>`)
  for (const [place, child] of children.entries()) {
    if (task && place === 0) writing.out.push(escapeText(child.content.slice(task[0].length)))
    else if (child.type === 'html_inline') {
      const after = following(children, place) + following(blocks, at)
      writing.out.push(withMarkdownRead(withoutSwallowing(child.content, after)))
    } else writing.out.push(writePiece(child, writing))
  }
}

/** A paragraph of two or more pictures and nothing else; each may be a link. A picture's title is its caption there. */
function galleryOf(children: Token[], writing: Writing): string | undefined {
  const held = children.filter(
    ({ type, content }) => !/^(?:soft|hard)break$/.test(type) && (type !== 'text' || content.trim()),
  )
  const figures: string[] = []
  for (let at = 0; at < held.length; at++) {
    const isLinked = held[at]?.type === 'link_open' && held[at + 2]?.type === 'link_close'
    const image = held[isLinked ? at + 1 : at]
    if (image?.type !== 'image') return undefined
    const pieces = isLinked ? held.slice(at, at + 3) : [image]
    const title = image.attrGet('title')
    const caption = title ? `<figcaption>${escapeText(String(title))}</figcaption>` : ''
    figures.push(`<figure>${pieces.map((piece) => writePiece(piece, writing)).join('')}${caption}</figure>`)
    if (isLinked) at += 2
  }
  return figures.length > 1 ? `<figure>${figures.join('')}</figure>` : undefined
}

function writePiece(token: Token, writing: Writing): string {
  switch (token.type) {
    case 'text':
      return writing.isInLink ? escapeText(token.content) : writeUndefined(token.content)
    case 'softbreak':
      return '\n'
    case 'hardbreak':
      return '<br>'
    case 'code_inline':
      return writeCode(token.content)
    case 'formula':
      return formula(token.content, token.markup === '$$' ? 'display' : 'inline')
    case 'image':
      return `<img src="${escapeText(String(token.attrGet('src') ?? ''))}" alt="${escapeText(wordsIn(token.children))}">`
    case 'note_reference':
      return writeReference(nameIn(token), writing)
    case 'link_open':
      writing.isInLink = true
      return `<a href="${escapeText(String(token.attrGet('href') ?? ''))}">`
    case 'link_close':
      writing.isInLink = false
      return '</a>'
    case 's_open':
      return '<del>'
    case 's_close':
      return '</del>'
    default:
      return token.nesting < 0 ? `</${token.tag}>` : `<${token.tag}>`
  }
}

const host = '[a-z\\d-]{1,63}(?:\\.[a-z\\d-]{1,63}){1,8}'
const mention = new RegExp(
  `(?<![\\w.+/@-])(?:(?<page>www\\.${host}(?:/[\\w./?=&%#~+-]{0,500})?)|(?<mailbox>[\\w.+-]{1,64}@${host}))(?![\\w@-])`,
  'gi',
)

const lacking = /(?<![\w\])`])(!?)\[([^[\]\n]{0,200})\]\[(\d{1,3}|[a-z])\]/g

/**
 * A link or a picture by a number that the text does not explain: its words stay, as a link to nowhere, which the reader
 * of HTML counts as lost. `m[i][j]` and `[1][2]` are no links.
 */
function writeUndefined(text: string): string {
  if (!text.includes('][')) return writeText(text)
  let out = ''
  let at = 0
  for (const { 0: all, 1: mark, 2: words = '', index } of text.matchAll(lacking)) {
    if (!/\p{L}{2}|\p{sc=Han}/u.test(words)) continue
    const shown = escapeText(words)
    out += writeText(text.slice(at, index)) + (mark ? `<img src="ref:" alt="${shown}">` : `<a href="ref:">${shown}</a>`)
    at = index + all.length
  }
  return out + writeText(text.slice(at))
}

/** Plain text, where an address of a page without its scheme, or a mailbox, is a link. */
function writeText(text: string): string {
  if (!text.includes('@') && !/www\./i.test(text)) return escapeText(text)
  let out = ''
  let at = 0
  for (const match of text.matchAll(mention)) {
    const found = match[0].replace(/[.?&#~+-]+$/, '')
    const href = match.groups?.page ? `http://${found}` : `mailto:${found}`
    out += `${escapeText(text.slice(at, match.index))}<a href="${escapeText(href)}">${escapeText(found)}</a>`
    at = match.index + found.length
  }
  return out + escapeText(text.slice(at))
}

function wordsIn(tokens: Token[] | null): string {
  return (tokens ?? [])
    .map((token) => (token.type === 'softbreak' ? '\n' : token.children ? wordsIn(token.children) : token.content))
    .join('')
}

function formula(tex: string, kind: 'display' | 'inline'): string {
  return `<span class="math ${kind}">${escapeText(tex)}</span>`
}

function languageClass(written: string): string {
  const language = /^\s*\{?\.?([A-Za-z0-9+#._-]{1,40})/.exec(written)?.[1]
  return language ? ` class="language-${language}"` : ''
}

const codedFormula =
  /^(?:(\$\$|\\\[)(?<block>[^$]+)(?:\$\$|\\\])|(?:\$|\\\()(?<line>[^$]+)(?:\$|\\\))|(?<environment>\\begin\{(?:align|equation|eqnarray|gather|multline)[\s\S]*\\end\{\w+\*?\}))$/

function looksLikeFormula(inner: string): boolean {
  return inner === inner.trim() ? !/^\w{4,}$/.test(inner) : /[\\^_]/.test(inner)
}

// Some writers put formulas into code spans, to keep Markdown off their underscores.
function writeCode(written: string): string {
  const value = restore(written)
  const { block, line, environment } = codedFormula.exec(value)?.groups ?? {}
  if (block || environment) return formula((block ?? environment ?? '').trim(), 'display')
  return line && looksLikeFormula(line) ? formula(line.trim(), 'inline') : `<code>${escapeText(value)}</code>`
}

function nameIn(token: Token): string {
  return String((token.meta as { name: string }).name)
}

function idOf(name: string): string {
  return `md-note-${encodeURIComponent(name)}`
}

function writeReference(name: string, writing: Writing): string {
  const time = (writing.references.get(name) ?? 0) + 1
  writing.references.set(name, time)
  const id = escapeText(idOf(name))
  return `<sup><a href="#${id}" id="${id}-${time}">${writing.references.size}</a></sup>`
}

function writeNotes(writing: Writing): void {
  if (writing.references.size === 0) return
  writing.out.push('<ol>')
  // A note may refer to another note, which then joins the end of the list.
  for (const name of writing.references.keys()) {
    const id = escapeText(idOf(name))
    writing.out.push(`<li id="${id}">`)
    writeBlocks(notesOf(writing.env).defined.get(name) ?? [], writing)
    writing.out.push(`<a href="#${id}-1">↩</a></li>`)
  }
  writing.out.push('</ol>')
}
