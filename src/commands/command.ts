import type { Environment, Language } from '#platform/config.ts'
import type { Sentence } from '#platform/sentence.ts'

/** What a command has of the outside. */
export type Io = {
  env: Environment
  language: Language
  /** Aborts when the command is to stop: Ctrl-C, a signal, the end of the process that started it. */
  signal: AbortSignal
  out(line: string): void
  err(line: string): void
}

/** Runs with the words after its name and answers the exit status. */
export type Command = (args: string[], io: Io) => Promise<number>

/** English always, for it can be searched for; then Chinese where the terminal speaks it. */
export const inTerminal = (io: Io, { en, zh }: Sentence): string => (io.language === 'zh-CN' ? `${en}\n${zh}` : en)

export const say = (io: Io, sentence: Sentence): void => io.out(inTerminal(io, sentence))

/** Says why it cannot be done; the status is the command's answer. */
export const refuseWith = (io: Io, sentence: Sentence): number => {
  io.err(inTerminal(io, sentence))
  return 1
}
