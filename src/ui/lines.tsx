import type { Child, PropsWithChildren } from 'hono/jsx'
import { useSay } from './frame.tsx'
import { Icon } from './icons.tsx'

/** What was just done, above the page that shows it: saved, sent, signed up. */
export const Done = ({ children }: PropsWithChildren) => (
  <p class="line" role="status">
    <Icon name="check" />
    <span>{children}</span>
  </p>
)

/** Something to know before reading on. */
export const Remark = ({ children }: PropsWithChildren) => (
  <div class="line">
    <Icon name="warn" />
    <span>{children}</span>
  </div>
)

/** A list with nothing in it says so, and what one can do. */
export const Empty = ({ text, act }: { text: Child; act?: { label: string; href: string } }) => (
  <div class="empty">
    <p>{text}</p>
    {act && (
      <a class="btn" href={act.href}>
        {act.label}
      </a>
    )}
  </div>
)

/** The way to the rest of a list. */
export const More = ({ href, label, help }: { href: string | undefined; label?: string; help?: Child }) => {
  const say = useSay()
  if (!href) return null
  return (
    <p class="row pad">
      <a class="btn" href={href} rel="next">
        {label ?? say.common.more}
      </a>
      {help && <span class="help">{help}</span>}
    </p>
  )
}

/** The head of a section: a rule, its name, and a quiet link or count. */
export const Section = ({
  id,
  title,
  end,
  isSmall,
  children,
}: PropsWithChildren<{ id: string; title: Child; end?: Child; isSmall?: boolean }>) => (
  <section aria-labelledby={id}>
    <div class={isSmall ? 'sec sec-s' : 'sec'}>
      <h2 id={id}>{title}</h2>
      {end}
    </div>
    {children}
  </section>
)
