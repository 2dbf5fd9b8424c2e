/** Tells the style sheet how much of the page a phone's keyboard covers, so that the tools can stand above it. */
export const followKeyboard = (element: HTMLElement, signal: AbortSignal): void => {
  const view = window.visualViewport
  if (!view) return
  const measure = () => {
    const covered = Math.max(0, window.innerHeight - view.height - view.offsetTop)
    element.style.setProperty('--keyboard', `${Math.round(covered)}px`)
    element.classList.toggle('has-keyboard', covered > 120)
  }
  view.addEventListener('resize', measure, { signal })
  view.addEventListener('scroll', measure, { signal })
  measure()
}
