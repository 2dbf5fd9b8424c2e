import { beforeAll, expect, test } from 'vitest'
import { recogniseArchive } from '#features/portability/index.ts'
import { type Site, startSite } from '../harness/site.ts'
import { aFile, articlesOf, importFresh, importInto } from './archive.ts'
import { folderOf, textOf } from './folder.ts'

let site: Site

beforeAll(async () => {
  site = await startSite()
})

const post = (id: string, fields: object) => ({
  id,
  uuid: `uuid-${id}`,
  title: id,
  slug: id,
  type: 'post',
  status: 'published',
  visibility: 'public',
  published_at: '2021-03-04T05:06:07.000Z',
  ...fields,
})

const exportOf = (posts: object[], tables: object = {}): string =>
  JSON.stringify({ db: [{ meta: { version: '5.80.0' }, data: { posts, ...tables } }] })

test('a Ghost export brings posts with authors, tags, summary and old address; pages stay off the lists', async () => {
  const path = await aFile(
    'blog.ghost.json',
    exportOf(
      [
        post('harbour', { html: '<p>The harbour <strong>froze</strong>.</p>', custom_excerpt: 'A cold week' }),
        post('about', { html: '<p>Who we are.</p>', type: 'page' }),
      ],
      {
        users: [
          { id: 'u1', name: 'Ana Example' },
          { id: 'u2', name: 'Bo Example' },
        ],
        posts_authors: [
          { post_id: 'harbour', author_id: 'u2', sort_order: 1 },
          { post_id: 'harbour', author_id: 'u1', sort_order: 0 },
        ],
        tags: [
          { id: 't1', name: 'Winter', visibility: 'public' },
          { id: 't2', name: '#hidden', visibility: 'internal' },
        ],
        posts_tags: [
          { post_id: 'harbour', tag_id: 't2', sort_order: 0 },
          { post_id: 'harbour', tag_id: 't1', sort_order: 1 },
        ],
      },
    ),
  )
  expect(await recogniseArchive(path)).toBe('ghost')
  const { creator, counts } = await importFresh(site, { from: 'ghost', path })
  expect(counts).toEqual({ imported: 2, there: 0, refused: 0 })
  const [about, harbour] = await articlesOf(site, creator.id)
  expect(about).toMatchObject({ title: 'about', is_listed: false })
  expect(harbour).toMatchObject({ title: 'harbour', byline: 'Ana Example, Bo Example', summary: 'A cold week' })
  expect((await site.stranger().get('/harbour/')).location).toBe(`/a/${harbour?.id}`)
  const page = await site.stranger().get(`/a/${harbour?.id}`)
  expect(page.text).toContain('Winter')
  expect(page.text).not.toContain('#hidden')
  expect((await importInto(site, { from: 'ghost', path, creatorId: creator.id })).counts.there).toBe(2)
})

test('what strangers could not read becomes a draft, and the report says why', async () => {
  const path = await aFile(
    'blog.json',
    exportOf([
      post('members', { html: '<p>A</p>', visibility: 'members' }),
      post('mailed', { html: '<p>B</p>', status: 'sent' }),
      post('unfinished', { html: '<p>C</p>', status: 'draft', published_at: null }),
    ]),
  )
  const { creator, lost } = await importFresh(site, { from: 'ghost', path })
  expect((await articlesOf(site, creator.id)).map(({ state }) => state)).toEqual(['draft', 'draft', 'draft'])
  expect(lost).toEqual([
    'post 1 (members): 1 publication: only members could read it, so that it is a draft',
    'post 2 (mailed): 1 publication: it only went out by mail, so that it is a draft',
  ])
})

const lexical = JSON.stringify({
  root: {
    type: 'root',
    children: [
      { type: 'extended-heading', tag: 'h2', children: [{ type: 'extended-text', text: 'Ice & snow', format: 0 }] },
      {
        type: 'paragraph',
        children: [
          { type: 'extended-text', text: 'bold', format: 1 },
          {
            type: 'link',
            url: 'https://ice.example/',
            children: [{ type: 'extended-text', text: 'a link', format: 2 }],
          },
        ],
      },
      { type: 'list', listType: 'number', children: [{ type: 'listitem', children: [{ type: 'text', text: 'one' }] }] },
      { type: 'codeblock', language: 'js', code: 'if (a < b) c()' },
      { type: 'markdown', markdown: 'From **Markdown**' },
      { type: 'bookmark', url: 'https://mark.example/', metadata: { title: 'A mark' } },
      { type: 'poll', question: 'x', heading: 'What do you think?', url: 'https://poll.example/1' },
    ],
  },
})

const mobiledoc = JSON.stringify({
  version: '0.3.1',
  atoms: [['soft-return', '', {}]],
  cards: [
    [
      'image',
      { src: '__GHOST_URL__/content/images/size/w600/2020/01/ice.jpg', alt: 'Ice', caption: 'In <b>March</b>' },
    ],
    ['hr', {}],
  ],
  markups: [['strong'], ['a', ['href', 'https://old.example/']]],
  sections: [
    [
      1,
      'p',
      [
        [0, [0], 0, 'first '],
        [0, [1], 2, 'linked'],
        [1, [], 0, 0],
        [0, [], 0, ' & last'],
      ],
    ],
    [10, 0],
    [3, 'ul', [[[0, [], 0, 'point']]]],
    [10, 1],
    [1, 'p', [[0, [], 0, 'end']]],
  ],
})

test('Lexical and Mobiledoc are read where there is no HTML, and a card that nobody knows keeps its words', async () => {
  const path = await aFile('blog.json', exportOf([post('lexical', { lexical }), post('mobiledoc', { mobiledoc })]))
  const { creator, lost } = await importFresh(site, { from: 'ghost', path })
  const [first, second] = await articlesOf(site, creator.id)
  const html = await textOf(site, first?.id)
  for (const part of [
    'Ice &amp; snow</h2>',
    '<strong>bold</strong>',
    'a link',
    'if (a &lt; b) c()',
    '<strong>Markdown</strong>',
  ])
    expect(html).toContain(part)
  expect(html).toMatch(/<ol[\s\S]*one[\s\S]*<\/ol>/)
  expect(html).toMatch(/href="https:\/\/mark.example\/"[^>]*>A mark</)
  expect(html).toMatch(/What do you think\?[\s\S]*https:\/\/poll.example\/1/)
  const older = await textOf(site, second?.id)
  expect(older).toMatch(/<strong>first [\s\S]*linked[\s\S]*<br>&amp; last/)
  expect(older).toMatch(/<figcaption>[\s\S]*In <strong>March<\/strong>/)
  expect(older).toMatch(/<ul[\s\S]*point[\s\S]*<hr>[\s\S]*end/)
  expect(lost).toEqual([
    'post 1 (lexical): 1 card poll',
    'post 2 (mobiledoc): 1 pictures that did not come with the archive',
  ])
})

test('an export with a backslash that JSON does not know is read all the same, and redirects lead to its posts', async () => {
  const path = await folderOf({
    'blog.json': exportOf([post('moved', { html: '<p>one\ntwo</p>' })]).replace('\\n', '\\m'),
    'redirects.json': JSON.stringify([{ from: '^/2019/old-name/$', to: '/moved/', permanent: true }]),
    'other.json': '{"name": "something else"}',
  })
  expect(await recogniseArchive(path)).toBe('ghost')
  const { creator, counts, skipped } = await importFresh(site, { from: 'ghost', path })
  expect(counts).toEqual({ imported: 1, there: 0, refused: 0 })
  expect(skipped).toEqual(['JSON files that are no Ghost export', 'JSON files that are no Ghost export'])
  const [article] = await articlesOf(site, creator.id)
  expect((await site.stranger().get('/2019/old-name')).location).toBe(`/a/${article?.id}`)
})

test('a file that is no JSON is refused with the reason', async () => {
  const { refused } = await importFresh(site, { from: 'ghost', path: await aFile('a.json', '{"db": [') })
  expect(refused).toEqual([expect.stringMatching(/^the file is not JSON: /)])
})

test("Ghost's own HTML loses the buttons and times of its players, and keeps what they play", async () => {
  const html =
    '<div class="kg-card kg-callout-card"><div class="kg-callout-emoji">💡</div><div class="kg-callout-text">Mind the ice</div></div>' +
    '<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://mark.example/"><div class="kg-bookmark-content"><div class="kg-bookmark-title">A mark</div><div class="kg-bookmark-description">About it</div></div><div class="kg-bookmark-thumbnail"><img src="https://mark.example/a.png"></div></a></figure>' +
    '<div class="kg-card kg-audio-card"><div class="kg-audio-player-container"><audio src="https://a.example/b.mp3"></audio><div class="kg-audio-title">The song</div><div class="kg-audio-player"><button class="kg-audio-play-icon"><svg><path d="M1"/></svg></button><span class="kg-audio-current-time">0:00</span><div class="kg-audio-time">/<span class="kg-audio-duration">7:32</span></div><input type="range" class="kg-audio-seek-slider"></div></div></div>'
  const { creator, lost } = await importFresh(site, {
    from: 'ghost',
    path: await aFile('b.json', exportOf([post('cards', { html })])),
  })
  const [article] = await articlesOf(site, creator.id)
  const text = await textOf(site, article?.id)
  expect(text).toContain('💡 Mind the ice')
  expect(text).toMatch(/A mark<\/a><br>About it/)
  expect(text).toContain('The song')
  expect(text).toContain('https://a.example/b.mp3')
  expect(text).not.toMatch(/0:00|7:32/)
  expect(lost).toEqual(['post 1 (cards): 1 embedded frame or player, now a link'])
})
