import type { Node as DocumentNode, ResolvedPos } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { insertPoint } from '@tiptap/pm/transform'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { Desk } from '../desk.ts'
import { UploadCard } from './upload-card.ts'
import { refusalOf, type Uploaded, uploadPicture } from './upload-picture.ts'
import { whenComposed } from './when-composed.ts'

type Upload = { file: File; card: UploadCard; abort: AbortController; isDone: boolean }
type Act = { add: { at: number; uploads: Upload[] } } | { remove: Upload }

const key = new PluginKey<DecorationSet>('uploads')

/** Places of the pictures that are on their way. They are no part of the document, and move along with the text. */
export const uploadPlaces = (): Plugin =>
  new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (change, places) => {
        const moved = places.map(change.mapping, change.doc)
        const act = change.getMeta(key) as Act | undefined
        if (!act) return moved
        if ('add' in act)
          return moved.add(
            change.doc,
            act.add.uploads.map((upload, side) => place(act.add.at, upload, side)),
          )
        return moved.remove(moved.find(undefined, undefined, (spec) => spec.upload === act.remove))
      },
    },
    props: { decorations: (state) => key.getState(state) },
  })

const place = (at: number, upload: Upload, side: number) =>
  Decoration.widget(at, upload.card.element, { side, upload, stopEvent: () => true, ignoreSelection: true })

/** Takes picture files into the text: one after the other, so that they stay in order and a slow line is not split. */
export class Uploads {
  readonly #view: EditorView
  readonly #desk: Desk
  readonly #queue: Upload[] = []
  #isWorking = false
  #replacing = 0

  constructor(view: EditorView, desk: Desk) {
    this.#view = view
    this.#desk = desk
  }

  get isBusy(): boolean {
    return this.#isWorking || this.#replacing > 0
  }

  take(files: readonly File[], at: number = this.#view.state.selection.from): void {
    const { state } = this.#view
    const uploads = files.map((file) => this.#upload(file))
    this.#view.dispatch(state.tr.setMeta(key, { add: { at: placeFor(state.doc.resolve(at)), uploads } } satisfies Act))
    this.#queue.push(...uploads)
    void this.#work()
  }

  /** Puts another file into the figure at `at`, which stays as it is until the new one has arrived. */
  async replace(file: File, at: () => number | undefined): Promise<string | undefined> {
    const refusal = refusalOf(file)
    if (refusal) return refusal
    this.#replacing++
    const uploaded = await uploadPicture(this.#desk.paths.media, file, () => {}, new AbortController().signal)
    this.#replacing--
    if (!uploaded.ok) return uploaded.problem
    this.#desk.pictures.set(uploaded.hash, uploaded.picture)
    await whenComposed(this.#view)
    const position = at()
    const figure = position === undefined ? undefined : this.#view.state.doc.nodeAt(position)
    if (position === undefined || figure?.type.name !== 'figure') return undefined
    const attrs = { ...figure.attrs, ...sizeOf(uploaded), original: null }
    this.#view.dispatch(this.#view.state.tr.setNodeMarkup(position, undefined, attrs))
    return undefined
  }

  #upload(file: File): Upload {
    const retry = () => {
      upload.card.waiting()
      this.#queue.push(upload)
      void this.#work()
    }
    const card = new UploadCard(this.#desk.texts, file, retry, () => this.#drop(upload))
    const upload: Upload = { file, card, abort: new AbortController(), isDone: false }
    return upload
  }

  #drop(upload: Upload): void {
    upload.isDone = true
    upload.abort.abort()
    upload.card.gone()
    this.#view.dispatch(this.#view.state.tr.setMeta(key, { remove: upload } satisfies Act))
    this.#view.focus()
  }

  async #work(): Promise<void> {
    if (this.#isWorking) return
    this.#isWorking = true
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) if (!next.isDone) await this.#send(next)
    this.#isWorking = false
  }

  async #send(upload: Upload): Promise<void> {
    const { file, card, abort } = upload
    const refusal = refusalOf(file)
    if (refusal) return card.refused(refusal)
    const onProgress = (share: number) => card.progress(share)
    const uploaded = await uploadPicture(this.#desk.paths.media, file, onProgress, abort.signal)
    if (upload.isDone) return
    if (!uploaded.ok) return card.refused(uploaded.problem)
    this.#desk.pictures.set(uploaded.hash, uploaded.picture)
    await whenComposed(this.#view)
    this.#insert(upload, uploaded)
  }

  #insert(upload: Upload, uploaded: Uploaded & { ok: true }): void {
    const { state } = this.#view
    const figure = state.schema.nodes.figure?.create(sizeOf(uploaded))
    const at = key.getState(state)?.find(undefined, undefined, (spec) => spec.upload === upload)[0]?.from
    const change = state.tr.setMeta(key, { remove: upload } satisfies Act)
    const point = at === undefined || !figure ? null : insertPoint(state.doc, at, figure.type)
    if (point !== null && figure) change.insert(point, figure)
    this.#view.dispatch(change)
    upload.card.gone()
  }
}

const sizeOf = ({ hash, picture }: Uploaded & { ok: true }) => ({
  media: hash,
  width: picture.width,
  height: picture.height,
})

/** The nearest place after the cursor where a picture may stand; before an empty paragraph, so that writing goes on below. */
const placeFor = (at: ResolvedPos): number => {
  const figure = at.doc.type.schema.nodes.figure
  for (let depth = at.depth; depth > 0 && figure; depth--) {
    const parent = at.node(depth - 1)
    const isEmpty = depth === at.depth && at.parent.isTextblock && at.parent.content.size === 0
    const index = isEmpty ? at.index(depth - 1) : at.indexAfter(depth - 1)
    if (parent.canReplaceWith(index, index, figure)) return isEmpty ? at.before(depth) : at.after(depth)
  }
  return endOfText(at.doc)
}

const endOfText = (doc: DocumentNode): number =>
  doc.content.size - (doc.lastChild?.type.name === 'footnotes' ? doc.lastChild.nodeSize : 0)
