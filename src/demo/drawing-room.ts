import { fork } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('./draw/child.ts', import.meta.url))

/** Draws pictures ahead, in a process of its own, in the order in which they are wanted. */
export class DrawingRoom {
  readonly #folder: string
  readonly #waiting = new Map<string, () => void>()
  readonly #drawn = new Map<string, Promise<void>>()
  readonly #failed: Promise<never>

  constructor(folder: string, names: string[], signal: AbortSignal) {
    this.#folder = folder
    for (const name of names) this.#drawn.set(name, new Promise((resolve) => this.#waiting.set(name, resolve)))
    const child = fork(program, [folder, ...this.#drawn.keys()], { env: {}, execArgv: [], signal })
    child.on('message', (name) => this.#waiting.get(String(name))?.())
    this.#failed = new Promise((_, reject) => {
      child.once('error', reject)
      child.once('exit', (code) => code !== 0 && reject(new Error('the drawing process ended early')))
    })
    this.#failed.catch(() => {}) // whoever waits for a picture hears of it
  }

  /** The file of a drawing, once it is there. */
  async file(name: string): Promise<string> {
    await Promise.race([this.#drawn.get(name), this.#failed])
    return this.pathOf(name)
  }

  pathOf(name: string): string {
    return join(this.#folder, `${name.replace('/', '-')}.jpg`)
  }
}
