import { expect, test } from 'vitest'
import { readContent } from '#demo/content.ts'
import { sample } from '#demo/sample.ts'
import { emptyFolder, type Program, processesOf, remaining, runToEnd, settledFolder, wenhao } from '../boot/program.ts'
import { Client } from '../harness/client.ts'

const onLinux = test.runIf(process.platform === 'linux')

const start = (folder: string): Program => wenhao(['demo', '--sample'], { env: { WENHAO_DATA: folder } })

const serveDemo = async (folder: string) => {
  const program = start(folder)
  const url = await program.hears(/Wenhao is at (http:\S+)/)
  return { ...program, reader: new Client(url) }
}

const stop = async ({ child, ended }: Program) => {
  child.kill('SIGINT')
  return ended
}

const idsOn = (html: string): string[] =>
  [...new Set([...html.matchAll(/<article data-id="([0-9a-z]{13})"/g)].map(([, id]) => id ?? ''))].sort()

const { creators, articles } = sample(await readContent())

onLinux(
  'a demo starts in an empty folder, shows what it was filled with, and a second start adds nothing',
  async () => {
    const folder = emptyFolder()
    const first = await serveDemo(folder)
    expect(await first.hears(/operator's account here .*: (\S+)/)).toContain('/set-up/')
    const home = await first.reader.get('/')
    expect(home.text).toContain('这是文号的演示网站')
    const latest = idsOn((await first.reader.get('/latest')).text)
    for (const { handle, name } of creators) {
      const page = await first.reader.get(`/@${handle}`)
      expect(page.text).toContain(name)
      const [id = ''] = idsOn(page.text)
      expect((await first.reader.get(`/a/${id}`)).status).toBe(200)
    }
    const [corrected] = articles.filter(({ correction }) => correction)
    expect((await first.reader.get(`/c/${corrected?.channels[0]}`)).text).toContain(corrected?.title)
    await stop(first)

    const second = await serveDemo(folder)
    expect(idsOn((await second.reader.get('/latest')).text)).toEqual(latest)
    expect((await stop(second)).out).not.toContain('filling the demo')
  },
)

onLinux('a corrected article of the demo shows the right words, the reason and its picture', async () => {
  const site = await serveDemo(emptyFolder())
  const article = articles.find(({ correction, language }) => correction && language === 'zh-CN')
  const [id = ''] = [
    ...(await site.reader.get(`/@${article?.creator}`)).text.matchAll(
      /href="\/a\/([0-9a-z]{13})[^"]*"[^>]*>([\s\S]*?)<\/a>/g,
    ),
  ]
    .filter(([, , words = '']) => words.replace(/<[^>]+>/g, '').includes(article?.title ?? '-'))
    .map(([, found = '']) => found)
  const { text } = await site.reader.get(`/a/${id}`)
  expect(text).toContain(article?.correction?.replace)
  expect(text).toContain(article?.correction?.reason)
  const [, src = ''] = /src="(\/media\/[^"]+)"/.exec(text) ?? []
  expect((await site.reader.get(src)).headers.get('content-type')).toMatch(/^image\//)
  await stop(site)
})

onLinux('a demo killed while it is filled goes on at the next start and leaves no process', async () => {
  const folder = emptyFolder()
  const first = start(folder)
  await first.hears(/filling the demo/)
  await new Promise((resolve) => setTimeout(resolve, 1500))
  first.child.kill('SIGKILL')
  await first.ended
  expect(await remaining(folder)).toEqual([])
  const again = await serveDemo(folder)
  for (const { handle } of creators) {
    const own = articles.filter(({ creator }) => creator === handle)
    const { text } = await again.reader.get(`/@${handle}`)
    expect(text.replace(/<[^>]+>/g, '')).toContain(own[0]?.title)
    expect(idsOn(text)).toHaveLength(own.length)
  }
  await stop(again)
  expect(processesOf(folder)).toEqual([])
})

onLinux('the demo refuses the folder of a real site and says what to do', async () => {
  const folder = await settledFolder()
  const { code, err } = await runToEnd(['demo', '--sample'], { env: { WENHAO_DATA: folder } })
  expect(code).toBe(1)
  expect(err).toContain(`There is a real site in ${folder}`)
  expect(err).toContain('set WENHAO_DATA to another folder')
})
