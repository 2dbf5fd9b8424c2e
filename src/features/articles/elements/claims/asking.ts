import type { Editor } from '@tiptap/core'
import type { Plugin } from '@tiptap/pm/state'
import { Plugin as StatePlugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { Source } from '#features/sources/browser.ts'
import type { Desk } from '../desk.ts'
import { fill } from '../make.ts'
import { whenComposed } from '../pictures/when-composed.ts'
import { undoChange } from '../text/history.ts'
import { markSelected } from './answer-claim.ts'
import { blockText, textBlocksOf } from './block-text.ts'
import { ClaimFinder, type FinderData } from './claim-finder.ts'
import { itemsOf } from './claim-items.ts'
import { ClaimsPanel, type Trouble } from './claims-panel.ts'
import { type ClaimsNews, claimsKey, claimsPlugin, currentTint } from './claims-state.ts'
import { keepClaimIds } from './keep-claim-ids.ts'

type Means = {
  desk: Desk
  editor: () => Editor
  finder: FinderData | undefined
  isFiction: boolean
  listed: () => Source[]
  keepSource: (source: Source) => Source
}

const calm = 500

/** Asks where the sentences of the text come from: finds them, marks them, and notes what the author answers. */
export class Asking {
  readonly panel: ClaimsPanel
  readonly plugins: Plugin[]
  readonly #means: Means
  readonly #finder: ClaimFinder
  #timer: ReturnType<typeof setTimeout> | undefined
  #following: ReturnType<typeof setTimeout> | undefined
  #language = ''
  #known: readonly Source[] = []
  #isClosed = false

  constructor(means: Means) {
    this.#means = means
    this.#finder = new ClaimFinder(means.isFiction ? undefined : means.finder, {
      onFound: () => void this.#tell({ isFound: true }),
      onFailed: () => void this.#tell({ isFound: true }),
    })
    const isComposing = () => means.editor()?.view.composing ?? false
    this.panel = new ClaimsPanel(means.desk, {
      view: () => this.#view,
      listed: means.listed,
      keepSource: (source) => this.#keepSource(source),
      trouble: () => this.#trouble(),
      undo: () => void undoChange(means.editor()),
      language: () => this.#language,
    })
    this.plugins = [
      claimsPlugin({ find: (text) => this.#finder.find(text), sources: () => this.#sources(), isComposing }),
      currentTint(),
      keepClaimIds(isComposing),
      this.#watching(),
    ]
  }

  get #view(): EditorView {
    return this.#means.editor().view
  }

  #isReady = false

  // While the editor is being made there are no sources to ask for yet.
  #sources(): Source[] {
    return this.#isReady ? this.#means.listed() : []
  }

  /** The text stands: reads it in its language from now on. */
  begin(language: string): void {
    this.#isReady = true
    this.#known = this.#means.listed()
    void this.#tell({ isRedrawn: true })
    this.useLanguage(language)
  }

  useLanguage(language: string): void {
    if (language === this.#language) return
    this.#language = language
    this.#finder.use(language)
    void this.#tell({ isFound: true })
    this.#soon(0)
  }

  /** The list of sources changed: numbers may be others, and answers may have lost their source. */
  sourcesChanged(): void {
    const sources = this.#means.listed()
    if (orderOf(sources) === orderOf(this.#known)) return
    const lost = this.#openWithAnswer(sources) - this.#openWithAnswer(this.#known)
    this.#known = sources
    void this.#tell({ isRedrawn: true })
    const { notices, texts } = this.#means.desk
    if (lost > 0) notices.say('sources-away', fill(texts.asking.away, { n: lost }))
    else notices.take('sources-away')
  }

  /** The shortcut and the tool: marks what is selected, or leads to the sentence that is to be answered. */
  ask(): boolean {
    const { view } = this.#means.editor()
    const { $from, from } = view.state.selection
    if (view.composing || $from.parent.type.spec.code) return false
    const change = markSelected(view.state)
    if (change) view.dispatch(change)
    return this.panel.enter(change ? (claimsKey.getState(view.state)?.current ?? from) : from)
  }

  /** What was pasted between two places is from a source that its author named. */
  noteOrigin(from: number, to: number, source: Source): void {
    void this.#tell({ origin: { from, to, source: this.#keepSource(source).id } })
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
    clearTimeout(this.#following)
    this.#finder.close()
  }

  #keepSource(source: Source): Source {
    const kept = this.#means.keepSource(source)
    this.sourcesChanged()
    return kept
  }

  #openWithAnswer(sources: readonly Source[]): number {
    return itemsOf(this.#view.state, sources).filter(
      ({ attrs, isChanged, standing }) => attrs && !isChanged && standing === 'open',
    ).length
  }

  #trouble(): Trouble {
    if (this.#means.isFiction) return 'fiction'
    if (this.#finder.isBroken || !this.#means.finder) return 'broken'
    return this.#finder.isAway ? 'otherLanguage' : undefined
  }

  #soon(delay = calm): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#look(), delay)
  }

  async #look(): Promise<void> {
    await whenComposed(this.#view)
    if (this.#isClosed) return
    const blocks = textBlocksOf(this.#view.state.doc)
    const texts = blocks.filter(({ isProse, block }) => isProse && block.content.size > 0)
    this.#finder.look(texts.map(({ block }) => blockText(block).text))
    this.panel.refresh()
  }

  async #tell(news: ClaimsNews): Promise<void> {
    if (this.#view.composing) await whenComposed(this.#view)
    if (this.#isClosed) return
    const { state } = this.#view
    this.#view.dispatch(state.tr.setMeta(claimsKey, news).setMeta('addToHistory', false))
    this.panel.refresh()
    if (news.isFound) this.#soon() // what changed while the machine was reading
  }

  // Follows the text and the cursor in it.
  #watching(): Plugin {
    return new StatePlugin({
      view: () => ({
        update: (view, before) => {
          if (!view.state.doc.eq(before.doc)) this.#soon()
          else if (!view.state.selection.eq(before.selection) && view.hasFocus()) this.#followSoon()
        },
      }),
      props: {
        handleDOMEvents: {
          mousedown: (view, event) => this.#press(view, event),
        },
      },
    })
  }

  // A press on the sign at a sentence's end opens its answer.
  #press(view: EditorView, event: MouseEvent): boolean {
    const sign = (event.target as HTMLElement).closest<HTMLElement>('.claim-sign')
    if (!sign) return false
    event.preventDefault()
    this.panel.enter(view.posAtDOM(sign, 0))
    return true
  }

  #followSoon(): void {
    clearTimeout(this.#following)
    this.#following = setTimeout(() => {
      if (!this.#isClosed && !this.#view.composing) this.panel.follow(this.#view.state.selection.from)
    }, 120)
  }
}

const orderOf = (sources: readonly Source[]): string => sources.map(({ id, title }) => `${id} ${title}`).join('\n')
