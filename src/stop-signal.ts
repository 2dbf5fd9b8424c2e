import type { Environment } from '#platform/config.ts'

// What takes longer is left to the kernel: the database stops when we do, and loses nothing.
const longestFarewell = 4_800

/** Aborts at the first wish to stop; more of them change nothing. */
export const stopSignal = (env: Environment): AbortSignal => {
  const controller = new AbortController()
  const stop = () => {
    if (controller.signal.aborted) return
    controller.abort()
    setTimeout(() => process.exit(1), longestFarewell).unref()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  if (isLaunched(env)) watchParent(stop)
  return controller.signal
}

const isLaunched = (env: Environment): boolean =>
  env.npm_lifecycle_event !== undefined || env.WENHAO_LAUNCHED !== undefined

// npm or the launcher, killed with -9, can pass on no signal: without it nobody would stop us.
const watchParent = (stop: () => void): void => {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && stop(), 500).unref()
}
