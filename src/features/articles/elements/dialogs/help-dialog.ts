import { askingKeys, withKeys } from '../claims/claim-words.ts'
import type { EditorTexts } from '../editor-data.ts'
import { make } from '../make.ts'
import { openDialog } from './dialog.ts'

const isMac = () => /Mac|iP(?:hone|ad)/.test(navigator.platform)

/** A shortcut as people write it: ⌘⇧B on a Mac, Ctrl+Shift+B elsewhere. */
export const spellShortcut = (shortcut: string): string => {
  const keys = shortcut.split('-')
  const names: Record<string, string> = isMac() ? { Mod: '⌘', Alt: '⌥', Shift: '⇧' } : { Mod: 'Ctrl' }
  return keys
    .map((key) => names[key] ?? (key.length > 3 || key === 'Alt' ? key : key.toUpperCase()))
    .join(isMac() ? '' : '+')
}

export const openHelpDialog = (texts: EditorTexts, shortcuts: [label: string, shortcut: string][]): void => {
  const list = make('dl', { class: 'shortcuts' })
  for (const [label, shortcut] of [...shortcuts, [texts.help.toTools, 'Alt-F10'] as const])
    list.append(make('dt', {}, label), make('dd', {}, make('kbd', {}, spellShortcut(shortcut))))
  const dialog = openDialog({
    heading: texts.help.heading,
    body: [
      list,
      make('p', { class: 'help' }, `${texts.help.marks}: ${texts.help.typed}`),
      make('p', { class: 'help' }, texts.help.caption),
      make('p', { class: 'help' }, `${texts.asking.heading} `, ...withKeys(texts.asking.help, askingKeys)),
    ],
    buttons: [make('button', { type: 'button', class: 'btn', onclick: () => dialog.close() }, texts.dialogs.close)],
  })
}
