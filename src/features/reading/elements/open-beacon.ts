const looked = 2_000 // ms: who leaves before that did not come to read

/** Tells the site once that the article on this page was opened, after it was really before somebody's eyes. */
export const tellOpened = (): void => {
  const id = document.querySelector<HTMLElement>('[data-counts-opens]')?.dataset.id
  if (!id) return
  let timer: number | undefined
  const watch = () => {
    clearTimeout(timer)
    if (document.visibilityState === 'visible') timer = window.setTimeout(tell, looked)
  }
  const tell = () => {
    document.removeEventListener('visibilitychange', watch)
    navigator.sendBeacon('/reading/opens', new URLSearchParams({ id }))
  }
  document.addEventListener('visibilitychange', watch)
  watch()
}
