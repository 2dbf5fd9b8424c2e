/** One thing said to the operator at the command line, in both languages. */
export type Sentence = { en: string; zh: string }

/** What may be refused with a sentence that says what to do. */
export type Outcome<T> = ({ ok: true } & T) | { ok: false; sentence: Sentence }

export const refuse = (en: string, zh: string): { ok: false; sentence: Sentence } => ({
  ok: false,
  sentence: { en, zh },
})
