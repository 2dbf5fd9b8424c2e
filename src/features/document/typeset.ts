import { createContext, Script } from 'node:vm'
import temml from 'temml'
import { definesCommands } from './formula-definitions.ts'

/** What is left for the formulas of one document: length of their MathML, and time beyond what formulas usually take. */
export type FormulaRoom = { length: number; milliseconds: number }

export const formulaLimits = {
  each: 100_000,
  document: 1_000_000,
  least: 100,
  milliseconds: 1000,
  patience: 500,
} as const

export const formulaRoom = (): FormulaRoom => ({
  length: formulaLimits.document,
  milliseconds: formulaLimits.milliseconds,
})

/** The MathML of TeX; undefined where it cannot be read, defines commands, or takes more than there is room for. */
export function typeset(tex: string, displayMode: boolean, room: FormulaRoom): string | undefined {
  if (room.length < 0 || room.milliseconds < 0 || definesCommands(tex)) return undefined
  const mathml = timed(tex, displayMode, room)
  // Even the shortest takes time, so it takes room.
  room.length -= Math.max(mathml?.length ?? 0, formulaLimits.least)
  return mathml?.startsWith('<math') && mathml.length <= formulaLimits.each && room.length >= 0 ? mathml : undefined
}

// Processor time, so that on a busy machine the same document comes out the same; and where that machine slept while
// the clock went on, the formula is tried again.
function timed(tex: string, displayMode: boolean, room: FormulaRoom): string | undefined {
  for (let tries = 0; tries < 3; tries++) {
    const before = process.threadCpuUsage()
    const { mathml, isLate } = withinPatience(tex, displayMode)
    const { user, system } = process.threadCpuUsage(before)
    const spent = (user + system) / 1000
    room.milliseconds -= Math.max(isLate ? formulaLimits.patience / 2 : 0, spent - usual(tex))
    if (!isLate || spent > formulaLimits.patience / 4) return mathml
  }
  return undefined
}

const usual = (tex: string): number => 1 + tex.length / 50

// Commands that draw what they hold several times take hours when they stand in each other, and nothing but a clock ends that.
const desk = createContext({ write: () => '' })
const script = new Script('write()')

// `trust` stays off: it is what would let TeX write links, classes and styles. `maxExpand` ends macros that grow.
function withinPatience(tex: string, displayMode: boolean): { mathml?: string; isLate?: boolean } {
  const options = { displayMode, trust: false, throwOnError: false, maxExpand: 300, maxSize: [20, 20] }
  desk.write = () => temml.renderToString(tex, options as Parameters<typeof temml.renderToString>[1])
  try {
    return { mathml: script.runInContext(desk, { timeout: formulaLimits.patience }) as string }
  } catch (fault) {
    return { isLate: (fault as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' } // A formula comes from an author: whatever is wrong with it is theirs to see and mend.
  }
}
