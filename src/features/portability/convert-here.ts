import { setImmediate } from 'node:timers/promises'
import { type Conversion, convert } from './conversion.ts'
import type { Knows } from './convert-item.ts'
import type { Item } from './item.ts'

/** Who turns items into articles: in this thread, or in threads of their own. */
export type Converter = {
  /** How many items it takes at once. */
  width: number
  convert(item: Item): Promise<Conversion>
}

/** In this thread, one item after the other: for a small archive a thread of its own would take longer to begin. */
export const convertHere = (knows: Knows): Converter => ({
  width: 1,
  convert: async (item) => {
    // Converting never waits: without a pause the batch before would wait for its database until all is converted.
    await setImmediate()
    return convert(item, knows)
  },
})
