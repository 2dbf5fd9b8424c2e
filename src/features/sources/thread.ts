// The door for what also runs in a worker thread: nothing here needs a database or a page.

export { addressOf } from './address-of.ts'
export { fromCsl, withoutMisfits } from './from-csl.ts'
export type { Source } from './source.ts'
