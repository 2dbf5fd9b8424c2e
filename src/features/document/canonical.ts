/** JSON with sorted keys and no white space: the same document gives the same bytes, whoever wrote it. */
export function canonical(value: unknown): string {
  return JSON.stringify(isInOrder(value) ? value : inOrder(value))
}

// What `readDocument` gives mostly is, and then need not be copied.
function isInOrder(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(isInOrder)
  let before = ''
  for (const key in value) {
    if (key < before || !isInOrder((value as Record<string, unknown>)[key])) return false
    before = key
  }
  return true
}

// No key of ours is a number: those an object would put first, whatever their order here.
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(inOrder)
  const record = value as Record<string, unknown>
  const ordered: Record<string, unknown> = {}
  for (const key of Object.keys(record).sort()) ordered[key] = inOrder(record[key])
  return ordered
}
