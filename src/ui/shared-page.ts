import { raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { now } from '#platform/clock.ts'
import { type Recorded, Recorder } from '#platform/page-cache/index.ts'
import { type Asked, type Frame, render, type Status, show } from './frame.tsx'

type Page = HtmlEscapedString | Promise<HtmlEscapedString>

/**
 * Answers with a page that is the same for everybody who asks for this address in this language, but for the slots in
 * it (`<Slot>`). It is kept if its route stands in web/shared-routes.ts, which says what its key is made of; there is
 * no viewer while it is made. `dependencies` are what it shows, by the names that `touch` marks as changed:
 * `article:<id>`, `creator:<id>`, `channel:<id>`, `tag:<tag>`, `latest`, `corrections`, `headlines`. Every page depends
 * on `channels` and `settings`.
 */
export const showShared = async (
  c: Asked,
  page: Page,
  dependencies: string[],
  status: Status = 200,
): Promise<Response> => {
  const { frame } = c.var
  if (!frame.recorder) return show(c, page, status)
  frame.recorder.keep(`<!doctype html>${await render(frame, page)}`, dependencies, { ...frame, recorder: undefined })
  // The page itself is written by who asked for it to be made.
  return c.html('', status)
}

/**
 * A ranked block within shared pages, made again when it is older than half a minute: a new article must not make
 * every page anew that lists others. `key` names what it shows, apart from the language.
 */
export const fragment = (c: Asked, key: string, load: () => Page): Page => {
  const { frame } = c.var
  if (!frame.recorder) return load()
  return raw(frame.recorder.block(`${key} ${frame.locale} ${frame.origin}`, () => record(frame, load)))
}

const record = async (frame: Frame, load: () => Page): Promise<Recorded> => {
  const recorder = new Recorder()
  return recorder.cut(await render({ ...frame, recorder, now: now() }, await load()))
}
