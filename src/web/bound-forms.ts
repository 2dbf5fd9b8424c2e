import { createMiddleware } from 'hono/factory'
import type { Env } from '#features/site/index.ts'
import { isWrite } from '#platform/http.ts'
import { MalformedForm } from '#platform/multipart.ts'

// No form of ours has a hundred fields. Taking one apart costs more than its bytes tell: two megabytes of `a&a&a&…` kept
// a core busy for 17 seconds.
const mostFields = 2000

/** Whoever reads a form gets one of a bounded number of fields, or MalformedForm: for a body that is no form at all, too. */
export const boundForms = createMiddleware<Env>(async (c, next) => {
  if (!isWrite(c)) return next()
  const read = c.req.formData.bind(c.req)
  c.req.formData = async () => {
    const type = c.req.header('content-type')?.toLowerCase() ?? ''
    if (type.startsWith('application/x-www-form-urlencoded')) refuseMany(await c.req.text())
    return read().catch((cause) => {
      throw new MalformedForm('this body is no form', { cause })
    })
  }
  return next()
})

const refuseMany = (body: string): void => {
  let fields = 1
  for (let at = body.indexOf('&'); at >= 0; at = body.indexOf('&', at + 1)) fields += 1
  if (fields > mostFields) throw new MalformedForm(`${fields} fields are too many`)
}
