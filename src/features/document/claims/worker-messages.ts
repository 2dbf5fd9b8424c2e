import type { FoundSentence } from './find-claims.ts'

/** Texts for the thread that finds claims, and the address of the model to read them with. */
export type ClaimQuestion = { turn: number; model: string; texts: string[] }

/** For each text the sentences that its author should be asked about; null when the thread could not work. */
export type ClaimReply = { turn: number; found: Pick<FoundSentence, 'start' | 'end' | 'why'>[][] | null }
