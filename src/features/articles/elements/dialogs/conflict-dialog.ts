import { countText, plainText } from '#features/document/browser.ts'
import type { Desk } from '../desk.ts'
import { type Content, contentOf } from '../editor-data.ts'
import { fill, make } from '../make.ts'
import type { Conflict } from '../saving/draft-keeper.ts'
import { openDialog } from './dialog.ts'

type Choices = { takeMine: () => Promise<boolean>; takeTheirs: () => void }

/** Two versions of one draft: shows both and lets the person choose; the one not chosen stays a revision. */
export const openConflictDialog = (desk: Desk, conflict: Conflict, choices: Choices): void => {
  const texts = desk.texts.conflict
  const { current, keptRevision, mine } = conflict
  const theirs = contentOf(current)
  const [mineFrom, theirsFrom] = firstDifference(mine, theirs)
  const when = new Intl.DateTimeFormat(desk.locale, { dateStyle: 'medium', timeStyle: 'short' })
  const who = { name: current.editedBy ?? texts.someone, time: when.format(new Date(current.editedAt)) }
  const problem = make('p', { class: 'err', role: 'alert', hidden: true })
  const takeMine = async () => {
    problem.hidden = await choices.takeMine()
    problem.textContent = texts.failed
    if (problem.hidden) dialog.close()
  }
  const takeTheirs = () => {
    choices.takeTheirs()
    dialog.close()
  }
  const comparison = `${desk.paths.comparison}?from=${keptRevision}&to=draft`
  const compare = make('a', { class: 'why', href: comparison, target: '_blank' }, texts.compare)
  const dialog = openDialog({
    heading: texts.heading,
    isWide: true,
    body: [
      make('p', { class: 'help' }, keptRevision === null ? texts.notKept : texts.explain),
      make(
        'div',
        { class: 'two-form' },
        card(desk, texts.mine, texts.now, mine, mineFrom),
        card(desk, texts.theirs, fill(texts.by, who), theirs, theirsFrom),
      ),
      keptRevision === null ? make('p') : make('p', {}, compare),
      problem,
    ],
    buttons: [
      make('button', { type: 'button', class: 'btn btn-main', onclick: () => void takeMine() }, texts.takeMine),
      // What lies nowhere but on this page is not to be written over.
      ...(keptRevision === null
        ? []
        : [make('button', { type: 'button', class: 'btn', onclick: takeTheirs }, texts.takeTheirs)]),
      make('button', { type: 'button', class: 'btn btn-quiet', onclick: () => dialog.close() }, texts.later),
    ],
  })
}

const card = ({ texts }: Desk, heading: string, who: string, content: Content, from: string): HTMLElement => {
  const { conflict } = texts
  const count = fill(conflict.count, { n: countText(plainText(content.document)) })
  return make(
    'section',
    { class: 'conflict-side' },
    make('h3', {}, heading),
    make('p', { class: 'meta' }, make('span', {}, who), make('span', {}, count)),
    make('p', { class: 'conflict-title' }, content.title || conflict.noTitle),
    make('p', { class: 'help' }, conflict.differs),
    make('blockquote', {}, from),
  )
}

/** The first paragraphs that are not the same, shortened. */
const firstDifference = (mine: Content, theirs: Content): [string, string] => {
  const a = plainText(mine.document).split('\n')
  const b = plainText(theirs.document).split('\n')
  const at = a.findIndex((line, index) => line !== b[index])
  const place = at < 0 ? a.length : at
  return [shorten(a[place]), shorten(b[place])]
}

const shorten = (line = '…'): string => (line.length > 160 ? `${line.slice(0, 160)}…` : line || '…')
