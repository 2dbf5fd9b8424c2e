import { expect, test } from 'vitest'
import { startSite } from '../harness/site.ts'

const site = await startSite()
const article = () => `${site.url}/a/0123456789abc`
const ask = (query: Record<string, string>) => site.stranger().get(`/share/fediverse?${new URLSearchParams(query)}`)

test.each(['mastodon.example', 'https://Mastodon.example/', 'ana@mastodon.example', '@ana@mastodon.example'])(
  'the server may be told as %s',
  async (server) => {
    const page = await ask({ url: article(), title: 'Dawn', server })
    const text = new URLSearchParams({ text: `Dawn\n${article()}` })
    expect(page.text).toContain(`href="https://mastodon.example/share?${text}"`)
  },
)

test.each(['', 'localhost', 'mastodon.example/evil', 'javascript:alert(1)', 'a b.example', 'x'.repeat(300)])(
  'a server that cannot be one (%s) is refused with a sentence, and the link is kept',
  async (server) => {
    const page = await ask({ url: article(), title: 'Dawn', server })
    expect(page.status).toBe(422)
    expect(page.text).toContain('aria-invalid="true"')
    expect(page.text).toContain(`value="${article()}"`)
  },
)

test('only addresses of this site can be shared', async () => {
  expect((await ask({ url: 'https://example.org/', title: 'Elsewhere' })).status).toBe(404)
  expect((await ask({ url: `${site.url}.example.org/`, title: 'Elsewhere' })).status).toBe(404)
})
