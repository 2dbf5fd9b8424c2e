import { Hono } from 'hono'
import { z } from 'zod'
import type { Env } from '#features/site/index.ts'
import { readForm } from '#platform/http.ts'
import { ErrorSummary, Field, Submit } from '#ui/forms.tsx'
import { show, useFrame } from '#ui/frame.tsx'
import { Layout } from '#ui/layout.tsx'
import type { Problem } from '#ui/messages/index.ts'

const path = '/share/fediverse'

const serverName = /^(?:https:\/\/)?(?:@?[\w.-]{1,64}@)?([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8})\/?$/i

const shareForm = z.object({
  server: z.string('required').trim().min(1, 'required').max(254, 'too-long').regex(serverName, 'not-valid'),
})

/** Only addresses of this site are passed on: the page must not become a way to send people elsewhere. */
const ownAddress = (origin: string, wanted: string | undefined): string | undefined =>
  wanted && wanted.length < 2000 && wanted.startsWith(`${origin}/`) ? wanted : undefined

export const shareRoutes = new Hono<Env>().get(path, async (c) => {
  const { server, title = '' } = c.req.query()
  const url = ownAddress(c.var.frame.origin, c.req.query('url'))
  if (!url) return c.notFound()
  const shared = { url, title: title.slice(0, 300) }
  if (server === undefined) return show(c, <FediversePage {...shared} />)
  const asked = new FormData()
  asked.set('server', server)
  const form = readForm<typeof shareForm, Problem>(shareForm, asked)
  if (!form.ok) return show(c, <FediversePage {...shared} server={server} error={form.problems.server} />, 422)
  const host = serverName.exec(form.value.server)?.[1]?.toLowerCase() ?? ''
  return show(c, <FediversePage {...shared} server={host} next={postPage(host, shared)} />)
})

/** A link and not a redirect: the policy of our pages lets no form lead to another host. */
const postPage = (host: string, { url, title }: { url: string; title: string }) =>
  `https://${host}/share?${new URLSearchParams({ text: `${title}\n${url}` })}`

type PageProps = { url: string; title: string; server?: string; error?: Problem | undefined; next?: string }

const FediversePage = ({ url, title, server, error, next }: PageProps) => {
  const { share: say } = useFrame().say
  return (
    <Layout title={say.fediverseTitle} noindex>
      <section class="narrow">
        <div class="form-head">
          <h1>{say.fediverseTitle}</h1>
          <p>{say.fediverseIntro}</p>
        </div>
        <form action={path} novalidate>
          <ErrorSummary problems={error && { server: error }} />
          <input type="hidden" name="url" value={url} />
          <input type="hidden" name="title" value={title} />
          <Field
            label={say.fediverseServer}
            name="server"
            value={server}
            help={say.fediverseHelp}
            error={error}
            maxlength={254}
            inputmode="url"
            required
          />
          <Submit look={next ? 'plain' : 'main'}>{say.fediverseNext}</Submit>
        </form>
        {next && (
          <p class="gap-s">
            <a class="btn btn-main" href={next} rel="noopener noreferrer nofollow">
              {say.fediverseOpen(server ?? '')}
            </a>
          </p>
        )}
      </section>
    </Layout>
  )
}
