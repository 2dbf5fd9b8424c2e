import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** One labelled sentence; `group` is what must not be on both sides: a debate, or sentences with equal words. */
export type Row = { id: string; text: string; truth: boolean; group: string }

type Raw = { id: string; text: string; check_worthy: boolean | number; doc?: string }

const files = {
  checkThatTrain: 'en_checkworthy_ct2023_1b.train',
  checkThatDev: 'en_checkworthy_ct2023_1b.dev',
  claimBuster: 'en_checkworthy_claimbuster.dev',
  clef2019: 'en_checkworthy_clef2019_t1.dev',
  clef2020: 'en_checkworthy_clef2020_t5.dev',
}

export type SetName = keyof typeof files

/** The rows of a set; undefined where the folder does not have it. */
export const readSet = (data: string, name: SetName): Row[] | undefined => {
  const path = join(data, 'claims', `${files[name]}.jsonl.gz`)
  if (!existsSync(path)) return undefined
  return linesOf(gunzipSync(readFileSync(path)).toString('utf8')).map((line) => rowOf(JSON.parse(line) as Raw))
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '')

const rowOf = ({ id, text, check_worthy, doc }: Raw): Row => ({
  id,
  text,
  truth: Boolean(check_worthy),
  group: doc ?? bareWords(text),
})

/** The words alone, to see that two sentences are one. */
export const bareWords = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

export type GoldRow = { text: string; a: boolean; b: boolean; truth: boolean }

/** Sentences of the repository that no weight learned from: two labels of each, and the one decided on. */
export const readLabels = (name: 'gold.zh' | 'gold.en' | 'portal.zh'): GoldRow[] | undefined => {
  const path = join(import.meta.dirname, `../../training/claims/labels/${name}.jsonl`)
  if (!existsSync(path)) return undefined
  return linesOf(readFileSync(path, 'utf8')).map((line) => {
    const { text, a, b, label } = JSON.parse(line) as { text: string; a: unknown; b: unknown; label: unknown }
    return { text, a: Boolean(a), b: Boolean(b), truth: Boolean(label) }
  })
}
