import { encode } from 'uqr'
import { useSay } from './frame.tsx'
import { Icon, type IconName } from './icons.tsx'
import { plainTitle } from './title.tsx'

type ShareProps = { url: string; title: string; comments?: { count: string; href: string } }

/** Part 4 of an article's page: ways to pass it on, and how much was said about it. No other host is asked before a press. */
export const ShareBar = ({ url, title: marked, comments }: ShareProps) => {
  const say = useSay().share
  const title = plainTitle(marked)
  return (
    <div class="sharebar" data-part="share">
      <span>{say.label}</span>
      <ul>
        <Way label={say.weibo} icon="weibo" href={to('https://service.weibo.com/share/share.php', { url, title })} />
        <WeChat url={url} />
        <Way label={say.qq} icon="qq" href={to('https://connect.qq.com/widget/shareqq/index.html', { url, title })} />
        <Way label={say.x} icon="x" href={to('https://x.com/intent/post', { url, text: title })} />
        <Way label={say.facebook} icon="f" href={to('https://www.facebook.com/sharer/sharer.php', { u: url })} />
        <Way label={say.telegram} icon="plane" href={to('https://t.me/share/url', { url, text: title })} />
        <Way label={say.fediverse} icon="fedi" href={to('/share/fediverse', { url, title })} />
        <Way
          label={say.email}
          icon="mail"
          href={`mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(url)}`}
        />
        <CopyLink url={url} />
        <li hidden>
          <share-sheet data-url={url} data-title={title}>
            <button type="button" aria-label={say.device} title={say.device}>
              <Icon name="share" />
            </button>
          </share-sheet>
        </li>
      </ul>
      {comments && (
        <a class="cc" href={comments.href}>
          <Icon name="comment" />
          {say.comments(comments.count)}
        </a>
      )}
    </div>
  )
}

const to = (page: string, query: Record<string, string>) => `${page}?${new URLSearchParams(query)}`

const Way = ({ label, icon, href }: { label: string; icon: IconName; href: string }) => (
  <li>
    <a
      href={href}
      aria-label={label}
      title={label}
      {...(href.startsWith('https:') ? { target: '_blank', rel: 'noopener noreferrer nofollow' } : {})}
    >
      <Icon name={icon} />
    </a>
  </li>
)

const WeChat = ({ url }: { url: string }) => {
  const say = useSay().share
  return (
    <li>
      <details class="menu">
        <summary aria-label={say.wechat} title={say.wechat}>
          <Icon name="wechat" />
        </summary>
        <div class="pop qr">
          <QrCode text={url} label={say.qrLabel} />
          <p>{say.wechatHelp}</p>
        </div>
      </details>
    </li>
  )
}

/** Script copies; without it the address stands in a field, ready to be copied by hand. */
const CopyLink = ({ url }: { url: string }) => {
  const say = useSay().share
  return (
    <li>
      <copy-link data-url={url} data-copied={say.copied}>
        <details class="menu">
          <summary aria-label={say.copy} title={say.copy}>
            <Icon name="link" />
          </summary>
          <div class="pop">
            <input class="inp" type="text" readonly value={url} aria-label={say.link} />
          </div>
        </details>
        <span class="vh" role="status" />
      </copy-link>
    </li>
  )
}

/** A QR code as one path, dark on light in every theme because scanners want it so. */
const QrCode = ({ text, label }: { text: string; label: string }) => {
  const { data, size } = encode(text, { border: 2 })
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path d={path} fill="#000" />
    </svg>
  )
}
