import type { Child, PropsWithChildren } from 'hono/jsx'
import { asset } from '#platform/assets.ts'
import { Footer } from './footer.tsx'
import { useFrame } from './frame.tsx'
import { Icon } from './icons.tsx'
import { LogoLink, PersonMenu, SiteHead } from './masthead.tsx'
import { Slot } from './slot.tsx'
import { Time } from './time.tsx'
import { plainTitle } from './title.tsx'

type LayoutProps = PropsWithChildren<{
  title?: string | undefined // absent on the front page
  description?: string | undefined
  noindex?: boolean
  current?: string | undefined // the address of the channel one is in
  slim?: boolean // a lower masthead, for pages that are read
  canonical?: string | undefined
  alternates?: { type: string; href: string; title: string }[] // feeds of this page
  picture?: LinkPicture | undefined // for those who show a link to the page
  article?: ArticleFacts | undefined // where the page is one
  next?: string | undefined // where its list goes on
  bar?: Child // a <StudioBar> in place of the masthead
  head?: Child
  bodyClass?: string | undefined
}>

/** The picture of a link to the page, by its whole address. */
export type LinkPicture = { url: string; width: number; height: number; alt: string }

export type ArticleFacts = {
  publishedAt: Date
  changedAt: Date
  author: string
  section: string | undefined
  tags: string[]
}

/** A whole page: everything around `children`, which become its <main>. */
export const Layout = ({ children, current, slim = false, bar, bodyClass, ...about }: LayoutProps) => {
  const { locale, theme, isCare, say, zone } = useFrame()
  return (
    <html lang={locale} data-theme={theme} data-care={isCare ? '' : undefined}>
      <Head isStudio={bar !== undefined} {...about} />
      <body class={bodyClass} data-zone={zone}>
        <a class="skip" href="#main">
          {say.frame.skip}
        </a>
        <Slot show={() => <Lines />} />
        {bar ?? <SiteHead isSlim={slim} current={current} />}
        <main id="main" tabindex={-1}>
          {children}
        </main>
        {bar === undefined && <Footer />}
      </body>
    </html>
  )
}

type HeadProps = Omit<LayoutProps, 'children' | 'current' | 'slim' | 'bar' | 'bodyClass'> & { isStudio: boolean }

const Head = ({ title, description, noindex, canonical, alternates = [], head, isStudio, ...card }: HeadProps) => {
  const { say, site } = useFrame()
  const { name, motto } = say.site
  const about = description ?? (title ? undefined : say.site.about)
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>
        {title ? `${plainTitle(title)} - ${name}` : `${name}${say.common.colon}${motto.join(say.common.sentenceGap)}`}
      </title>
      {about && <meta name="description" content={about} />}
      {(noindex || site.isUnlisted) && <meta name="robots" content="noindex" />}
      {canonical && <link rel="canonical" href={canonical} />}
      {alternates.map((feed) => (
        <link rel="alternate" {...feed} />
      ))}
      {card.next && <link rel="next" href={card.next} />}
      <Card title={title ? plainTitle(title) : name} about={about} canonical={canonical} {...card} />
      <link rel="icon" href={asset('mark.svg')} type="image/svg+xml" />
      <link rel="apple-touch-icon" href={asset('touch-icon.png')} />
      <link rel="stylesheet" href={asset('site.css')} />
      {isStudio && <link rel="stylesheet" href={asset('studio.css')} />}
      <script src={asset('early.js')} />
      <script type="module" src={asset('site.js')} />
      {head}
    </head>
  )
}

type CardProps = Pick<LayoutProps, 'picture' | 'article'> & {
  title: string
  about?: string | undefined
  canonical?: string | undefined
}

/** How a link to the page looks elsewhere. Only public pages have a canonical address, and only they have a card. */
const Card = ({ title, about, canonical, picture, article }: CardProps) => {
  const { say, locale } = useFrame()
  if (!canonical) return null
  return (
    <>
      <meta property="og:type" content={article ? 'article' : 'website'} />
      <meta property="og:title" content={title} />
      <meta property="og:site_name" content={say.site.name} />
      <meta property="og:url" content={canonical} />
      <meta property="og:locale" content={locale === 'zh-CN' ? 'zh_CN' : 'en_GB'} />
      {about && <meta property="og:description" content={about} />}
      {picture && <PictureCard {...picture} />}
      {article && <ArticleCard {...article} />}
      <meta name="twitter:card" content={picture ? 'summary_large_image' : 'summary'} />
    </>
  )
}

/** What one must know of the site itself just now. */
const Lines = () => (
  <>
    <InsecureLine />
    <KeptLine />
  </>
)

/** The database is away, and this is the page as it was. */
const KeptLine = () => {
  const { keptAt, say } = useFrame()
  if (!keptAt) return null
  return (
    <p class="line line-wide" role="status">
      <span class="wrap">
        <Icon name="warn" />
        <span>
          {say.kept.line} <Time at={keptAt} />
        </span>
      </span>
    </p>
  )
}

const PictureCard = ({ url, width, height, alt }: LinkPicture) => (
  <>
    <meta property="og:image" content={url} />
    <meta property="og:image:width" content={String(width)} />
    <meta property="og:image:height" content={String(height)} />
    {alt && <meta property="og:image:alt" content={alt} />}
  </>
)

const ArticleCard = ({ publishedAt, changedAt, author, section, tags }: ArticleFacts) => (
  <>
    <meta property="article:published_time" content={publishedAt.toISOString()} />
    <meta property="article:modified_time" content={changedAt.toISOString()} />
    <meta property="article:author" content={author} />
    {section && <meta property="article:section" content={section} />}
    {tags.map((tag) => (
      <meta property="article:tag" content={tag} />
    ))}
  </>
)

const InsecureLine = () => {
  const { isInsecure, say } = useFrame()
  if (!isInsecure) return null
  return (
    <aside class="line line-wide" aria-label={say.frame.admin}>
      <p class="wrap">
        <Icon name="warn" />
        <span>{say.frame.insecure}</span>
      </p>
    </aside>
  )
}

type StudioBarProps = PropsWithChildren<{
  place: string // where one is: Studio, Desk, Operate
  href: string
  middle?: Child // the saved line
}>

/** The slim bar of studio, desk and operating pages; `children` are what one can do next. */
export const StudioBar = ({ place, href, middle, children }: StudioBarProps) => (
  <header class="bar">
    <div class="wrap">
      <LogoLink />
      <a class="bar-place" href={href}>
        {place}
      </a>
      {middle}
      <div class="end">
        {children}
        <PersonMenu />
      </div>
    </div>
  </header>
)
