import { SaxesParser } from 'saxes'
import { AmpersandMending } from './mend-ampersands.ts'

/** An <item> or the <channel>'s own fields: each element by name, with its attributes and text, in order. */
export type WxrNode = { name: string; attributes: Record<string, string>; text: string; children: WxrNode[] }

/** What a file yields: an item with what is wrong with it, or something wrong between items. */
export type WxrPart = { channel: WxrNode; item: WxrNode; fault: string | undefined } | { broken: string }

const deepest = 12
const mostCharacters = 16 * 1024 * 1024
const mostNodes = 500_000

/**
 * Reads a WordPress export as it streams by and hands over each <item> when it ends, with the fields of the channel that
 * stand before it. Characters that XML forbids, which old exports are full of, are dropped. No entity is expanded but
 * those of XML itself, and nothing is fetched. The size of an item is bounded, whatever the file says.
 */
export async function* wxrItems(chunks: AsyncIterable<Buffer>): AsyncGenerator<WxrPart> {
  const reading = new WxrReading()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const chunk of chunks) {
    const text = decode(decoder, chunk)
    if (text === undefined) return yield* [...reading.parts(), { broken: 'the file is not UTF-8 text from here on' }]
    reading.write(text)
    yield* reading.parts()
  }
  reading.end()
  yield* reading.parts()
}

const decode = (decoder: TextDecoder, chunk: Buffer): string | undefined => {
  try {
    return decoder.decode(chunk, { stream: true })
  } catch {
    return undefined
  }
}

class WxrReading {
  readonly #parser = new SaxesParser({ fragment: false })
  readonly #mending = new AmpersandMending()
  readonly #channel: WxrNode = { name: 'channel', attributes: {}, text: '', children: [] }
  readonly #stack: WxrNode[] = []
  #ready: WxrPart[] = []
  #fault: string | undefined
  #characters = 0
  #nodes = 0
  #isRss = false
  #isBroken = false

  constructor() {
    this.#parser.on('error', (error) => this.#fail(error.message.replace(/^\d+:\d+: /, 'line $&').slice(0, 160)))
    this.#parser.on('opentag', ({ name, attributes }) => this.#open(name, attributes as Record<string, string>))
    this.#parser.on('text', (text) => this.#add(text))
    this.#parser.on('cdata', (text) => this.#add(text))
    this.#parser.on('closetag', ({ name }) => this.#close(name))
  }

  parts(): WxrPart[] {
    return this.#ready.splice(0)
  }

  write(text: string): void {
    this.#parser.write(this.#mending.next(withoutForbidden(text)))
  }

  end(): void {
    this.#parser.write(this.#mending.last())
    const isWithinItem = this.#stack[0]?.name === 'item'
    this.#stack.length = 0
    if (isWithinItem) this.#break('the file breaks off in the middle of an item')
    else if (!this.#isRss) this.#break('the file is no WordPress export: it has no <rss>')
    this.#parser.close()
  }

  // A fault within an item is that item's; after one between items the parser only reports what follows from it.
  #fail(message: string): void {
    if (this.#stack[0]?.name === 'item') this.#fault ??= message
    else this.#break(message)
  }

  #break(broken: string): void {
    if (!this.#isBroken) this.#ready.push({ broken })
    this.#isBroken = true
  }

  #open(name: string, attributes: Record<string, string>): void {
    if (name === 'rss') this.#isRss = true
    if (this.#stack.length === 0 && (name === 'rss' || name === 'channel')) return
    const node = { name, attributes, text: '', children: [] }
    const parent = this.#stack.at(-1)
    this.#nodes += 1
    if (this.#nodes > mostNodes) this.#fault ??= 'it has more than 500,000 elements'
    else if (parent && this.#stack.length < deepest) parent.children.push(node)
    this.#stack.push(node)
  }

  #add(text: string): void {
    const node = this.#stack.at(-1)
    if (!node) return
    this.#characters += text.length
    if (this.#characters > mostCharacters) this.#fault ??= 'it is longer than 16 million characters'
    else node.text += text
  }

  #close(name: string): void {
    const node = this.#stack.pop()
    if (!node || this.#stack.length > 0) return
    if (name === 'item') {
      this.#ready.push({ channel: this.#channel, item: node, fault: this.#fault })
      this.#fault = undefined
      this.#nodes = 0
      this.#characters = 0
      this.#isBroken = false
    } else if (this.#fault === undefined) this.#channel.children.push(node)
  }
}

const withoutForbidden = (text: string): string =>
  // biome-ignore lint: these are the control characters that XML 1.0 does not allow
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

export const textOf = (node: WxrNode | undefined, name: string): string =>
  node?.children.find((child) => child.name === name)?.text.trim() ?? ''

export const childrenOf = (node: WxrNode | undefined, name: string): WxrNode[] =>
  node?.children.filter((child) => child.name === name) ?? []
