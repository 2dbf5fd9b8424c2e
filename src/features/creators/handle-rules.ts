import { houseNames, officialWords, reservedHandles } from './reserved-words.ts'

export type HandleProblem = 'required' | 'handle-form' | 'handle-length' | 'handle-reserved'

/** A handle as it is stored: what was typed, without an @ in front, in lower case. */
export const normalHandle = (typed: string): string => typed.trim().replace(/^@/, '').toLowerCase()

/** What is wrong with a handle, apart from being taken. */
export const handleProblem = (handle: string): HandleProblem | undefined => {
  if (handle === '') return 'required'
  // Letters and digits with single - or _ between them.
  if (!/^[a-z0-9_-]+$/.test(handle) || !/^[a-z0-9]/.test(handle)) return 'handle-form'
  if (/[_-]{2}|[_-]$/.test(handle)) return 'handle-form'
  if (handle.length < 3 || handle.length > 30) return 'handle-length'
  return isReserved(handle) ? 'handle-reserved' : undefined
}

/**
 * A handle with what looks alike made equal: l, 1 and i; o and 0; m and rn; w and vv; with and without - or _. Letters
 * are spelled out rather than joined, so that the result does not depend on where one starts reading.
 */
export const foldHandle = (handle: string): string =>
  handle
    .toLowerCase()
    .replaceAll(/[_-]/g, '')
    .replaceAll(/[1i]/g, 'l')
    .replaceAll('0', 'o')
    .replaceAll('m', 'rn')
    .replaceAll('w', 'vv')

const folded = new Set(reservedHandles.map(foldHandle))
const foldedOfficial = new Set(officialWords.map(foldHandle))
const foldedHouse = houseNames.filter((name) => /^[a-z]+$/.test(name)).map(foldHandle)

const isReserved = (handle: string): boolean =>
  folded.has(foldHandle(handle)) ||
  foldedHouse.some((name) => foldHandle(handle).includes(name)) ||
  handle.split(/[_-]/).some((word) => foldedOfficial.has(foldHandle(word)))
