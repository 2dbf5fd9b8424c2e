import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Refusal, refuse } from '../problems.ts'
import type { Developed } from './develop.ts'

// ms for one picture by the clock. The child gives up after 20 s of work; a busy machine may take longer for them.
const timeLimit = 60_000
const warmFor = 60_000 // ms that the child waits for another picture
const longestLine = 50

// KiB of data. Node takes 0.6 GiB of it at once without touching most; a 50-megapixel AVIF took 0.95 GiB more.
const memoryLimit = 1_835_008
const program = fileURLToPath(new URL('./child.ts', import.meta.url))
const limits = `ulimit -c 0; ulimit -n 64; ulimit -d ${memoryLimit}; exec "$@"`

let child: ChildProcess | undefined
let cooling: NodeJS.Timeout | undefined
let line: Promise<unknown> = Promise.resolve()
let waiting = 0

export type Develop = (file: Buffer) => Promise<Developed>

/** Runs when it is its turn in the darkroom, where one picture is developed at a time; refuses when the line is long. */
export const inDarkroom = async <T>(work: (develop: Develop) => Promise<T>): Promise<T | Refusal> => {
  if (waiting >= longestLine) return refuse('busy')
  waiting += 1
  const turn = line.then(() => work(develop))
  line = turn.catch(() => undefined)
  try {
    return await turn
  } finally {
    waiting -= 1
  }
}

/** Ends the child process, at shutdown or after a minute of rest. */
export const closeDarkroom = async (): Promise<void> => {
  clearTimeout(cooling)
  const closing = child
  child = undefined
  if (!closing || closing.exitCode !== null || closing.signalCode !== null) return
  closing.ref()
  closing.kill('SIGKILL')
  await once(closing, 'exit')
}

/** Tests only: the process in which pictures are decoded now. */
export const darkroomPid = (): number | undefined => child?.pid

// A picture that crashes, stalls or exhausts the child ends it, and nothing else of the site notices.
const develop: Develop = async (file) => {
  clearTimeout(cooling)
  const current = (child ??= await open())
  hold(current)
  const answer = await answerOf(current, () => current.send(file, () => {}), timeLimit)
  if (answer === 'ended' || answer === 'late') {
    current.kill('SIGKILL')
    child = undefined
    return refuse(answer === 'late' ? 'too-slow' : 'broken')
  }
  letGo(current)
  cooling = setTimeout(() => void closeDarkroom(), warmFor).unref()
  return answer as Developed
}

const open = async (): Promise<ChildProcess> => {
  const command = ['-c', limits, 'sh', process.execPath, '--max-old-space-size=128', program]
  const opened = spawn('/bin/sh', command, {
    env: { MALLOC_ARENA_MAX: '2', UV_THREADPOOL_SIZE: '2', VIPS_DISC_THRESHOLD: '4g' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
  })
  // A child that dies while it is sent a picture makes an error of its own; that it ended is what counts.
  opened.on('error', () => {})
  let complaint = ''
  opened.stderr?.on('data', (piece) => {
    complaint = (complaint + piece).slice(-2000)
  })
  const answer = await answerOf(opened, () => {}, timeLimit)
  // One that dies at rest (memory ran out elsewhere) must not make the next picture look broken.
  opened.once('exit', () => {
    if (child === opened) child = undefined
  })
  if (answer === 'ready') return opened
  opened.kill('SIGKILL')
  throw new Error(`the process that decodes pictures does not start: ${complaint}`)
}

/** The next message of the child, or that it ended first, or that the time is over. */
const answerOf = (from: ChildProcess, ask: () => void, within: number): Promise<unknown> =>
  new Promise((resolve) => {
    const done = (answer: unknown) => {
      clearTimeout(timer)
      from.off('message', done).off('exit', ended).off('error', ended)
      resolve(answer)
    }
    const ended = () => done('ended')
    const timer = setTimeout(() => done('late'), within)
    from.on('message', done).on('exit', ended).on('error', ended)
    if (from.exitCode !== null || from.signalCode !== null || !from.connected) ended()
    else ask()
  })

/** While it works, the child keeps this process alive; while it waits, it does not. */
const hold = (it: ChildProcess) => {
  it.ref()
  it.channel?.ref()
}

const letGo = (it: ChildProcess) => {
  it.unref()
  it.channel?.unref()
  ;(it.stderr as unknown as { unref?: () => void })?.unref?.()
}
