import type { Source } from '#features/sources/browser.ts'

const fresh = (): string => `s${(crypto.getRandomValues(new Uint32Array(1))[0] ?? 0).toString(36)}`

/** Gives new sources an id by chance: that of one that was removed must not come back, claims may still name it. */
export const withFreshIds = (sources: Source[]): Source[] =>
  sources.every(({ id }) => id !== '')
    ? sources
    : sources.map((source) => (source.id ? source : { ...source, id: fresh() }))
