import { type NodeType, nodeRules } from './schema.ts'

type Step = { names: Set<NodeType>; min: number; max: number }

const types = Object.keys(nodeRules) as NodeType[]
const rules = new Map<NodeType, Step[]>(types.map((type) => [type, stepsOf(type)]))

/** Where a list of children first breaks the rule of their parent; `children.length` when something is missing at the end. */
export function brokenAt(parent: NodeType, children: readonly NodeType[]): number | undefined {
  let at = 0
  for (const step of rules.get(parent) ?? []) {
    const from = at
    while (at < children.length && at - from < step.max && step.names.has(children[at] as NodeType)) at++
    if (at - from < step.min) return at
  }
  return at < children.length ? at : undefined
}

function stepsOf(type: NodeType): Step[] {
  return ((nodeRules[type] as { content?: string }).content ?? '').split(' ').filter(Boolean).map(stepOf)
}

function stepOf(expression: string): Step {
  const sign = expression.at(-1) ?? ''
  const [range, min, max] = /\{(\d+),(\d+)\}$/.exec(expression) ?? []
  const names = expression
    .replace(range ?? '', '')
    .replace(/[()+*?]/g, '')
    .split('|')
  return {
    names: new Set(names.flatMap(membersOf)),
    min: range ? Number(min) : sign === '*' || sign === '?' ? 0 : 1,
    max: range ? Number(max) : sign === '*' || sign === '+' ? Number.POSITIVE_INFINITY : 1,
  }
}

function membersOf(name: string): NodeType[] {
  return types.filter((type) => type === name || (nodeRules[type] as { group?: string }).group === name)
}
