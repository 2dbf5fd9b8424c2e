import type { Typed } from '#platform/http.ts'
import { Act, Choices, Field, Form, type Problems, Submit } from '#ui/forms.tsx'
import { useSay } from '#ui/frame.tsx'
import { Icon } from '#ui/icons.tsx'
import { Empty } from '#ui/lines.tsx'
import { Time } from '#ui/time.tsx'
import { type DraftLink, linkDays } from './draft-links.ts'
import type { OwnArticle } from './own-article.ts'
import { studioPaths } from './paths.ts'
import { StudioPage, StudioRemark } from './studio-frame.tsx'

export type LinksProps = {
  article: OwnArticle
  links: DraftLink[]
  isReviewedFirst: boolean
  /** The link that was just made: it is told here and never again. */
  made?: string
  typed?: Typed
  problems?: Problems | undefined
}

/** Who without an account may read this draft, and until when. */
export const LinksPage = ({ article, links, isReviewedFirst, made, typed = {}, problems = {} }: LinksProps) => {
  const { writing, draftLinks } = useSay()
  const say = writing.links
  return (
    <StudioPage title={say.title} acts={<BackToWriting id={article.id} />}>
      <section class="narrow">
        <h1>{say.title}</h1>
        <p lang={article.details.language}>{article.details.title}</p>
        <p class="help">{say.intro}</p>
        {isReviewedFirst && <p class="help">{draftLinks.reviewed}</p>}
        {made && (
          <StudioRemark>
            <p>{say.made}</p>
            <p>
              <a class="draft-link" href={made}>
                {made}
              </a>
            </p>
            <CopyAddress url={made} />
          </StudioRemark>
        )}
        <Form action={studioPaths.links(article.id)} problems={problems}>
          <Choices
            legend={say.days}
            name="days"
            value={typed.days ?? '7'}
            error={problems.days}
            options={linkDays.map((days) => ({ value: String(days), label: say.forDays(days) }))}
            isInline
          />
          <Field
            label={say.note}
            name="note"
            value={typed.note}
            help={say.noteHelp}
            error={problems.note}
            maxlength={100}
            isOptional
          />
          <p class="row">
            <Submit>{say.make}</Submit>
          </p>
        </Form>
        <div class="sec">
          <h2>{say.open}</h2>
        </div>
        {links.length === 0 && <Empty text={say.none} />}
        <ul class="drafts">
          {links.map((link) => (
            <Line articleId={article.id} link={link} />
          ))}
        </ul>
      </section>
    </StudioPage>
  )
}

const Line = ({ articleId, link }: { articleId: string; link: DraftLink }) => {
  const { links: say } = useSay().writing
  return (
    <li>
      <div>
        <p>{link.note || say.noNote}</p>
        <p class="meta">
          {link.by && <span>{link.by}</span>}
          <span>
            {say.endsBefore}
            <Time at={link.expiresAt} />
            {say.endsAfter}
          </span>
        </p>
      </div>
      <div class="acts">
        <Act action={studioPaths.linkRevocation(articleId, link.id)} look="link">
          {say.revoke}
        </Act>
      </div>
    </li>
  )
}

/** Script copies; without it the address beside it can be marked by one press. */
const CopyAddress = ({ url }: { url: string }) => {
  const { share } = useSay()
  return (
    <copy-link data-url={url} data-copied={share.copied} class="copy-address">
      <details>
        <summary class="btn">
          <Icon name="link" />
          {share.copy}
        </summary>
        <input class="inp" type="text" readonly value={url} aria-label={share.link} />
      </details>
      <span class="vh" role="status" />
    </copy-link>
  )
}

const BackToWriting = ({ id }: { id: string }) => (
  <a class="btn" href={studioPaths.edit(id)}>
    {useSay().studio.backToWriting}
  </a>
)
