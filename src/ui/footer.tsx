import { useFrame } from './frame.tsx'
import { LogoLink } from './masthead.tsx'

type Group = { title: string; links: { label: string; href: string }[] }

const useGroups = (): Group[] => {
  const { say: all, site } = useFrame()
  const { frame: say, feed, ranking } = all
  const own = site.links.length > 0 ? [{ title: all.site.name, links: site.links }] : []
  return [
    {
      title: say.footAbout,
      links: [
        { label: say.whatIsWenhao, href: '/about' },
        { label: say.apply, href: '/apply' },
        { label: say.marks, href: '/about#marks' },
        { label: say.license, href: '/about#licence' },
      ],
    },
    {
      title: say.footNotices,
      links: [
        { label: say.rules, href: '/rules' },
        { label: all.settings.texts.privacy, href: '/privacy' },
        { label: all.settings.texts.terms, href: '/terms' },
        { label: say.notices, href: '/about#notices' },
        { label: ranking.title, href: '/ranking' },
      ],
    },
    {
      title: say.footEase,
      links: [
        { label: say.accessibility, href: '/accessibility' },
        { label: say.care, href: '/accessibility#f-care' },
        { label: say.latest, href: '/latest' },
        { label: feed.hotTitle, href: '/hot' },
        { label: feed.archive, href: '/archive' },
      ],
    },
    ...own,
  ]
}

export const Footer = () => {
  const { say, site } = useFrame()
  return (
    <footer class="foot">
      <div class="wrap">
        <div class="foot-g">
          <div class="foot-about">
            <LogoLink />
            <p>
              {say.site.about}
              {say.common.sentenceGap}
              <b>{say.site.aboutCaution}</b>
              {say.site.aboutRest}
            </p>
          </div>
          {useGroups().map(({ title, links }) => (
            <div>
              <h2>{title}</h2>
              <ul>
                {links.map(({ label, href }) => (
                  <li>
                    <a href={href}>{label}</a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
        <p class="foot-end">
          {site.contact && <span>{site.contact}</span>}
          <Filing />
          <span>{say.frame.madeWith}</span>
        </p>
      </div>
    </footer>
  )
}

/** The number under which the site is filed, where the law asks for one on every page. */
const Filing = () => {
  const { filing } = useFrame().site
  if (!filing) return null
  return filing.href ? (
    <a href={filing.href} rel="noopener noreferrer">
      {filing.number}
    </a>
  ) : (
    <span>{filing.number}</span>
  )
}
