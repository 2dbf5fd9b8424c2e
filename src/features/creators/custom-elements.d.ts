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
    interface IntrinsicElements {
      'follow-button': Wrapping
      'saving-form': Wrapping
      'handle-check': Wrapping
    }
  }
}
