import { readPlace, writePlace } from '#features/articles/index.ts'
import { readPageNumber, readRankedPlace, writeRankedPlace } from '#features/feed/index.ts'
import { citingStyles } from '#features/sources/index.ts'

/** Gives the one spelling of what a parameter says, or undefined: then it says nothing, and the page is the same without. */
export type Spell = (text: string) => string | undefined

const spelt =
  <Value>(read: (text: string) => Value | undefined, write: (value: Value) => string): Spell =>
  (text) => {
    const value = read(text)
    return value === undefined ? undefined : write(value)
  }

const matching =
  (pattern: RegExp): Spell =>
  (text) =>
    pattern.test(text) ? text : undefined

export const place = spelt(readPlace, writePlace)
export const rankedPlace = spelt(readRankedPlace, writeRankedPlace)
export const pageNumber = spelt((text) => readPageNumber(text) || undefined, String)
export const slug = matching(/^[a-z0-9][a-z0-9-]{0,39}$/)
export const versionNumber = matching(/^[1-9]\d{0,8}$/)
export const style: Spell = (text) => citingStyles.find((each) => each === text)
