/** Why a file is not taken. Each has a sentence in every language. */
export type MediaProblem =
  | 'empty'
  | 'not-a-picture'
  | 'svg-not-taken'
  | 'heic-not-taken'
  | 'too-large'
  | 'too-many-pixels'
  | 'too-many-frames'
  | 'broken'
  | 'too-slow'
  | 'quota'
  | 'busy'
  | 'not-stored'
  | 'taken-down'
  | 'not-a-proof'
  | 'too-many-files'
  | 'try-later'
  | 'not-yours'

export type Refusal = { ok: false; problem: MediaProblem }

export const refuse = (problem: MediaProblem): Refusal => ({ ok: false, problem })
