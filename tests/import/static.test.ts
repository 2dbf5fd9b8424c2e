import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { recogniseArchive } from '#features/portability/index.ts'
import { type Site, startSite } from '../harness/site.ts'
import { articlesOf, importFresh, importInto } from './archive.ts'
import { folderOf, textOf } from './folder.ts'

let site: Site

beforeAll(async () => {
  site = await startSite()
})

const red = () =>
  sharp({ create: { width: 30, height: 20, channels: 3, background: '#b0402c' } })
    .png()
    .toBuffer()

const bodyOf = async (from: 'jekyll' | 'hexo' | 'hugo', body: string): Promise<{ html: string; lost: string[] }> => {
  const name = from === 'hugo' ? 'content/posts/one.md' : `${from === 'hexo' ? 'source/' : ''}_posts/2020-01-02-one.md`
  const path = await folderOf({ [name]: `---\ntitle: One\ndate: 2020-01-02\n---\n${body}` })
  const { creator, lost } = await importFresh(site, { from, path })
  const [article] = await articlesOf(site, creator.id)
  return { html: await textOf(site, article?.id), lost }
}

test('a Jekyll site brings posts, drafts and pages with their old addresses, and passes its templates over', async () => {
  const path = await folderOf({
    '_config.yml': 'url: https://blog.example\npermalink: /:categories/:year/:title/\ntimezone: Asia/Shanghai\n',
    '_layouts/default.html': '<html>{{ content }}</html>',
    'README.md': 'How to build this site.',
    'about.md': '---\ntitle: About\npermalink: /about/\n---\nWho I am.\n',
    'index.html': '---\n---\n{% for post in site.posts %}{{ post.title }}{% endfor %}\n',
    'notes/_posts/2019-05-06-second-winter.markdown':
      '---\ntitle: Second winter\ntags: ice snow\ndate: 2019-05-06 07:00:00\nredirect_from: /old/winter\npublished: true\n---\nText.\n',
    '_posts/2019-05-07-no-title.md': '---\nlayout: post\nhidden: true\n---\nText of it.\n',
    '_posts/2019-05-08-markup.html': '---\ntitle: In HTML\n---\n<p>{% highlight c %}a < b{% endhighlight %}</p>\n',
    '_posts/2019-05-09-old.textile': '---\ntitle: Old\n---\nh1. Old\n',
    '_drafts/later.md': '---\ntitle: Later\n---\nNot yet.\n',
    '_posts/2019-05-10-hidden.md': '---\ntitle: Taken back\npublished: false\n---\nNo.\n',
  })
  expect(await recogniseArchive(path)).toBe('jekyll')
  const { creator, counts, skipped, refused } = await importFresh(site, { from: 'jekyll', path })
  expect(refused).toEqual([])
  expect(counts.imported).toBe(6)
  expect(await articlesOf(site, creator.id)).toMatchObject([
    { title: 'About', is_listed: false, state: 'published' },
    { title: 'In HTML', state: 'published' },
    { title: 'Later', state: 'draft' },
    { title: 'Second winter', is_listed: true, published_at: new Date('2019-05-05T23:00:00Z') },
    { title: 'Taken back', state: 'draft' },
    { title: 'no title', is_listed: false, published_at: new Date('2019-05-07') },
  ])
  expect(skipped.sort()).toEqual([
    'files in _layouts, which are no pages',
    'files in a form that is not read (.textile)',
    'files without front matter, which are no pages',
    'pages in HTML, which are templates',
  ])
  const articles = await articlesOf(site, creator.id)
  const winter = articles.find(({ title }) => title === 'Second winter')
  for (const old of ['/notes/2019/second-winter/', '/old/winter'])
    expect((await site.stranger().get(old)).location).toBe(`/a/${winter?.id}`)
  expect(await textOf(site, articles.find(({ title }) => title === 'In HTML')?.id)).toContain('a &lt; b')
  const posts = await importInto(site, { from: 'jekyll', path: `${path}/_posts`, creatorId: creator.id })
  expect(posts.counts).toEqual({ imported: 0, there: 3, refused: 0 })
})

test("Liquid tags and kramdown's marks become what readers saw", async () => {
  const { html, lost } = await bodyOf(
    'jekyll',
    `* TOC
{:toc}

## A heading {#here}

See [above](#here){:target="_blank"}.
{: .notice}

{% highlight ruby linenos %}
puts "{% not a tag %}"
{% endhighlight %}

{% raw %}{{ kept }}{% endraw %}, \`{% raw %}{% img %}{% endraw %}\` and {% include video id="abcdef123" provider="youtube" %}

{% include card.html title="The words of a card" url="https://card.example/" %} {% gist 12345 %}
`,
  )
  expect(html).not.toMatch(/TOC|\{:|\{#|noti|raw %/)
  expect(html).toMatch(/<h2[^>]*>[\s\S]*A heading[\s\S]*<\/h2>/)
  expect(html).toMatch(/href="#[^"]+"[^>]*>above/)
  expect(html).toContain('{% not a tag %}')
  expect(html).toContain('{{ kept }}')
  expect(html).toContain('<code>{% img %}</code>')
  expect(html).toContain('https://www.youtube.com/watch?v=abcdef123')
  expect(html).toMatch(/href="https:\/\/card.example\/"[^>]*>The words of a card</)
  expect(html).toContain('https://gist.github.com/12345')
  expect(lost).toEqual(['_posts/2020-01-02-one.md: 1 shortcode include card.html'])
})

test("Octopress's and Hexo's tags: code with a title, pictures with sizes, quotes with their author", async () => {
  const { html, lost } = await bodyOf(
    'hexo',
    `Begin<!-- more -->

{% codeblock A title lang:python %}
x = "{{ y }}"
{% endcodeblock %}

{% img left /images/a.png 350 200 "What it shows" "And what it means" %}

{% blockquote Ana Example, Of Ice https://ice.example/book %}
Cold **words**.
{% endblockquote %}

{% note info %}
Mind this.
{% endnote %}

{% post_link 2020-01-02-one 'This very text' %} {% strange "Words that were told" %}
`,
  )
  expect(html).toMatch(/A title[\s\S]*x = &quot;\{\{ y \}\}&quot;/)
  expect(html).toContain('And what it means')
  expect(html).toMatch(/<blockquote>[\s\S]*<strong>words<\/strong>[\s\S]*Ana Example, Of Ice[\s\S]*<\/blockquote>/)
  expect(html).toMatch(/Mind this\./)
  expect(html).toContain('This very text')
  expect(html).toContain('Words that were told')
  expect(html).not.toMatch(/\{%|350|more/)
  expect(lost.filter((line) => line.includes('shortcode'))).toEqual([
    'source/_posts/2020-01-02-one.md: 1 shortcode strange',
  ])
})

test('Hexo: the pattern of addresses, categories within categories, and pictures in the folder of a post', async () => {
  const picture = await red()
  const path = await folderOf({
    '_config.yml': 'url: https://hexo.example\npermalink: :year/:month/:title.html\nnew_post_name: :title.md\n',
    'scaffolds/post.md': '---\ntitle: {{ title }}\n---\n',
    'source/_posts/冬天.md':
      'title: 冬天\ndate: 2018-01-02 03:04:05\ncategories:\n- [生活, 天气]\n- 笔记\ntags: 冰\n---\n{% asset_img shore.png 岸边 %}\n\n正文。\n',
    'source/_posts/冬天/shore.png': picture,
    'source/_posts/夏天.md': '---\ntitle: 夏天\ndate: 2018-06-02\n---\n![](shore.png)\n',
    'source/about/index.md': '---\ntitle: 关于\n---\n一个人。\n',
    'source/_drafts/draft.md': '---\ntitle: 草稿\n---\n还没写完。\n',
  })
  expect(await recogniseArchive(path)).toBe('hexo')
  const { creator, refused } = await importFresh(site, { from: 'hexo', path, media: [path] })
  expect(refused).toEqual([])
  const articles = await articlesOf(site, creator.id)
  const winter = articles.find(({ title }) => title === '冬天')
  expect(articles).toHaveLength(4)
  expect(winter?.cover).toMatchObject({ alt: '岸边', width: 30 })
  expect((await site.stranger().get(`/2018/01/${encodeURIComponent('冬天')}.html`)).location).toBe(`/a/${winter?.id}`)
  const page = (await site.stranger().get(`/a/${winter?.id}`)).text
  for (const tag of ['生活', '天气', '笔记', '冰']) expect(page).toContain(tag)
  expect(articles.find(({ title }) => title === '关于')?.is_listed).toBe(false)
  expect(articles.find(({ title }) => title === '草稿')?.state).toBe('draft')
})

test('Hugo: front matter in TOML and JSON, bundles with their pictures, aliases, and languages by file name', async () => {
  const path = await folderOf({
    'hugo.toml': 'baseURL = "https://hugo.example/"\n[permalinks]\nnews = "/:year/:slug/"\n',
    'archetypes/default.md': '+++\ntitle = "{{ .Name }}"\n+++\n',
    'content/_index.md': '---\ntitle: Home\n---\n',
    'content/about.md': '+++\ntitle = "About"\n+++\nMe.\n',
    'content/news/ice/index.md':
      '+++\ntitle = "Ice"\ndate = 2020-02-03T04:05:06Z\nlastmod = 2020-02-04\nslug = "thick-ice"\naliases = ["/old/ice"]\ntags = ["cold"]\n[cover]\nimage = "shore.png"\n+++\n![The shore](shore.png)\n',
    'content/news/ice/shore.png': await red(),
    'content/news/snow.zh-cn.md': '{\n  "title": "雪",\n  "draft": true\n}\n下雪了。\n',
    'content/news/gone.md': '---\nTitle: Gone\ndate: 2019-01-01\nexpiryDate: 2019-02-01\n---\nGone.\n',
    'content/news/broken.md': '+++\ntitle = \n+++\nText\n',
  })
  expect(await recogniseArchive(path)).toBe('hugo')
  const { creator, refused, skipped } = await importFresh(site, { from: 'hugo', path, media: [path] })
  expect(refused).toEqual([expect.stringMatching(/^content\/news\/broken.md has front matter that cannot be read: /)])
  expect(skipped.sort()).toEqual(['files of themes and programs', 'pages without a text of their own'])
  const articles = await articlesOf(site, creator.id)
  expect(articles).toMatchObject([
    { title: 'About', is_listed: false },
    { title: 'Gone', state: 'draft' },
    { title: 'Ice', published_at: new Date('2020-02-03T04:05:06Z'), cover: { width: 30 } },
    { title: '雪', state: 'draft' },
  ])
  for (const old of ['/2020/thick-ice/', '/old/ice'])
    expect((await site.stranger().get(old)).location).toBe(`/a/${articles[2]?.id}`)
})

test("Hugo's shortcodes: figures, films, code, details; what is written of is not used", async () => {
  const { html, lost } = await bodyOf(
    'hugo',
    `{{< figure src="/a.png" alt="A shore" caption="In March" link="https://a.example/" >}}

{{< youtube abcdef12 >}} {{< x user="ana" id="1234567" >}} {{< gist ana abc123 >}}

{{< highlight go "linenos=table" >}}
a := "{{< b >}}"
{{< /highlight >}}

{{% details title="More of it" %}}
Inside.
{{% /details %}}

{{< chart values="1,2" >}}

Write \`{{</* figure */>}}\` or:

\`\`\`
{{%/* note */%}}
\`\`\`
`,
  )
  expect(html).toMatch(/A shore[\s\S]*<figcaption>[\s\S]*In March/)
  expect(html).toContain('watch?v=abcdef12')
  expect(html).toContain('https://x.com/i/status/1234567')
  expect(html).toContain('https://gist.github.com/ana/abc123')
  expect(html).toContain('a := &quot;{{&lt; b &gt;}}&quot;')
  expect(html).toMatch(/<strong>More of it<\/strong>[\s\S]*Inside\./)
  expect(html).toContain('{{&lt; figure &gt;}}')
  expect(html).toContain('{{% note %}}')
  expect(lost.filter((line) => line.includes('shortcode'))).toEqual(['content/posts/one.md: 1 shortcode chart'])
})
