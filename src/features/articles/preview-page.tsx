import { useSay } from '#ui/frame.tsx'
import { studioPaths } from './paths.ts'
import { StudioPage } from './studio-frame.tsx'

const widths = ['phone', 'desktop'] as const
export type PreviewWidth = (typeof widths)[number]

export const readWidth = (text: string | undefined): PreviewWidth | undefined => widths.find((width) => width === text)

/** The article in a frame as wide as a phone or a desk. */
export const PreviewPage = ({ id, width }: { id: string; width: PreviewWidth }) => {
  const say = useSay().studio
  return (
    <StudioPage title={say.previewTitle} acts={<Acts id={id} />}>
      <h1 class="vh">{say.previewTitle}</h1>
      <nav class="tabs" aria-label={say.previewTitle}>
        {widths.map((each) => (
          <a href={studioPaths.preview(id, each)} aria-current={each === width ? 'page' : undefined}>
            {say[each]}
          </a>
        ))}
      </nav>
      <p class="help">{say.previewRemark}</p>
      <div class={`preview preview-${width}`}>
        <iframe src={studioPaths.preview(id)} title={say.previewTitle} />
      </div>
    </StudioPage>
  )
}

const Acts = ({ id }: { id: string }) => {
  const { studio, writing } = useSay()
  return (
    <>
      <a class="btn btn-quiet" href={studioPaths.links(id)}>
        {writing.links.title}
      </a>
      <a class="btn" href={studioPaths.edit(id)}>
        {studio.backToWriting}
      </a>
    </>
  )
}
