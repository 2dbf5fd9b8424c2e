import { describe, expect, test } from 'vitest'
import type { WenhaoDocument } from '#features/document/browser.ts'
import type { Content, ServerDraft } from '../editor-data.ts'
import type { LocalCopy } from './local-copies.ts'
import { openWith } from './opening.ts'

const written = (text: string): Content => ({
  title: '标题',
  language: 'zh-CN',
  sources: [],
  document: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] } as WenhaoDocument,
})
const server = (text: string, version: number): ServerDraft => {
  const { document, ...details } = written(text)
  return { version, details: details as ServerDraft['details'], document, editedAt: '', editedBy: null }
}
const local = (text: string, base: number, more: Partial<LocalCopy> = {}): LocalCopy => ({
  key: 'k',
  base,
  changedAt: 0,
  isUnsaved: true,
  content: written(text),
  unanswered: null,
  ...more,
})

describe('opening a draft', () => {
  test('shows the text of the server when nothing waits in the browser', () => {
    expect(openWith(server('甲', 3), undefined)).toEqual({ content: written('甲'), version: 3, isRestored: false })
    expect(openWith(server('甲', 3), local('乙', 3, { isUnsaved: false })).content).toEqual(written('甲'))
  })

  test('restores what did not reach the server, and sends it on the version that it continues', () => {
    expect(openWith(server('甲', 3), local('甲乙', 3))).toEqual({
      content: written('甲乙'),
      version: 3,
      isRestored: true,
    })
  })

  test('keeps the old version when the server has moved on, so that the server finds the conflict', () => {
    expect(openWith(server('丙', 5), local('甲乙', 3)).version).toBe(3)
  })

  test('knows its own text again when only the answer was lost', () => {
    expect(openWith(server('甲乙', 4), local('甲乙', 3)).isRestored).toBe(false)
    const further = openWith(server('甲乙', 4), local('甲乙丙', 3, { unanswered: written('甲乙') }))
    expect(further).toEqual({ content: written('甲乙丙'), version: 4, isRestored: true })
  })
})
