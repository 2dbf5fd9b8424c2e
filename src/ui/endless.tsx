import type { PropsWithChildren } from 'hono/jsx'
import { useSay } from './frame.tsx'
import { More } from './lines.tsx'

type EndlessProps = PropsWithChildren<{
  /** Which list it is: its further pages are taken from the list of this name on the next page. */
  name: string
  next: string | undefined
  label?: string
  /** How many pages come by themselves as one scrolls; from then on the link waits, so that the footer can be reached. */
  auto?: number
}>

/** A list, and the way to more of it. Script brings more into the list itself; see elements/endless-list.ts. */
export const Endless = ({ name, next, label, auto = 3, children }: EndlessProps) => {
  const { feed: say } = useSay()
  return (
    <endless-list
      data-list={name}
      data-auto={String(auto)}
      data-loading={say.loading}
      data-added={say.added('{n}')}
      data-end={say.allShown}
    >
      {children}
      <More href={next} label={label} />
    </endless-list>
  )
}
