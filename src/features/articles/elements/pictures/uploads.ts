import type { Node as DocumentNode, ResolvedPos } from '@tiptap/pm/model'
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { insertPoint } from '@tiptap/pm/transform'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { documentLimits } from '#features/document/browser.ts'
import type { Desk } from '../desk.ts'
import { UploadCard } from './upload-card.ts'
import { refusalOf, type Uploaded, uploadPicture } from './upload-picture.ts'
import { whenComposed } from './when-composed.ts'

/** Pictures that were taken together come to stand together; `joinsFirst`: also with what stands before them. */
type Batch = { hashes: Set<string>; isOne: boolean; joinsFirst: boolean }
type Upload = { file: File; card: UploadCard; abort: AbortController; isDone: boolean; batch: Batch }
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
    const place = placeFor(this.#view.state.doc.resolve(at))
    this.#begin(files, place, { hashes: new Set(), isOne: files.length === 1, joinsFirst: false })
  }

  /** Takes pictures into the gallery at `at`, or makes one with the single picture that stands there. */
  addTo(files: readonly File[], at: number): void {
    const { doc } = this.#view.state
    const size = doc.nodeAt(at)?.nodeSize ?? 0
    this.#begin(files, at + size, { hashes: new Set(), isOne: false, joinsFirst: true })
  }

  #begin(files: readonly File[], at: number, batch: Batch): void {
    const uploads = files.map((file) => this.#upload(file, batch))
    this.#view.dispatch(this.#view.state.tr.setMeta(key, { add: { at, uploads } } satisfies Act))
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

  #upload(file: File, batch: Batch): Upload {
    const retry = () => {
      upload.card.waiting()
      this.#queue.push(upload)
      void this.#work()
    }
    const card = new UploadCard(this.#desk.texts, file, retry, () => this.#drop(upload))
    const upload: Upload = { file, card, abort: new AbortController(), isDone: false, batch }
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
    const isJoined = at !== undefined && figure && joinGallery(change, figure, at, upload.batch)
    if (!isJoined && point !== null && figure) change.insert(point, figure)
    upload.batch.hashes.add(uploaded.hash)
    this.#view.dispatch(change)
    upload.card.gone()
  }
}

/** Puts a picture to those of its batch that stand before it; false where none does, or no more fit. */
const joinGallery = (change: Transaction, figure: DocumentNode, at: number, batch: Batch): boolean => {
  const before = change.doc.resolve(at).nodeBefore
  if (!before || batch.isOne) return false
  const isOfBatch = (node: DocumentNode) => batch.joinsFirst || batch.hashes.has(node.attrs.media)
  const gallery = figure.type.schema.nodes.gallery
  if (before.type === gallery && isOfBatch(before.lastChild ?? before)) {
    if (before.childCount >= documentLimits.gallery) return false
    change.insert(at - 1, figure)
    return true
  }
  if (before.type !== figure.type || !gallery || !isOfBatch(before)) return false
  change.replaceWith(at - before.nodeSize, at, gallery.create(null, [before, figure]))
  return true
}

const sizeOf = ({ hash, picture }: Uploaded & { ok: true }) => ({
  media: hash,
  width: picture.width,
  height: picture.height,
})

export const placeForPictures = (view: EditorView): number => placeFor(view.state.selection.$from)

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
