import 'hono/jsx'

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'channel-tabs': { children?: unknown }
    }
  }
}
