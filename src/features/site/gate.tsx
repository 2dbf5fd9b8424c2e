import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { show, useSay } from '#ui/frame.tsx'
import { Layout } from '#ui/layout.tsx'
import { type Act, may } from './permissions.ts'
import type { Env, Viewer } from './request.ts'

/** A page for those alone who may do this. Strangers are asked to sign in and come back; others read that it is shut. */
export const only = (act: Act) =>
  createMiddleware<Env>(async (c, next) => {
    if (!c.var.viewer) return signInFirst(c)
    if (!may(c.var.viewer.role, act)) return forbidden(c)
    await next()
  })

/** The signed-in user of a route behind a gate. */
export const viewerOf = (c: Context<Env>): Viewer => {
  if (!c.var.viewer) throw new Error('this route needs a gate')
  return c.var.viewer
}

/** Pages for whoever has an account. */
export const signedIn = createMiddleware<Env>(async (c, next) => (c.var.viewer ? next() : signInFirst(c)))

// A form that was sent is lost anyway, and its address may not answer a GET: back to the page it stood on is not known.
const signInFirst = (c: Context<Env>): Response => {
  const isPage = c.req.method === 'GET'
  const url = new URL(c.req.url)
  const from = isPage ? `?from=${encodeURIComponent(url.pathname + url.search)}` : ''
  return c.redirect(`/sign-in${from}`, 303)
}

export const forbidden = (c: Context<Env>): Promise<Response> => show(c, <ForbiddenPage />, 403)

const ForbiddenPage = () => {
  const say = useSay().errors
  return (
    <Layout title={say.forbiddenTitle} noindex>
      <section class="plain">
        <h1>{say.forbiddenTitle}</h1>
        <p>{say.forbidden}</p>
        <p class="row">
          <a class="btn" href="/">
            {say.toHome}
          </a>
        </p>
      </section>
    </Layout>
  )
}
