import type { PropsWithChildren } from 'hono/jsx'
import { useSay } from './frame.tsx'

/**
 * Text whose pictures open in a window of their own; without script they are links. See elements/picture-viewer.ts.
 * `report`: where one of them is reported, as an address to which `&picture=` is added.
 */
export const Viewer = ({ report, children }: PropsWithChildren<{ report?: string | undefined }>) => {
  const say = useSay()
  return (
    <picture-viewer
      data-label={say.pictures.open}
      data-previous={say.pictures.previous}
      data-next={say.pictures.next}
      data-close={say.common.close}
      data-report={report}
      data-report-label={report && say.reports.link.picture}
    >
      {children}
    </picture-viewer>
  )
}
