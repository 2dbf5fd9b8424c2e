import { createMiddleware } from 'hono/factory'
import type { Env } from '#features/site/index.ts'
import { isWrite } from '#platform/http.ts'
import { boundaryOf, MalformedForm, mostFields } from '#platform/multipart.ts'

/**
 * Whoever reads a form gets one of a bounded number of fields, or MalformedForm: for a body that is no form at all, too.
 * They are counted before anything is taken apart: two megabytes of `a&a&a&…` kept a core busy for 17 seconds.
 */
export const boundForms = createMiddleware<Env>(async (c, next) => {
  if (!isWrite(c)) return next()
  const read = c.req.formData.bind(c.req)
  c.req.formData = async () => {
    const type = c.req.header('content-type') ?? ''
    const isParts = /^multipart\/form-data/i.test(type)
    if (/^application\/x-www-form-urlencoded/i.test(type)) refuseMany(Buffer.from(await c.req.text()), '&')
    return (isParts ? readParts(await c.req.arrayBuffer(), type) : read()).catch((cause) => {
      throw cause instanceof MalformedForm ? cause : new MalformedForm('this body is no form', { cause })
    })
  }
  return next()
})

// It is taken apart at the very boundary at which it was counted, however the header may be read otherwise.
const readParts = async (body: ArrayBuffer, type: string): Promise<FormData> => {
  const boundary = boundaryOf(type)
  if (!boundary) throw new MalformedForm('a form in parts has no boundary')
  refuseMany(Buffer.from(body), `--${boundary}`)
  const headers = { 'Content-Type': `multipart/form-data; boundary="${boundary}"` }
  return new Response(body, { headers }).formData()
}

const refuseMany = (body: Buffer, mark: string): void => {
  let fields = 1
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) fields += 1
  if (fields > mostFields) throw new MalformedForm(`${fields} fields are too many`)
}
