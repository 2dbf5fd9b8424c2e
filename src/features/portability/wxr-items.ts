import { SaxesParser } from 'saxes'

/** An <item> or the <channel>'s own fields: each element by name, with its attributes and text, in order. */
export type WxrNode = { name: string; attributes: Record<string, string>; text: string; children: WxrNode[] }

const deepest = 12
const longestText = 8 * 1024 * 1024

/**
 * Reads a WordPress export as it streams by and hands over each <item> when it ends, and the fields of the channel that
 * stand before the first. Characters that XML forbids, which old exports are full of, are dropped.
 */
export async function* wxrItems(
  chunks: AsyncIterable<string>,
): AsyncGenerator<{ channel?: WxrNode; item?: WxrNode; broken?: string }> {
  const ready: { channel?: WxrNode; item?: WxrNode; broken?: string }[] = []
  const channel: WxrNode = { name: 'channel', attributes: {}, text: '', children: [] }
  let stack: WxrNode[] = []
  let isRss = false
  const parser = new SaxesParser({ fragment: false })
  parser.on('error', (error) => {
    ready.push({ broken: error.message.slice(0, 160) })
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'rss') isRss = true
    if (stack.length === 0 && (name === 'rss' || name === 'channel')) return
    const node = { name, attributes: attributes as Record<string, string>, text: '', children: [] }
    const parent = stack.at(-1)
    if (parent && stack.length < deepest) parent.children.push(node)
    stack.push(node)
  })
  const addText = (text: string) => {
    const node = stack.at(-1)
    if (node && node.text.length < longestText) node.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', ({ name }) => {
    const node = stack.pop()
    if (!node || stack.length > 0) return
    if (name === 'item') ready.push({ channel, item: node })
    else channel.children.push(node)
  })
  for await (const chunk of chunks) {
    parser.write(withoutForbidden(chunk))
    yield* ready.splice(0)
  }
  const unfinished = stack[0]?.name === 'item' ? stack[0] : undefined
  stack = []
  parser.close()
  if (unfinished) ready.push({ broken: 'the file ends in the middle of an item' })
  if (!isRss) ready.push({ broken: 'the file is not a WordPress export: it has no <rss>' })
  yield* dropEchoes(ready)
}

// After one fault the parser reports each that follows from it; the first says what is wrong.
function* dropEchoes(ready: { channel?: WxrNode; item?: WxrNode; broken?: string }[]) {
  let isBroken = false
  for (const one of ready) {
    if (one.broken && isBroken) continue
    isBroken ||= one.broken !== undefined
    yield one
  }
}

const withoutForbidden = (text: string): string =>
  // biome-ignore lint: these are the control characters that XML 1.0 does not allow
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

export const textOf = (node: WxrNode | undefined, name: string): string =>
  node?.children.find((child) => child.name === name)?.text.trim() ?? ''

export const childrenOf = (node: WxrNode | undefined, name: string): WxrNode[] =>
  node?.children.filter((child) => child.name === name) ?? []
