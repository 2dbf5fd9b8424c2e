/** Menus open as <details> by themselves; here they learn to close: by Esc, by a press elsewhere, when another opens. */
export const closeMenus = (): void => {
  document.addEventListener('click', (event) => closeAllBut(event.target as Node))
  document.addEventListener('focusin', (event) => closeAllBut(event.target as Node))
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') for (const menu of openMenus()) leave(menu)
  })
}

const openMenus = () => document.querySelectorAll<HTMLDetailsElement>('details.menu[open]')

const closeAllBut = (place: Node) => {
  for (const menu of openMenus()) if (!menu.contains(place)) menu.open = false
}

const leave = (menu: HTMLDetailsElement) => {
  const isInside = menu.contains(document.activeElement)
  menu.open = false
  if (isInside) menu.querySelector('summary')?.focus()
}
