import { raw } from 'hono/html'
import { asset } from '#platform/assets.ts'
import { Act } from '#ui/forms.tsx'
import { useSay } from '#ui/frame.tsx'
import { Time } from '#ui/time.tsx'
import type { OwnArticle } from './own-article.ts'
import { studioPaths } from './paths.ts'
import { PlanRemark } from './plan-parts.tsx'
import { Steps, StudioPage, StudioRemark } from './studio-frame.tsx'

type EditorProps = {
  article: OwnArticle
  /** What the element in the browser starts from, see elements/editor-data.ts. */
  data: unknown
  html: string
}

/** Where one writes. Writing needs script, and the page says so; without it the draft can be read. */
export const EditorPage = ({ article, data, html }: EditorProps) => {
  const say = useSay().studio
  const { id, details } = article
  return (
    <StudioPage
      title={details.title || say.untitled}
      middle={<SavedLine article={article} />}
      acts={<EditorActs id={id} />}
      head={<script type="module" src={asset('studio.js')} />}
    >
      <Steps id={id} at="write" />
      <ReviewRemarks article={article} />
      <PlanRemark article={article} />
      <article-editor data-id={id}>
        <script type="application/json">{raw(scriptJson(data))}</script>
        <div data-fallback>
          <StudioRemark>
            <p>{say.needsScript}</p>
            <p>{say.writingNeeds}</p>
          </StudioRemark>
          <div class="sheet">
            <h1 lang={details.language}>{details.title || say.untitled}</h1>
            <div class="body" lang={details.language}>
              {raw(html)}
            </div>
          </div>
        </div>
      </article-editor>
    </StudioPage>
  )
}

const SavedLine = ({ article }: { article: OwnArticle }) => {
  const say = useSay().studio
  return (
    <p class="saved" role="status" data-saved>
      <span>
        <Time at={article.editedAt} form="short" />
      </span>{' '}
      <a class="why" href={studioPaths.revisions(article.id)}>
        {say.revisions}
      </a>
    </p>
  )
}

const EditorActs = ({ id }: { id: string }) => {
  const say = useSay().studio
  return (
    <>
      <a class="btn btn-quiet" href={studioPaths.preview(id, 'phone')}>
        {say.preview}
      </a>
      <a class="btn btn-main" data-next href={studioPaths.declaration(id)}>
        {say.next}
      </a>
    </>
  )
}

/** What the review said, or that it has not said it yet. */
export const ReviewRemarks = ({ article }: { article: OwnArticle }) => {
  const say = useSay().studio
  return (
    <>
      {article.reviewNote && (
        <StudioRemark>
          <p>{say.sentBack}</p>
          <blockquote>{article.reviewNote}</blockquote>
        </StudioRemark>
      )}
      {article.submittedRevisionId && (
        <StudioRemark>
          <p>{say.underReview}</p>
          <Act action={studioPaths.submission(article.id)}>{say.takeBack}</Act>
        </StudioRemark>
      )}
      {article.state === 'hidden' && <StudioRemark>{say.hiddenRemark}</StudioRemark>}
    </>
  )
}

// Within <script> only `</script` and `<!--` could end the JSON early, and both begin with this sign.
const scriptJson = (data: unknown): string => JSON.stringify(data).replaceAll('<', '\\u003c')
