import { make } from '../make.ts'

export type MenuItem = { label: string; run: () => void; isOn?: boolean; isOff?: boolean }

let closeOpen: ((isBack?: boolean) => void) | undefined

/** Opens a list of choices under a button; arrows walk through it, Esc and a press elsewhere close it. */
export const openMenu = (button: HTMLElement, label: string, items: MenuItem[]): void => {
  const isOpen = button.getAttribute('aria-expanded') === 'true'
  closeOpen?.(isOpen)
  if (isOpen) return
  const menu = make('div', { class: 'menu-in editor-menu', role: 'menu', 'aria-label': label })
  const listening = new AbortController()
  const close = (isBack = false) => {
    listening.abort()
    menu.remove()
    button.setAttribute('aria-expanded', 'false')
    closeOpen = undefined
    if (isBack) button.focus()
  }
  closeOpen = close
  menu.append(...items.map((item) => makeItem(item, close)))
  menu.addEventListener('keydown', (event) => walk(menu, event, close))
  const isElsewhere = ({ target }: Event) => !menu.contains(target as Node) && !button.contains(target as Node)
  document.addEventListener('pointerdown', (event) => isElsewhere(event) && close(), listening)
  // Behind the row of tools, not in it, where it would take part in its scrolling and its keys.
  ;(button.closest('[role="toolbar"]') ?? button).after(menu)
  button.setAttribute('aria-expanded', 'true')
  standBelow(menu, button)
  menu.querySelector<HTMLElement>('button:not([disabled])')?.focus()
}

const makeItem = ({ label, run, isOn, isOff }: MenuItem, close: () => void): HTMLElement => {
  const choose = () => {
    close()
    run()
  }
  const role = isOn === undefined ? 'menuitem' : 'menuitemcheckbox'
  const state = isOn === undefined ? {} : { 'aria-checked': String(isOn) }
  return make('button', { type: 'button', role, tabindex: -1, disabled: isOff, onclick: choose, ...state }, label)
}

const standBelow = (menu: HTMLElement, button: HTMLElement): void => {
  const { left, bottom, top } = button.getBoundingClientRect()
  const { offsetWidth, offsetHeight } = menu
  const isRoomBelow = bottom + offsetHeight < window.innerHeight
  menu.style.left = `${Math.max(8, Math.min(left, window.innerWidth - offsetWidth - 8))}px`
  menu.style.top = `${isRoomBelow ? bottom : Math.max(8, top - offsetHeight)}px`
}

const walk = (menu: HTMLElement, event: KeyboardEvent, close: (isBack?: boolean) => void): void => {
  const items = [...menu.querySelectorAll<HTMLButtonElement>('button:not([disabled])')]
  const at = items.indexOf(document.activeElement as HTMLButtonElement)
  const goals: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }
  const goal = goals[event.key]
  if (event.key === 'Tab' || event.key === 'Escape') return close(true)
  if (goal === undefined) return
  event.preventDefault()
  items[(goal + items.length) % items.length]?.focus()
}
