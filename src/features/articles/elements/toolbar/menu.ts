import { make } from '../make.ts'

export type MenuItem = { label: string; run: () => void; isOn?: boolean; isOff?: boolean }

/** Opens a list of choices under a button; arrows walk through it, Esc and a press elsewhere close it. */
export const openMenu = (button: HTMLElement, label: string, items: MenuItem[]): void => {
  const menu = make('div', { class: 'menu-in editor-menu', role: 'menu', 'aria-label': label, popover: 'auto' })
  for (const { label: text, run, isOn, isOff } of items) {
    const choose = () => {
      menu.hidePopover()
      run()
    }
    const role = isOn === undefined ? 'menuitem' : 'menuitemcheckbox'
    const state = isOn === undefined ? {} : { 'aria-checked': String(isOn) }
    menu.append(
      make('button', { type: 'button', role, tabindex: -1, disabled: isOff, onclick: choose, ...state }, text),
    )
  }
  menu.addEventListener('keydown', (event) => walk(menu, event))
  menu.addEventListener('toggle', (event) => {
    const isOpen = event.newState === 'open'
    button.setAttribute('aria-expanded', String(isOpen))
    if (isOpen) return
    if (menu.contains(document.activeElement)) button.focus()
    menu.remove()
  })
  button.after(menu)
  menu.showPopover()
  standBelow(menu, button)
  menu.querySelector<HTMLElement>('button:not([disabled])')?.focus()
}

const standBelow = (menu: HTMLElement, button: HTMLElement): void => {
  const { left, bottom, top } = button.getBoundingClientRect()
  const { offsetWidth, offsetHeight } = menu
  const isRoomBelow = bottom + offsetHeight < window.innerHeight
  menu.style.left = `${Math.max(8, Math.min(left, window.innerWidth - offsetWidth - 8))}px`
  menu.style.top = `${isRoomBelow ? bottom : Math.max(8, top - offsetHeight)}px`
}

const walk = (menu: HTMLElement, event: KeyboardEvent): void => {
  const items = [...menu.querySelectorAll<HTMLButtonElement>('button:not([disabled])')]
  const at = items.indexOf(document.activeElement as HTMLButtonElement)
  const goals: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }
  const goal = goals[event.key]
  if (event.key === 'Tab') menu.hidePopover()
  if (goal === undefined) return
  event.preventDefault()
  items[(goal + items.length) % items.length]?.focus()
}
