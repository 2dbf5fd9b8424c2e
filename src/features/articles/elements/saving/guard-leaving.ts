import type { DraftKeeper } from './draft-keeper.ts'

type Guarding = { keeper: DraftKeeper; uploads: { isBusy: boolean }; signal: AbortSignal }

/** Saves before the page is left, and holds the person back only where something would really be lost. */
export const guardLeaving = ({ keeper, uploads, signal }: Guarding): void => {
  const isAtRisk = () => uploads.isBusy || (keeper.isUnsaved && !keeper.isSafeHere)
  window.addEventListener('beforeunload', (event) => isAtRisk() && event.preventDefault(), { signal })
  window.addEventListener('pagehide', () => keeper.leave(), { signal })
  window.addEventListener('online', () => keeper.retryNow(), { signal })
  window.addEventListener('focus', () => keeper.retryNow(), { signal })
  window.addEventListener('blur', () => void keeper.flush(), { signal })
  document.addEventListener(
    'visibilitychange',
    () => (document.visibilityState === 'hidden' ? void keeper.flush(true) : keeper.retryNow()),
    { signal },
  )
  // A page that comes back out of the browser's memory may be older than its draft.
  window.addEventListener('pageshow', ({ persisted }) => persisted && location.reload(), { signal })
  // A file that misses the text must not open in place of the page.
  for (const name of ['dragover', 'drop'] as const)
    document.addEventListener(name, (event) => holdFiles(event as DragEvent), { signal })
  document.addEventListener('click', (event) => void saveFirst(event, keeper, uploads), { signal })
}

const saveFirst = async (event: MouseEvent, keeper: DraftKeeper, uploads: { isBusy: boolean }): Promise<void> => {
  const link = (event.target as Element).closest<HTMLAnchorElement>(
    '.bar a[href], .steps a[href], .tools a[href], a[data-next]',
  )
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !link?.target
  if (!link || !isPlain || (!keeper.isUnsaved && !uploads.isBusy)) return
  if (uploads.isBusy) return // the browser asks before pictures on their way are lost
  event.preventDefault()
  if (await keeper.flush()) location.href = link.href
}

const holdFiles = (event: DragEvent): void => {
  const isField = (event.target as Element).closest?.('input[type="file"]') !== null
  if (!isField && event.dataTransfer?.types.includes('Files')) event.preventDefault()
}
