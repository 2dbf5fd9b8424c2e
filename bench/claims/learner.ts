import type { Row } from './read-sets.ts'

export type Example = Pick<Row, 'text' | 'truth'>
type Judge = (texts: readonly string[]) => number[]

/** A way to learn from labelled sentences: what comes out gives each sentence a score, higher for claims. */
export type Learner = { name: string; train(rows: readonly Example[]): Judge }
