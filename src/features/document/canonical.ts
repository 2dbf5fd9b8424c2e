/** JSON with sorted keys and no white space: the same document gives the same bytes, whoever wrote it. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((held) => canonical(held ?? null)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const record = value as Record<string, unknown>
  let members = ''
  for (const key of Object.keys(record).sort())
    if (record[key] !== undefined) members += `${members && ','}${JSON.stringify(key)}:${canonical(record[key])}`
  return `{${members}}`
}
