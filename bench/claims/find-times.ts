import { findClaims } from '#features/document/claims/find-claims.ts'
import type { ClaimModel } from '#features/document/claims/model.ts'

/** Milliseconds: of the very first time, the middle of thirty later ones, and of processor where that can be known. */
export type Times = { first: number; later: number; processor?: number }

export const findTimes = (text: string, model: ClaimModel): Times => {
  const times = Array.from({ length: 31 }, () => {
    const start = performance.now()
    findClaims(text, model)
    return performance.now() - start
  })
  const later = times.slice(1).sort((a, b) => a - b)
  return { first: times[0] as number, later: later[15] as number }
}
