import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { type Card, latestArticles, ShortList } from '#features/articles/index.ts'
import { creatorByHandle } from '#features/creators/index.ts'
import type { Env } from '#features/site/index.ts'
import { useFrame } from '#ui/frame.tsx'
import { Icon } from '#ui/icons.tsx'
import { Layout } from '#ui/layout.tsx'
import { Section } from '#ui/lines.tsx'
import { showShared } from '#ui/shared-page.ts'
import manifest from '../../../package.json' with { type: 'json' }

/** What this site is: for readers who want to know before they trust it. The house's own articles go into detail. */
export const aboutPage = new Hono<Env>().get('/about', async (c) => {
  const found = await creatorByHandle(c.var.db, 'wenhao')
  const creatorId = found && 'creator' in found ? found.creator.id : undefined
  const cards = creatorId ? await latestArticles(c.var.db, { creatorId, limit: 40 }) : []
  const language = c.var.frame.locale.slice(0, 2)
  const guides = cards.filter((card) => card.language.startsWith(language))
  return showShared(c, <AboutPage guides={guides} />, creatorId ? [`creator:${creatorId}`] : [])
})

const AboutPage = ({ guides }: { guides: Card[] }) => {
  const { say, origin } = useFrame()
  return (
    <Layout title={say.about.title} description={say.about.intro} canonical={`${origin}/about`}>
      <section class="middle about">
        <h1>{say.about.title}</h1>
        <p>{say.about.intro}</p>
        <p>{say.about.promise}</p>
        {guides.length > 0 && (
          <Section id="guides" title={say.about.guides}>
            <ShortList cards={guides} />
          </Section>
        )}
        <Marks />
        <Notices />
        <Section id="licence" title={say.about.licence}>
          <p>{say.about.licenceText(manifest.version)}</p>
        </Section>
      </section>
    </Layout>
  )
}

const Marks = () => {
  const { about: say } = useFrame().say
  const marks: [look: string, sign: Child, text: string][] = [
    ['c', '1', say.markSourced],
    ['c c-q', '?', say.markOpen],
    ['c c-f', <Icon name="eye" />, say.markSeen],
    ['c c-o', <Icon name="quote" />, say.markOpinion],
  ]
  return (
    <Section id="marks" title={say.marks}>
      <ul class="legend">
        {marks.map(([look, sign, text]) => (
          <li>
            <span class={look} aria-hidden="true">
              {sign}
            </span>{' '}
            {text}
          </li>
        ))}
      </ul>
    </Section>
  )
}

const Notices = () => {
  const { say, site, locale } = useFrame()
  const { about, articles, creators } = say
  const kinds = Object.keys(articles.notices) as (keyof typeof articles.notices)[]
  return (
    <Section id="notices" title={about.notices}>
      <p>{about.noticesIntro}</p>
      <dl class="facts">
        {kinds.map((kind) => (
          <>
            <dt>{creators.kinds[kind]}</dt>
            <dd>{site.notices[kind]?.[locale] || articles.notices[kind]}</dd>
          </>
        ))}
      </dl>
    </Section>
  )
}
