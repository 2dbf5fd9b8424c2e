import type { Content } from '../editor-data.ts'

type Word = { kind: 'opened' | 'here' } | { kind: 'saved'; content: Content; version: number }
type Hearing = { onOther: () => void; onSaved: (content: Content, version: number) => void }

/** Lets the tabs that hold the same draft know of each other and of what each has saved. */
export class OtherTabs {
  readonly #channel: BroadcastChannel

  constructor(key: string, { onOther, onSaved }: Hearing) {
    this.#channel = new BroadcastChannel(`wenhao-draft-${key}`)
    this.#channel.onmessage = ({ data }: MessageEvent<Word>) => {
      if (data.kind === 'opened') this.#say({ kind: 'here' })
      if (data.kind === 'saved') onSaved(data.content, data.version)
      else onOther()
    }
    this.#say({ kind: 'opened' })
  }

  saved(content: Content, version: number): void {
    this.#say({ kind: 'saved', content, version })
  }

  close(): void {
    this.#channel.close()
  }

  #say(word: Word): void {
    this.#channel.postMessage(word)
  }
}
