import 'hono/jsx'

type Wrapping = {
  children?: unknown
  class?: string
  id?: string
  hidden?: boolean
  [data: `data-${string}`]: string | undefined
}

declare module 'hono/jsx' {
  namespace JSX {
    /** Tags of our own. Each wraps markup that works without it; see elements/<tag>.ts. */
    interface IntrinsicElements {
      'announcement-line': Wrapping
      'leave-guard': Wrapping
      'file-field': Wrapping
      'char-count': Wrapping & { for: string }
      'copy-link': Wrapping
      'share-sheet': Wrapping
      'picture-viewer': Wrapping
      'endless-list': Wrapping
      'claim-filter': Wrapping
      'edit-link': Wrapping
    }
  }
}
