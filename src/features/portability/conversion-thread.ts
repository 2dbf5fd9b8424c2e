import { parentPort } from 'node:worker_threads'
import { titleBreaks } from '#features/document/index.ts'
import { type Conversion, convert } from './conversion.ts'
import type { Knows } from './convert-item.ts'
import type { Item } from './item.ts'

/** What a thread is told: first what to know, then one item after the other. */
export type Told = { knows: Knows } | { item: Item }

/** What it says: that it is ready, then one answer for each item, in order. */
export type Says = 'ready' | Conversion

let knows: Knows | undefined

const say = (says: Says) => parentPort?.postMessage(says)

parentPort?.on('message', (told: Told) => {
  if ('knows' in told) knows = told.knows
  else if (knows) say(convert(told.item, knows))
})
say('ready')
// Until the archive is known there is nothing to do, and the dictionary that titles need takes a while to load.
titleBreaks('先读词典')
