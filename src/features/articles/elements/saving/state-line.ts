import type { Desk } from '../desk.ts'
import { fill, icon, make } from '../make.ts'
import type { SaveState } from './draft-keeper.ts'

/** The line in the bar that says where the text lies. Only changes of kind are read aloud, not every save. */
export class StateLine {
  readonly #line: HTMLElement
  readonly #voice = make('p', { class: 'vh', role: 'status' })
  readonly #desk: Desk
  readonly #onDecide: () => void
  #kind = ''
  #gap: Date | undefined
  readonly #gapPlace: HTMLElement

  constructor(line: HTMLElement, desk: Desk, gapPlace: HTMLElement, onDecide: () => void) {
    this.#line = line
    this.#desk = desk
    this.#gapPlace = gapPlace
    this.#onDecide = onDecide
    line.removeAttribute('role')
    line.after(this.#voice)
  }

  show(state: SaveState): void {
    const [sentence, iconName, ...links] = this.#words(state)
    this.#line.dataset.state = state.kind
    this.#line.replaceChildren(icon(iconName), make('span', {}, sentence), ...links)
    if (state.kind !== this.#kind && state.kind !== 'saving') this.#voice.textContent = this.#line.textContent
    if (state.kind !== 'saving') this.#kind = state.kind
    if (state.kind === 'unreachable') this.#gap ??= state.at
    if (state.kind === 'saved' && this.#gap) this.#closeGap(this.#gap)
  }

  #closeGap(gap: Date): void {
    this.#gapPlace.textContent = fill(this.#desk.texts.saving.gap, { time: this.#time(gap, false) })
    this.#gap = undefined
  }

  #words(state: SaveState): [string, string, ...HTMLElement[]] {
    const { saving } = this.#desk.texts
    switch (state.kind) {
      case 'saved':
        return [
          fill(state.isLocal ? saving.saved : saving.savedServer, { time: this.#time(state.at) }),
          'check',
          this.#version(state.version),
        ]
      case 'unreachable':
        return [this.#unreachable(state), state.isLocal ? 'offline' : 'warn']
      case 'too-often':
        return [
          state.isLocal ? fill(saving.tooOften, { time: this.#time(state.at) }) : saving.tooOftenNowhere,
          state.isLocal ? 'offline' : 'warn',
        ]
      case 'signed-out':
        return [saving.signedOut, 'warn', this.#signIn(), make('span', {}, saving.signedOutAfter)]
      case 'conflict':
        return [
          saving.conflict,
          'warn',
          make('button', { type: 'button', class: 'link', onclick: this.#onDecide }, saving.decide),
        ]
      case 'refused':
        return [fill(saving.refused, { why: this.#reason(state.problems) }), 'warn']
      case 'forbidden':
      case 'missing':
        return [saving[state.kind], 'warn']
      default:
        return [saving[state.kind], 'check']
    }
  }

  #unreachable({ isLocal, isOffline, at }: SaveState & { kind: 'unreachable' | 'signed-out' | 'too-often' }): string {
    const { saving } = this.#desk.texts
    if (!isLocal) return saving.nowhere
    return fill(isOffline ? saving.offline : saving.unreachable, { time: this.#time(at) })
  }

  #reason(problems: Record<string, string>): string {
    const { reasons, places } = this.#desk.texts.saving
    const [path = '', word = ''] = Object.entries(problems)[0] ?? []
    const sentences: Record<string, string> = reasons
    const place = Object.entries(places).find(([name]) => path.includes(name))?.[1] ?? places.body
    return fill(sentences[word] ?? reasons.other, { place })
  }

  #version(n: number): HTMLElement {
    return make('a', { class: 'why', href: this.#desk.paths.revisions }, fill(this.#desk.texts.saving.version, { n }))
  }

  #signIn(): HTMLElement {
    return make('a', { class: 'why', href: this.#desk.paths.signIn, target: '_blank' }, this.#desk.texts.saving.signIn)
  }

  #time(at: Date, hasSeconds = true): string {
    const parts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
    return new Intl.DateTimeFormat(this.#desk.locale, hasSeconds ? { ...parts, second: '2-digit' } : parts).format(at)
  }
}
