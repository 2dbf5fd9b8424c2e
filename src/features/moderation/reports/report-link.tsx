import { useSay } from '#ui/frame.tsx'
import { reportPaths } from '../paths.ts'

/** The quiet way to report an article or a creator, the same for every reader. */
export const ReportLink = ({ type, id }: { type: 'article' | 'creator'; id: string }) => {
  const { reports: say } = useSay()
  return (
    <a class="report-link" href={reportPaths.form({ [type]: id })} rel="nofollow">
      {say.link[type]}
    </a>
  )
}
