import type { Typed } from '#platform/http.ts'
import { Form, type Problems, Submit, TextArea } from '#ui/forms.tsx'
import { useSay } from '#ui/frame.tsx'
import type { DeleteResult } from './delete-draft.ts'
import type { OwnArticle } from './own-article.ts'
import { studioPaths } from './paths.ts'
import { StudioPage, StudioRemark } from './studio-frame.tsx'

type WithdrawalProps = { article: OwnArticle; typed?: Typed; problems?: Problems | undefined }

/** Asks why, and says what readers will find then. */
export const WithdrawalPage = ({ article, typed = {}, problems = {} }: WithdrawalProps) => {
  const say = useSay()
  return (
    <StudioPage title={say.studio.withdrawTitle}>
      <section class="narrow">
        <h1>{say.studio.withdrawTitle}</h1>
        <p lang={article.details.language}>{article.details.title}</p>
        <p class="help">{say.studio.withdrawIntro}</p>
        <Form action={studioPaths.withdrawal(article.id)} problems={problems}>
          <TextArea
            label={say.studio.withdrawReason}
            name="reason"
            value={typed.reason}
            error={problems.reason}
            maxlength={1000}
          />
          <p class="row">
            <Submit>{say.studio.withdrawButton}</Submit>
            <a class="btn btn-quiet" href={studioPaths.home('published')}>
              {say.common.cancel}
            </a>
          </p>
        </Form>
      </section>
    </StudioPage>
  )
}

type DeletionProps = { article: OwnArticle; problem?: Exclude<DeleteResult, { ok: true }>['problem'] }

export const DeletionPage = ({ article, problem }: DeletionProps) => {
  const say = useSay()
  return (
    <StudioPage title={say.studio.deleteTitle}>
      <section class="narrow">
        <h1>{say.studio.deleteTitle}</h1>
        {problem === 'was-published' && <StudioRemark>{say.studio.wasPublished}</StudioRemark>}
        {problem === 'under-review' && <StudioRemark>{say.studio.isUnderReview}</StudioRemark>}
        <p>{say.studio.deleteIntro(article.details.title || say.studio.untitled)}</p>
        <Form action={studioPaths.deletion(article.id)}>
          <p class="row">
            <Submit>{say.studio.deleteButton}</Submit>
            <a class="btn btn-quiet" href={studioPaths.home()}>
              {say.common.cancel}
            </a>
          </p>
        </Form>
      </section>
    </StudioPage>
  )
}
