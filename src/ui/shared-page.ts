import type { HtmlEscapedString } from 'hono/utils/html'
import { type Asked, type Status, show } from './frame.tsx'

type Page = HtmlEscapedString | Promise<HtmlEscapedString>

/**
 * Answers with a page that is the same for everybody who asks for this address in this language, but for the personal
 * slots in it. `dependencies` are what it shows, by the names that `touch` marks as changed: `article:<id>`,
 * `creator:<id>`, `channel:<id>`, `tag:<tag>`, `latest`, `channels`, `corrections`, `headlines`, `settings`.
 */
export const showShared = (c: Asked, page: Page, _dependencies: string[], status: Status = 200): Promise<Response> =>
  show(c, page, status)

/**
 * A ranked block within shared pages, made again when it is older than half a minute: a new article must not make
 * every page anew that lists others. `key` names what it shows, apart from the language.
 */
export const fragment = (_c: Asked, _key: string, load: () => Page): Page => load()
