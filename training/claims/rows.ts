import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { ModelLanguage } from '../../src/features/document/claims/model.ts'
import type { TrainingRow } from './train-model.ts'

/** A row of a set; rows of one document are always on the same side of a split. */
export type Row = TrainingRow & { doc: string; set: string; id: string }

/** What a set was, for the header of a model. */
export type Origin = { set: string; licence: string; rows: number; sha256: string }

export type Loaded = { rows: Row[]; origin: Origin }

type Labelled = { id: string; set: string; doc: string; text: string; label: 0 | 1 }

const labels = join(import.meta.dirname, 'labels')

/** Sentences labelled one by one: `train` for weights, `gold` for thresholds and figures only. */
export function readLabels(part: 'train' | 'gold', language: ModelLanguage): Loaded {
  const bytes = readFileSync(join(labels, `${part}.${language}.jsonl`))
  const rows = linesOf<Labelled>(bytes).map(({ id, set, doc, text, label }) => ({ id, set, doc, text, label }))
  const origin = {
    set: `${part}.${language}.jsonl`,
    licence: 'each row names its own',
    rows: rows.length,
    sha256: sum(bytes),
  }
  return { rows, origin }
}

type ClaimBusterRow = { id: string; text: string; check_worthy: 0 | 1 }

// Debates are no articles: two of their rows count as one of ours.
const weightOfDebates = 0.5

/** Sentences of debates, labelled as worth checking or not. Every sentence is its own document. */
export function readClaimBuster(folder: string): Loaded {
  const file = join(folder, 'claims/en_checkworthy_claimbuster.dev.jsonl.gz')
  if (!existsSync(file)) throw new Error(`${file} is not there: name the data folder with --data.`)
  const bytes = gunzipSync(readFileSync(file))
  const rows = linesOf<ClaimBusterRow>(bytes).map(({ id, text, check_worthy }) => ({
    id,
    set: 'en_checkworthy_claimbuster',
    doc: id,
    text,
    label: check_worthy,
    weight: weightOfDebates,
  }))
  return {
    rows,
    origin: { set: 'en_checkworthy_claimbuster', licence: 'CC-BY-4.0', rows: rows.length, sha256: sum(bytes) },
  }
}

function linesOf<Line>(bytes: Buffer): Line[] {
  const lines = bytes.toString('utf8').trim().split('\n')
  return lines.map((line) => JSON.parse(line) as Line)
}

const sum = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
