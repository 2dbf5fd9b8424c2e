/**
 * Whether an error says that the database cannot be reached now, and nothing about what was asked of it: no connection,
 * one that broke, or a server that starts, stops or has no place left.
 */
export const isAway = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const { code = '', syscall } = error as NodeJS.ErrnoException
  return away.test(code) || syscall === 'connect' || brokenConnection.test(error.message)
}

const away = /^(?:08...|57P0.|53300|ECONNREFUSED|ECONNRESET|EPIPE)$/

// What the driver itself says has no code.
const brokenConnection =
  /^(?:Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/
