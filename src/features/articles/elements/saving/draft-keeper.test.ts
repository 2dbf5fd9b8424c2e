import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { plainText, type WenhaoDocument } from '#features/document/browser.ts'
import type { Content, ServerDraft } from '../editor-data.ts'
import { type Conflict, DraftKeeper, type SaveState } from './draft-keeper.ts'
import type { LocalCopy } from './local-copies.ts'
import type { Sent } from './send-draft.ts'

const written = (text: string): Content => ({
  title: '标题',
  language: 'zh-CN',
  sources: [],
  document: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] } as WenhaoDocument,
})
const serverDraft = (text: string, version: number): ServerDraft => {
  const { document, ...details } = written(text)
  return {
    version,
    details: details as ServerDraft['details'],
    document,
    editedAt: new Date(0).toISOString(),
    editedBy: '乙',
  }
}

const desk = () => {
  const states: SaveState[] = []
  const conflicts: Conflict[] = []
  const sent: { text: string; version: number }[] = []
  const page = { text: '', isComposing: false, hasRoom: true, copy: undefined as LocalCopy | undefined }
  const answers: Sent[] = []
  const keeper = new DraftKeeper({
    key: 'k',
    version: 1,
    content: () => written(page.text),
    isComposing: () => page.isComposing,
    local: {
      read: async () => page.copy,
      write: async (copy) => {
        if (!page.hasRoom) throw new Error('full')
        page.copy = copy
      },
    },
    send: async (content, version) => {
      sent.push({ text: plainText(content.document), version })
      return answers.shift() ?? { kind: 'saved', version: version + 1, savedAt: new Date(0) }
    },
    onState: (state) => states.push(state),
    onConflict: (conflict) => conflicts.push(conflict),
  })
  const type = (text: string) => {
    page.text = text
    keeper.changed()
  }
  return { keeper, page, states, conflicts, sent, answers, type }
}

const unreachable: Sent = { kind: 'unreachable', isOffline: true }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a draft while it is written', () => {
  test('lies in the browser within 300 ms and on the server within a second of the last key', async () => {
    const { type, page, sent } = desk()
    type('甲')
    await vi.advanceTimersByTimeAsync(300)
    expect(page.copy).toMatchObject({ isUnsaved: true, base: 1, content: written('甲') })
    expect(sent).toEqual([])
    await vi.advanceTimersByTimeAsync(700)
    expect(sent).toEqual([{ text: '甲', version: 1 }])
    expect(page.copy).toMatchObject({ isUnsaved: false, base: 2 })
  })

  test('is sent every two seconds while the typing does not pause', async () => {
    const { type, sent } = desk()
    for (let at = 0; at < 60; at++) {
      type(`甲${at}`)
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(sent.length).toBeGreaterThanOrEqual(2)
    expect(sent.length).toBeLessThanOrEqual(4)
  })

  test('waits for the end of a composition', async () => {
    const { type, page, sent } = desk()
    page.isComposing = true
    type('ni')
    await vi.advanceTimersByTimeAsync(5_000)
    expect(sent).toEqual([])
    expect(page.copy).toBeUndefined()
    page.isComposing = false
    type('你')
    await vi.advanceTimersByTimeAsync(1_500)
    expect(sent.at(-1)?.text).toBe('你')
  })

  test('stays in the browser while the server cannot be reached, and follows by itself', async () => {
    const { type, page, sent, answers, states, keeper } = desk()
    answers.push(unreachable, unreachable)
    type('甲')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(states.at(-1)).toMatchObject({ kind: 'unreachable', isLocal: true })
    expect(page.copy?.isUnsaved).toBe(true)
    await vi.advanceTimersByTimeAsync(6_000)
    expect(sent).toHaveLength(3)
    expect(states.at(-1)?.kind).toBe('saved')
    expect(keeper.isUnsaved).toBe(false)
  })

  test('stays in the browser while the server asks to wait, and follows once it may', async () => {
    const { type, page, sent, answers, states, keeper } = desk()
    answers.push({ kind: 'too-often', wait: 20_000 })
    type('甲')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(states.at(-1)).toMatchObject({ kind: 'too-often', isLocal: true })
    type('甲乙')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(sent).toHaveLength(1)
    expect(page.copy).toMatchObject({ isUnsaved: true, content: written('甲乙') })
    await vi.advanceTimersByTimeAsync(20_000)
    expect(sent.at(-1)?.text).toBe('甲乙')
    expect([states.at(-1)?.kind, keeper.isUnsaved]).toEqual(['saved', false])
  })

  test('is not called saved when more was typed while it was on its way', async () => {
    const { type, sent, answers, page, keeper } = desk()
    type('甲')
    await vi.advanceTimersByTimeAsync(790)
    answers.push(unreachable)
    await vi.advanceTimersByTimeAsync(20)
    type('甲乙')
    await vi.advanceTimersByTimeAsync(300)
    expect(keeper.isUnsaved).toBe(true)
    expect(page.copy?.content).toEqual(written('甲乙'))
    await vi.advanceTimersByTimeAsync(5_000)
    expect(sent.at(-1)?.text).toBe('甲乙')
  })

  test('goes on from a text whose answer was lost, without a conflict', async () => {
    const { type, answers, conflicts, sent } = desk()
    answers.push(unreachable)
    type('甲')
    await vi.advanceTimersByTimeAsync(900)
    answers.push({ kind: 'conflict', current: serverDraft('甲', 2), keptRevision: 4 })
    type('甲乙')
    await vi.advanceTimersByTimeAsync(6_000)
    expect(conflicts).toEqual([])
    expect(sent.at(-1)).toEqual({ text: '甲乙', version: 2 })
  })

  test('stops at a conflict, keeps both, and goes on as the person decides', async () => {
    const { type, answers, conflicts, sent, page, keeper } = desk()
    answers.push({ kind: 'conflict', current: serverDraft('丙', 7), keptRevision: 4 })
    type('甲')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(conflicts).toHaveLength(1)
    type('甲乙')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(sent).toHaveLength(1)
    expect(page.copy).toMatchObject({ isUnsaved: true, content: written('甲乙') })
    await keeper.keepMine(7)
    expect(sent.at(-1)).toEqual({ text: '甲乙', version: 7 })
    expect(keeper.isUnsaved).toBe(false)
  })

  test('is not sent again after a refusal until it changes', async () => {
    const { type, answers, sent, states } = desk()
    answers.push({ kind: 'refused', problems: { document: 'too-large' } })
    type('甲')
    await vi.advanceTimersByTimeAsync(30_000)
    expect(sent).toHaveLength(1)
    expect(states.at(-1)?.kind).toBe('refused')
    type('乙')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sent).toHaveLength(2)
  })

  test('says so when the browser has no room', async () => {
    const { type, page, states } = desk()
    page.hasRoom = false
    type('甲')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(states.at(-1)).toMatchObject({ kind: 'saved', isLocal: false })
  })

  test('is sent and kept at once when the page goes away', async () => {
    const { type, page, sent, keeper } = desk()
    type('甲')
    keeper.leave()
    await vi.advanceTimersByTimeAsync(0)
    expect(sent).toHaveLength(1)
    expect(page.copy).toMatchObject({ isUnsaved: true, unanswered: written('甲') })
  })
})
