import { DatabaseSync } from 'node:sqlite'

/**
 * Takes a lock that the kernel gives back when this process ends, however it ends. Returns how to give it back earlier,
 * or undefined when another process has it. (Node has no flock; SQLite's lock on its file is a real one.)
 */
export const holdLock = (file: string): (() => void) | undefined => {
  const lock = new DatabaseSync(file, { timeout: 0 })
  try {
    lock.exec('begin exclusive')
    return () => lock.close()
  } catch (error) {
    lock.close()
    if (isBusy(error)) return undefined
    throw error
  }
}

const sqliteBusy = 5

const isBusy = (error: unknown): boolean => error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy
