import type { PropsWithChildren } from 'hono/jsx'
import { useSay } from './frame.tsx'

/** Text whose pictures open in a window of their own; without script they are links. See elements/picture-viewer.ts. */
export const Viewer = ({ children }: PropsWithChildren) => {
  const say = useSay()
  return (
    <picture-viewer
      data-label={say.pictures.open}
      data-previous={say.pictures.previous}
      data-next={say.pictures.next}
      data-close={say.common.close}
    >
      {children}
    </picture-viewer>
  )
}
