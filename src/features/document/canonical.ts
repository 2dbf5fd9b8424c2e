/** JSON with sorted keys and no white space: the same document gives the same bytes, whoever wrote it. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, held: unknown) => (isRecord(held) ? sorted(held) : held))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function sorted(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
}
