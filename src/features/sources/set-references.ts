import { Worker } from 'node:worker_threads'
import type { CitingRequest } from './citing-worker.ts'

const patience = 20_000 // ms for one list; three hundred hostile sources take two seconds
const keptFor = 30_000 // ms that the thread waits for more work before it gives its memory back
const longestLine = 3000

const mostWaiting = 200

type Waiting = { request: CitingRequest; answer: (lines: string[]) => void; refuse: (error: Error) => void }

let thread: Worker | undefined
let rest: NodeJS.Timeout | undefined
const queue: Waiting[] = []

/** The lines of a list in a style, in its order. One list is set at a time. */
export const setReferences = async (request: CitingRequest): Promise<string[]> => {
  if (queue.length >= mostWaiting) throw new Error('too many lists of references wait to be set')
  return new Promise((answer, refuse) => {
    queue.push({ request, answer, refuse })
    if (queue.length === 1) setNext()
  })
}

const setNext = (): void => {
  const next = queue[0]
  clearTimeout(rest)
  if (!next) {
    rest = setTimeout(dismiss, keptFor).unref()
    return
  }
  thread ??= openThread()
  thread.ref()
  thread.once('message', (lines: string[]) => end(lines))
  thread.postMessage(next.request)
  slow = setTimeout(() => end(new Error('setting references took too long')), patience)
}

let slow: NodeJS.Timeout | undefined

const end = (result: string[] | Error): void => {
  clearTimeout(slow)
  const done = queue.shift()
  if (result instanceof Error) {
    dismiss()
    done?.refuse(result)
  } else {
    thread?.unref()
    done?.answer(result.map((line) => line.slice(0, longestLine)))
  }
  setNext()
}

const openThread = (): Worker => {
  const opened = new Worker(new URL('./citing-worker.ts', import.meta.url), {
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 200 },
  })
  const lost = (error: Error) => {
    if (thread === opened) end(error)
  }
  return opened.on('error', lost).on('exit', () => lost(new Error('the thread that sets references ended')))
}

const dismiss = (): void => {
  const ending = thread
  thread = undefined
  void ending?.terminate()
}
