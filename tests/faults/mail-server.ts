import { SMTPServer } from 'smtp-server'
import { afterAll } from 'vitest'

export type MailServer = {
  url: string
  /** The message ids of the letters that were taken. */
  taken: string[]
  /** How many letters wait for an answer. */
  waiting(): number
  /** From now on every letter waits for its answer. */
  hold(): void
  /** Takes letters again, and answers those that wait: not now, try later. */
  putOff(): void
}

/** A mail server that takes letters, or lets them wait. */
export const aMailServer = async (): Promise<MailServer> => {
  const taken: string[] = []
  const answers = new Set<() => void>()
  let isHolding = false
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: async (stream, _session, done) => {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk as Buffer)
      if (isHolding) return void answers.add(() => done(Object.assign(new Error('try later'), { responseCode: 451 })))
      taken.push(/^message-id: (\S+)/im.exec(Buffer.concat(chunks).toString('utf8'))?.[1] ?? '')
      done()
    },
  })
  server.on('error', () => {}) // clients that are killed hang up in the middle
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    waiting: () => answers.size,
    hold: () => {
      isHolding = true
    },
    putOff: () => {
      isHolding = false
      for (const answer of answers) answer()
      answers.clear()
    },
  }
}
