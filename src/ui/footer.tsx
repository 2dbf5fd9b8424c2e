import { useFrame } from './frame.tsx'
import { LogoLink } from './masthead.tsx'

type Group = { title: string; links: { label: string; href: string }[] }

const useGroups = (): Group[] => {
  const { frame: say } = useFrame().say
  const { feed, ranking } = useFrame().say
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
  ]
}

export const Footer = () => {
  const { say } = useFrame()
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
        <p class="foot-end">{say.frame.madeWith}</p>
      </div>
    </footer>
  )
}
