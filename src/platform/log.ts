import pino, { type DestinationStream, type Logger } from 'pino'

export type Log = Logger

export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug'

/** JSON lines on standard error, so that standard output stays for people. Secrets never reach it. */
export const openLog = (level: LogLevel, destination?: DestinationStream): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: plainError },
      redact: {
        paths: [
          'password',
          'token',
          'secret',
          'cookie',
          'authorization',
          '*.password',
          '*.token',
          '*.cookie',
          '*.authorization',
        ],
        censor: '[hidden]',
      },
    },
    destination ?? pino.destination({ dest: 2, sync: true }),
  )

// An error of the database carries the row that it refused, with all that stands in it.
const plainError = (error: unknown) =>
  error instanceof Error
    ? { type: error.name, message: error.message, stack: error.stack, code: (error as { code?: unknown }).code }
    : String(error)
