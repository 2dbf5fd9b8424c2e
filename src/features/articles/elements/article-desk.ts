import type { Editor } from '@tiptap/core'
import { readDocument, type WenhaoDocument } from '#features/document/browser.ts'
import { type Source, withSourceIds } from '#features/sources/browser.ts'
import { Asking } from './claims/asking.ts'
import { askingShortcut } from './claims/claims-panel.ts'
import { withListedSources } from './claims/listed-sources.ts'
import type { Desk } from './desk.ts'
import { openConflictDialog } from './dialogs/conflict-dialog.ts'
import { openFormulaDialog } from './dialogs/formula-dialog.ts'
import { openHelpDialog } from './dialogs/help-dialog.ts'
import { openLinkDialog } from './dialogs/link-dialog.ts'
import { type Content, contentOf, type EditorData } from './editor-data.ts'
import { embedView } from './embeds/embed-view.ts'
import { offerEmbed } from './embeds/offer-embed.ts'
import { formulaView } from './formulas/formula-view.ts'
import { make, useSprite } from './make.ts'
import { Notices } from './notices.ts'
import { askOrigin } from './pasting/ask-origin.ts'
import { takePaste } from './pasting/take-paste.ts'
import { chooseFiles } from './pictures/choose-files.ts'
import { dropInGallery } from './pictures/drop-in-gallery.ts'
import { figureView } from './pictures/figure-view.ts'
import { galleryView } from './pictures/gallery-view.ts'
import { insertPicturesBetween } from './pictures/insert-pictures.ts'
import { choosePictures } from './pictures/picker-dialog.ts'
import { placeForPictures, Uploads, uploadPlaces } from './pictures/uploads.ts'
import { type Conflict, DraftKeeper } from './saving/draft-keeper.ts'
import { guardLeaving } from './saving/guard-leaving.ts'
import { type LocalCopies, noLocalCopies, openLocalCopies, readableCopy } from './saving/local-copies.ts'
import { type Opening, openWith } from './saving/opening.ts'
import { OtherTabs } from './saving/other-tabs.ts'
import { sendDraft } from './saving/send-draft.ts'
import { StateLine } from './saving/state-line.ts'
import { withFreshIds } from './sources/source-ids.ts'
import { SourcesPanel } from './sources/sources-panel.ts'
import { codeView } from './text/code-view.ts'
import { Counts } from './text/counts.ts'
import { makeLanguage } from './text/language-field.ts'
import { makeEditor } from './text/make-editor.ts'
import { fitHeight, makeTitle } from './text/title-field.ts'
import { followKeyboard } from './toolbar/above-keyboard.ts'
import { Toolbar } from './toolbar/toolbar.ts'
import { moreMarks, toolRow } from './toolbar/tools.ts'

/** Everything that works on one draft: the sheet with title and text, the tools, the sources, and what keeps it safe. */
export class ArticleDesk {
  readonly #data: EditorData
  readonly #desk: Desk
  readonly #editor: Editor
  readonly #title: HTMLTextAreaElement
  readonly #language: HTMLSelectElement
  readonly #sources: SourcesPanel
  readonly #counts: Counts
  readonly #asking: Asking
  readonly #uploads: Uploads
  readonly #keeper: DraftKeeper
  readonly #tabs: OtherTabs
  readonly #state: StateLine
  readonly #closing = new AbortController()
  #conflict: Conflict | undefined

  static async open(host: HTMLElement, data: EditorData): Promise<ArticleDesk> {
    const local = await openLocalCopies().catch(() => noLocalCopies)
    const reading = readDocument(data.draft.document)
    if (!reading.ok) throw new Error(`the draft cannot be read: ${reading.problem} at ${reading.path}`)
    const copy = await readableCopy(local, keyOf(data)).catch(() => undefined)
    return new ArticleDesk(host, data, local, openWith(data.draft, copy))
  }

  private constructor(
    host: HTMLElement,
    data: EditorData,
    local: LocalCopies,
    { content, version, isRestored }: Opening,
  ) {
    useSprite(data.icons)
    const { texts, paths, locale } = data
    this.#data = data
    const pictures = new Map(Object.entries(data.pictures))
    this.#desk = { texts, paths, locale, pictures, notices: new Notices(texts), articleId: data.article.id }
    const changed = () => this.#changed()
    const place = make('div', { class: 'sheet-body' })
    this.#asking = new Asking({
      desk: this.#desk,
      editor: () => this.#editor,
      finder: data.finder,
      isFiction: data.draft.details.declaration.genres.includes('fiction'),
      listed: () => this.#sources.sources,
      keepSource: (source) => this.#keepSource(source),
    })
    this.#editor = makeEditor({
      article: data.article.id,
      element: place,
      content,
      views: {
        figure: figureView(this.#desk, () => this.#uploads),
        gallery: galleryView(this.#desk, () => this.#uploads),
        embed: embedView(this.#desk),
        codeBlock: codeView(this.#desk),
        formula: formulaView(() => openFormulaDialog(this.#editor, texts)),
      },
      plugins: [
        uploadPlaces(),
        dropInGallery(),
        takePaste({
          desk: this.#desk,
          uploads: () => this.#uploads,
          onPassage: (from, to, page) =>
            askOrigin(this.#desk, page, (source) => this.#asking.noteOrigin(from, to, source)),
        }),
        offerEmbed(this.#desk),
        ...this.#asking.plugins,
      ],
      shortcuts: this.#shortcuts(),
      hint: texts.bodyHint,
      label: texts.body,
      onChange: changed,
    })
    this.#uploads = new Uploads(this.#editor.view, this.#desk)
    this.#title = makeTitle(content.title, texts, changed, () => this.#editor.commands.focus('start'))
    const language = makeLanguage(content.language, this.#desk, () => this.#languageChanged())
    this.#language = language.field
    this.#sources = new SourcesPanel(withSourceIds(content.sources), texts, () => this.#sourcesChanged(), this.#desk)
    this.#counts = new Counts(this.#desk, () => this.#content())
    const gap = make('span')
    const meta = make('p', { class: 'meta' }, this.#counts.length, this.#counts.minutes, language.element, gap)
    const toolbar = new Toolbar(this.#editor, texts, toolRow(this.#acts(), paths.revisions))
    this.#toolbar = toolbar
    const sheet = make(
      'section',
      { class: 'sheet', 'aria-label': texts.body },
      this.#title,
      toolbar.element,
      this.#desk.notices.element,
      place,
      meta,
    )
    host.append(
      make('h1', { class: 'vh' }, texts.heading),
      make('div', { class: 'studio' }, sheet, this.#asking.panel.element, this.#sources.element),
    )
    this.#state = new StateLine(stateElement(), this.#desk, gap, () => this.#decide())
    this.#keeper = new DraftKeeper({
      key: keyOf(data),
      version,
      content: () => this.#content(),
      isComposing: () => this.#editor.view.composing || this.#isComposingTitle,
      local,
      send: (sent, from, isLeaving) => sendDraft(paths.draft, sent, from, isLeaving),
      onState: (state) => this.#state.show(state),
      onConflict: (conflict) => {
        this.#conflict = conflict
        this.#decide()
      },
      onSaved: (saved, at) => this.#tabs.saved(saved, at),
    })
    this.#tabs = new OtherTabs(keyOf(data), {
      onOther: () => this.#desk.notices.say('tabs', texts.tabs.other),
      onSaved: (saved, at) => this.#takeFromTab(saved, at),
    })
    this.#begin(host, isRestored)
  }

  readonly #toolbar: Toolbar
  #isComposingTitle = false

  close(): void {
    this.#keeper.leave()
    this.#closing.abort()
    this.#tabs.close()
    this.#asking.close()
    this.#editor.destroy()
  }

  #begin(host: HTMLElement, isRestored: boolean): void {
    const { signal } = this.#closing
    this.#title.addEventListener('compositionstart', () => (this.#isComposingTitle = true), { signal })
    this.#title.addEventListener('compositionend', () => (this.#isComposingTitle = false), { signal })
    followKeyboard(host, signal)
    guardLeaving({ keeper: this.#keeper, uploads: this.#uploads, signal })
    this.#languageShown()
    this.#counts.now()
    this.#asking.begin(this.#language.value)
    requestAnimationFrame(() => fitHeight(this.#title))
    if (isRestored) {
      this.#desk.notices.say('restored', this.#desk.texts.saving.restored, 'check')
      this.#keeper.changed()
    } else this.#state.show({ kind: 'unchanged' })
    if (this.#title.value === '') this.#title.focus()
  }

  #acts() {
    const { texts } = this.#desk
    return {
      editLink: () => openLinkDialog(this.#editor, texts),
      editFormula: () => openFormulaDialog(this.#editor, texts),
      choosePictures: async () => {
        const files = await chooseFiles(true)
        if (files.length > 0) this.#uploads.take(files)
      },
      openLibrary: async () => {
        const chosen = await choosePictures(this.#desk)
        const { view } = this.#editor
        if (chosen.length > 0) insertPicturesBetween(view, chosen, placeForPictures(view))
      },
      showHelp: () => this.#showHelp(),
      ask: () => this.#asking.ask(),
    }
  }

  #shortcuts(): Record<string, () => boolean> {
    const done = (act: () => unknown) => () => {
      act()
      return true
    }
    const acts = this.#acts()
    const footnote = toolRow(acts, '')
      .flat()
      .find(({ name }) => name === 'footnote')
    return {
      [askingShortcut]: () => this.#asking.ask(),
      'Mod-k': done(acts.editLink),
      'Mod-Shift-e': done(acts.editFormula),
      'Mod-Alt-f': done(() => footnote?.run?.(this.#editor)),
      'Mod-/': done(acts.showHelp),
      'Mod-s': done(() => this.#keeper.flush()),
      'Alt-F10': done(() => this.#toolbar.focus()),
    }
  }

  #showHelp(): void {
    const { texts } = this.#desk
    const tools = [...toolRow(this.#acts(), '').flat(), ...moreMarks]
    const shortcuts = tools.flatMap(({ name, shortcut }): [string, string][] =>
      shortcut ? [[texts.tools[name], shortcut]] : [],
    )
    const levels = ([2, 3, 4] as const).map((level): [string, string] => [
      texts.tools[`heading${level}`],
      `Mod-Alt-${level}`,
    ])
    openHelpDialog(texts, [...shortcuts, ...levels])
  }

  #content(): Content {
    return {
      title: this.#title.value,
      language: this.#language.value,
      sources: this.#sources.sources,
      document: withListedSources(this.#editor.getJSON() as WenhaoDocument, this.#sources.sources),
    }
  }

  // Put into the list, it has an id and a number.
  #keepSource(source: Source): Source {
    const listed = this.#sources.sources.find(({ id, url }) =>
      source.id ? id === source.id : url !== '' && url === source.url,
    )
    if (listed) return listed
    const [kept = source] = withFreshIds([source])
    this.#sources.replace([...this.#sources.sources, kept])
    this.#changed()
    return kept
  }

  #sourcesChanged(): void {
    const named = withFreshIds(this.#sources.sources)
    if (named !== this.#sources.sources) this.#sources.replace(named)
    this.#asking.sourcesChanged()
    this.#changed()
  }

  #changed(): void {
    this.#keeper.changed()
    this.#counts.soon()
  }

  #languageChanged(): void {
    this.#languageShown()
    this.#asking.useLanguage(this.#language.value)
    this.#changed()
  }

  #languageShown(): void {
    this.#title.lang = this.#language.value
    this.#editor.view.dom.lang = this.#language.value
  }

  #show(content: Content): void {
    const { from, to } = this.#editor.state.selection
    this.#title.value = content.title
    this.#language.value = content.language
    this.#sources.replace(withSourceIds(content.sources))
    this.#editor.commands.setContent(content.document, { emitUpdate: false })
    this.#asking.sourcesChanged()
    this.#asking.useLanguage(content.language)
    this.#editor.commands.setTextSelection({ from, to })
    this.#languageShown()
    this.#counts.now()
    fitHeight(this.#title)
  }

  #takeFromTab(content: Content, version: number): void {
    if (this.#keeper.isUnsaved || this.#editor.view.composing || version <= this.#keeper.version) return
    this.#show(content)
    void this.#keeper.takeOver(version)
    this.#desk.notices.say('tabs', this.#desk.texts.tabs.newer)
  }

  #decide(): void {
    const conflict = this.#conflict
    if (!conflict) return
    const { current } = conflict
    openConflictDialog(
      this.#desk,
      { ...conflict, mine: this.#content() },
      {
        takeMine: async () => {
          if (!(await this.#keepTheirs())) return false
          const isDone = await this.#keeper.keepMine(current.version)
          if (isDone) this.#conflict = undefined
          return isDone || this.#conflict !== conflict // changed yet again: the next dialog asks
        },
        takeTheirs: () => {
          this.#conflict = undefined
          this.#show(contentOf(current))
          void this.#keeper.takeOver(current.version)
        },
      },
    )
  }

  // The text that will be written over becomes a revision first: whatever is chosen, both stay.
  async #keepTheirs(): Promise<boolean> {
    try {
      const headers = { Accept: 'application/json' }
      return (await fetch(this.#data.paths.revisions, { method: 'POST', headers })).ok
    } catch {
      return false
    }
  }
}

const keyOf = ({ viewer, article }: EditorData): string => `${viewer.id}:${article.id}`

const stateElement = (): HTMLElement =>
  document.querySelector<HTMLElement>('[data-saved]') ?? make('p', { class: 'saved' })
