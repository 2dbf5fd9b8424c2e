import { brokenAt } from './content-rule.ts'
import { type DocumentNode, documentLimits, type NodeType, type WenhaoDocument } from './schema.ts'

type Room = { characters: number; nodes: number; figures: number; embeds: number; bytes: number }

/** As much of a document as the limits allow, from its beginning. Whoever calls this must say that something was cut. */
export function fitDocument(document: WenhaoDocument): WenhaoDocument {
  const { characters, nodes, figures, embeds, bytes } = documentLimits
  const room = { characters, nodes, figures, embeds, bytes: bytes - 1000 }
  const fitted = fit(document, room) as WenhaoDocument | undefined
  return fitted ?? { type: 'doc', content: [{ type: 'paragraph' }] }
}

function fit(node: DocumentNode, room: Room): DocumentNode | undefined {
  if (!takeRoom(node, room)) return undefined
  if (node.type === 'text') return fitText(node, room)
  if (!node.content) return brokenAt(node.type, []) === undefined ? node : undefined
  const content = node.content.map((child) => fit(child, room)).filter((child) => child !== undefined)
  const types = content.map((child): NodeType => child.type)
  if (brokenAt(node.type, types) !== undefined) return undefined
  const { content: _all, ...rest } = node
  return (content.length > 0 ? { ...rest, content } : rest) as DocumentNode
}

function takeRoom(node: DocumentNode, room: Room): boolean {
  const held = JSON.stringify([node.type, node.attrs, node.marks])
  room.bytes -= new TextEncoder().encode(held).byteLength + 40
  room.nodes -= 1
  if (node.type === 'figure') room.figures -= 1
  if (node.type === 'embed' && --room.embeds < 0) return false // the text goes on without it
  if (node.attrs && 'tex' in node.attrs) room.characters -= node.attrs.tex.length
  return room.bytes > 0 && room.nodes > 0 && room.figures >= 0 && room.characters > 0
}

function fitText(node: Extract<DocumentNode, { type: 'text' }>, room: Room): DocumentNode | undefined {
  const longest = Math.min(room.characters, Math.floor(room.bytes / 6))
  const text = node.text.length > longest ? [...node.text.slice(0, longest)].slice(0, -1).join('') : node.text
  room.characters -= text.length
  room.bytes -= new TextEncoder().encode(JSON.stringify(text)).byteLength
  return text === '' ? undefined : { ...node, text }
}
