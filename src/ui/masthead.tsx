import { AnnouncementLine } from './announcement-line.tsx'
import { nextMidnight, writeTime, writeWeekday } from './dates.ts'
import { Act } from './forms.tsx'
import { type Person, useFrame } from './frame.tsx'
import { Icon } from './icons.tsx'
import { Logo } from './logo.tsx'
import { pictureAt } from './picture.tsx'
import { Slot } from './slot.tsx'

/** The address of this page, to come back to. */
export const useHere = (): string => {
  const { url } = useFrame()
  const query = new URLSearchParams(url.search)
  query.delete('lang')
  return query.size ? `${url.pathname}?${query}` : url.pathname
}

const Today = () => {
  const frame = useFrame()
  const { locale, zone, now } = frame
  frame.recorder?.keepUntil(nextMidnight(now, zone))
  return (
    <time datetime={now.toISOString().slice(0, 10)}>
      {locale === 'en' && <span class="wide">{writeWeekday(now, { locale, zone, now })}&ensp;</span>}
      {writeTime(now, locale === 'en' ? 'day' : 'date', frame)}
      {locale !== 'en' && <span class="wide">&ensp;{writeWeekday(now, { locale, zone, now })}</span>}
    </time>
  )
}

const LanguageLink = () => {
  const { locale, url, site, say } = useFrame()
  const other = site.languages.find((each) => each !== locale)
  if (!other) return null
  const query = new URLSearchParams(url.search)
  query.set('lang', other)
  return (
    <li>
      <a href={`?${query}`} lang={other} hreflang={other}>
        {say.frame.otherLanguage}
      </a>
    </li>
  )
}

const CareSwitch = () => {
  const { say, isCare } = useFrame()
  return (
    <form method="post" action="/accessibility">
      <input type="hidden" name="care" value={isCare ? 'off' : 'on'} />
      <input type="hidden" name="from" value={useHere()} />
      <button type="submit">
        <Icon name="care" />
        {isCare ? say.frame.careOff : say.frame.care}
      </button>
    </form>
  )
}

/** The signed-in person's places. A <details>, so that it opens without script. */
export const PersonMenu = () => {
  const { person, say } = useFrame()
  const here = useHere()
  if (person) return <Places name={person.name} links={person.links} />
  return <a href={here === '/' ? '/sign-in' : `/sign-in?from=${encodeURIComponent(here)}`}>{say.frame.signIn}</a>
}

const Places = ({ name, links }: Pick<Person, 'name' | 'links'>) => (
  <details class="menu">
    <summary aria-label={name}>
      <Icon name="user" />
      <span class="menu-name">{name}</span>
      <Icon name="down" />
    </summary>
    <div class="menu-in">
      <ul>
        {links.map(({ label, href }) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
        <li class="sep" />
        <li>
          <Act action="/sign-out" look="link">
            <SignOut />
          </Act>
        </li>
      </ul>
    </div>
  </details>
)

const SignOut = () => <>{useFrame().say.frame.signOut}</>

/** What script makes the menu of, where the page came without it: see elements/personal-part.ts. */
const PersonTemplate = () => {
  if (!useFrame().recorder) return null
  return (
    <template data-person>
      <Places name="" links={[]} />
    </template>
  )
}

const UtilityLine = () => {
  const { say } = useFrame()
  return (
    <div class="util">
      <div class="wrap">
        <Today />
        <ul>
          <li class="wide">
            <a href="/accessibility" data-part="accessibility">
              <Icon name="a11y" />
              {say.frame.accessibility}
            </a>
          </li>
          <li>
            <CareSwitch />
          </li>
          <LanguageLink />
          <li class="person">
            <Slot show={() => <PersonMenu />} />
            <PersonTemplate />
          </li>
        </ul>
      </div>
    </div>
  )
}

const SearchForm = () => {
  const { say, url } = useFrame()
  const sought = url.pathname === '/search' ? (url.searchParams.get('q') ?? '') : ''
  return (
    <form class="search" role="search" action="/search">
      <Icon name="search" />
      <input
        type="search"
        name="q"
        value={sought}
        maxlength={100}
        aria-label={say.frame.search}
        placeholder={say.frame.searchHint}
      />
    </form>
  )
}

/** The operator's own logo stands in the place of ours; its text is the name of the site. */
export const LogoLink = () => {
  const { say, site } = useFrame()
  if (!site.logo)
    return (
      <a class="logo" href="/" aria-label={say.frame.home}>
        <Logo />
      </a>
    )
  const { width, height } = site.logo
  return (
    <a class="logo" href="/">
      <img src={pictureAt(site.logo, 320)} alt={say.site.name} width={width} height={height} />
    </a>
  )
}

const Masthead = ({ isSlim }: { isSlim: boolean }) => {
  const { say, writeHref } = useFrame()
  const [first, second] = say.site.motto
  return (
    <div class={isSlim ? 'mast mast-slim' : 'mast'}>
      <div class="wrap">
        <LogoLink />
        <p class="motto">
          {first}
          <br />
          {second}
        </p>
        <div class="mast-act">
          <SearchForm />
          <a class="btn btn-ic btn-quiet only-s" href="/search" aria-label={say.frame.search}>
            <Icon name="search" />
          </a>
          <a class="btn btn-ink" href={writeHref}>
            <Icon name="pen" />
            {say.frame.write}
          </a>
        </div>
      </div>
    </div>
  )
}

const ChannelNav = ({ current }: { current?: string | undefined }) => {
  const { say, channels } = useFrame()
  if (channels.length === 0) return <div class="nav" />
  // The lighter channels stand behind "more", but for the one that one is in.
  const shown = channels.filter(({ isLight, href }) => !isLight || href === current)
  return (
    <nav class="nav" aria-label={say.frame.channels}>
      <div class="wrap">
        <ul>
          {shown.map(({ name, href }) => (
            <li>
              <a href={href} aria-current={href === current ? 'page' : undefined}>
                {name}
              </a>
            </li>
          ))}
          {shown.length < channels.length && (
            <>
              <li class="sep" />
              <li>
                <a href="/c">{say.frame.moreChannels}</a>
              </li>
            </>
          )}
        </ul>
      </div>
    </nav>
  )
}

export const SiteHead = ({ isSlim, current }: { isSlim: boolean; current?: string | undefined }) => (
  <header>
    <UtilityLine />
    <Masthead isSlim={isSlim} />
    <ChannelNav current={current} />
    <AnnouncementLine />
  </header>
)
