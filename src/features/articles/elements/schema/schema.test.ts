import { getSchema } from '@tiptap/core'
import { describe, expect, test } from 'vitest'
import { markRules, nodeRules } from '#features/document/browser.ts'
import { readDocument } from '#features/document/index.ts'
import { attributesOf } from '#features/document/schema.ts'
import { documentExtensions } from './index.ts'

const schema = getSchema(documentExtensions())
const shapeOf = (zodType: unknown): string[] => Object.keys((zodType as { shape?: object } | undefined)?.shape ?? {})

describe('the schema of the editor', () => {
  test('has the nodes of the document and no others', () => {
    expect(Object.keys(schema.nodes).sort()).toEqual(Object.keys(nodeRules).sort())
  })

  test('has the marks of the document, in the same order', () => {
    expect(Object.keys(schema.marks)).toEqual(Object.keys(markRules))
  })

  test.each(Object.keys(nodeRules) as (keyof typeof nodeRules)[])('knows the attributes of %s', (name) => {
    expect(Object.keys(schema.nodes[name]?.spec.attrs ?? {}).sort()).toEqual(shapeOf(attributesOf(name)).sort())
  })

  test.each(Object.keys(markRules) as (keyof typeof markRules)[])('knows the attributes of the mark %s', (name) => {
    expect(Object.keys(schema.marks[name]?.spec.attrs ?? {}).sort()).toEqual(shapeOf(markRules[name]).sort())
  })

  test.each(Object.entries(nodeRules))('takes group and content of %s from the document', (name, rule) => {
    const { group, content } = schema.nodes[name]?.spec ?? {}
    expect({ group, content }).toEqual({
      group: (rule as { group?: string }).group,
      content: (rule as { content?: string }).content,
    })
  })

  test('makes what the server takes, and gives back what the server made', () => {
    const cell = { type: 'tableCell', content: [{ type: 'paragraph' }] }
    const written = schema.nodeFromJSON({
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: '小标题' }] },
        { type: 'table', content: [{ type: 'tableRow', content: [cell] }] },
        { type: 'figure', attrs: { original: 'https://example.org/a.png', alt: '山' } },
        { type: 'paragraph', content: [{ type: 'footnoteReference', attrs: { id: 'a' } }] },
        { type: 'footnotes', content: [{ type: 'footnote', attrs: { id: 'a' }, content: [{ type: 'paragraph' }] }] },
      ],
    })
    written.check()
    const reading = readDocument(written.toJSON())
    expect(reading.ok).toBe(true)
    if (reading.ok) expect(schema.nodeFromJSON(reading.document).eq(written)).toBe(true)
  })
})
