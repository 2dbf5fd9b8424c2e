import type { Editor } from '@tiptap/core'
import { spellShortcut } from '../dialogs/help-dialog.ts'
import type { EditorTexts } from '../editor-data.ts'
import { icon, make } from '../make.ts'
import { openMenu } from './menu.ts'
import { headingMenu, moreMenu, tableMenu } from './menus.ts'
import type { Tool } from './tools.ts'

const menus = { heading: headingMenu, table: tableMenu, more: moreMenu }

/** The row of tools: one stop for the Tab key, arrows walk along it, pressed states follow the cursor. */
export class Toolbar {
  readonly element: HTMLElement
  readonly #editor: Editor
  readonly #texts: EditorTexts
  readonly #places: { tool: Tool; button: HTMLElement }[] = []
  #frame = 0

  constructor(editor: Editor, texts: EditorTexts, row: Tool[][]) {
    this.#editor = editor
    this.#texts = texts
    this.element = make('div', {
      class: 'tools',
      role: 'toolbar',
      'aria-label': texts.tools.label,
      'aria-controls': 'editor-body',
    })
    row.forEach((group, at) => {
      if (at > 0) this.element.append(make('span', { class: 'sep', role: 'presentation' }))
      for (const tool of group) this.element.append(this.#make(tool))
    })
    // A press must not take the cursor out of the text, nor close a phone's keyboard.
    this.element.addEventListener('mousedown', (event) => event.preventDefault())
    this.element.addEventListener('keydown', (event) => this.#walk(event))
    this.element.addEventListener('focusin', (event) => this.#stopAt(event.target as HTMLElement))
    this.#places[0]?.button.setAttribute('tabindex', '0')
    editor.on('transaction', () => this.#refreshSoon())
    editor.on('focus', () => this.#refreshSoon())
    this.#refresh()
  }

  focus(): void {
    this.element.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  }

  #make(tool: Tool): HTMLElement {
    const name = this.#texts.tools[tool.name]
    const title = tool.shortcut ? `${name} (${spellShortcut(tool.shortcut)})` : name
    const looks = { class: 'btn btn-quiet btn-ic', 'aria-label': name, title, tabindex: -1, 'data-tool': tool.name }
    const drawing = 'icon' in tool ? icon(tool.icon) : letterOf(tool)
    const button = tool.href
      ? make('a', { ...looks, href: tool.href }, drawing)
      : make(
          'button',
          { ...looks, type: 'button', ...stateOf(tool), onclick: () => this.#press(tool, button) },
          drawing,
        )
    this.#places.push({ tool, button })
    return button
  }

  #press(tool: Tool, button: HTMLElement): void {
    if (button.getAttribute('aria-disabled') === 'true') return
    if (tool.menu) openMenu(button, this.#texts.tools[tool.name], menus[tool.menu](this.#editor, this.#texts))
    else tool.run?.(this.#editor)
  }

  #refreshSoon(): void {
    if (this.#frame !== 0) return
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      this.#refresh()
    })
  }

  #refresh(): void {
    for (const { tool, button } of this.#places) {
      if (tool.isOn) button.setAttribute(tool.menu ? 'data-on' : 'aria-pressed', String(tool.isOn(this.#editor)))
      if (tool.isOff) button.setAttribute('aria-disabled', String(tool.isOff(this.#editor)))
    }
  }

  #walk(event: KeyboardEvent): void {
    const buttons = this.#places.map(({ button }) => button)
    const at = buttons.indexOf(document.activeElement as HTMLElement)
    const goals: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }
    const goal = goals[event.key]
    if (event.key === 'Escape') this.#editor.commands.focus()
    if (goal === undefined || at < 0) return
    event.preventDefault()
    buttons[(goal + buttons.length) % buttons.length]?.focus()
  }

  #stopAt(target: HTMLElement): void {
    if (!this.#places.some(({ button }) => button === target)) return
    for (const { button } of this.#places) button.setAttribute('tabindex', button === target ? '0' : '-1')
  }
}

const stateOf = ({ menu, isOn }: Tool): Record<string, string> => {
  if (menu) return { 'aria-haspopup': 'menu', 'aria-expanded': 'false' }
  return isOn ? { 'aria-pressed': 'false' } : {}
}

const letterOf = (tool: Tool): HTMLElement => {
  const { letter, isSerif, isSlanted, isSign } = tool as Extract<Tool, { letter: string }>
  if (isSign) return make('span', { class: 'c c-q', 'aria-hidden': 'true' }, letter)
  return make('b', { class: isSerif ? 'serif' : isSlanted ? 'slanted' : undefined, 'aria-hidden': 'true' }, letter)
}
