import { useFrame } from './frame.tsx'

/** What the operator wants everybody to know, under the masthead. Script can close it, see web/browser/early.ts; without script it stays. */
export const AnnouncementLine = () => {
  const { site, say } = useFrame()
  if (!site.announcement) return null
  const { id, text, href } = site.announcement
  return (
    <announcement-line data-id={id}>
      <aside class="line line-wide announcement" aria-label={say.settings.announcement}>
        <p class="wrap">
          {href ? <a href={href}>{text}</a> : <span>{text}</span>}
          <button class="link" type="button">
            {say.common.close}
          </button>
        </p>
      </aside>
    </announcement-line>
  )
}
