import 'hono/jsx'

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'channel-tabs': { children?: unknown }
      'headline-list': { children?: unknown; 'data-moved': string; 'data-unsaved': string | undefined }
    }
  }
}
