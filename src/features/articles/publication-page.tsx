import { channelName } from '#features/channels/index.ts'
import { figures } from '#features/document/index.ts'
import type { Typed } from '#platform/http.ts'
import { Act, Choices, Field, Form, type Problems, Submit, TextArea } from '#ui/forms.tsx'
import { useFrame, useSay } from '#ui/frame.tsx'
import { Done } from '#ui/lines.tsx'
import type { PictureSource } from '#ui/picture.tsx'
import { ClaimsLine } from './claims/claims-line.tsx'
import { CoverField } from './cover-field.tsx'
import type { Details } from './details.ts'
import { ReviewRemarks } from './editor-page.tsx'
import { writeLocalTime } from './local-time.ts'
import type { OwnArticle } from './own-article.ts'
import { articlePaths, studioPaths } from './paths.ts'
import { PlanRemark, WhenFields } from './plan-parts.tsx'
import type { Lacks } from './rules.ts'
import { Steps, StudioPage, StudioRemark } from './studio-frame.tsx'

type Channel = { id: string; name_zh: string; name_en: string }

export type PublicationProps = {
  article: OwnArticle
  isReviewedFirst: boolean
  mayShare: boolean
  channels: Channel[]
  pictures: ReadonlyMap<string, PictureSource>
  /** What is missing elsewhere: title, text, declaration. */
  lacks: Lacks
  typed: Typed
  problems?: Problems | undefined
  remark?: 'kept' | 'changed' | 'suspended' | 'too-often' | undefined
}

/** What step 3 asks for, as its form shows it. */
export const typedPublication = (
  { details, document, publishedRevisionId, plannedAt }: OwnArticle,
  zone: string,
): Typed => ({
  summary: details.summary,
  cover: details.cover?.hash ?? (isUntouched(details) && !publishedRevisionId ? (firstPicture(document) ?? '') : ''),
  channels: details.channels.join('\n'),
  tags: details.tags.join(', '),
  place: details.place,
  byline: details.byline,
  when: plannedAt ? 'later' : 'now',
  at: plannedAt ? writeLocalTime(plannedAt, zone) : '',
})

// Who has not been here yet is offered the first picture; afterwards no cover means none.
const isUntouched = ({ channels, tags, summary }: Details): boolean =>
  channels.length === 0 && tags.length === 0 && summary === ''

const firstPicture = (document: OwnArticle['document']): string | undefined =>
  figures(document).find(({ attrs }) => attrs.media)?.attrs.media ?? undefined

/** Step 3: how readers find it, and the button. */
export const PublicationPage = (page: PublicationProps) => {
  const { studio: say, writingLimits } = useSay()
  const { article, problems = {}, remark } = page
  const { id } = article
  return (
    <StudioPage title={say.publishTitle} acts={<Acts id={id} mayShare={page.mayShare} />}>
      <Steps id={id} at="publish" />
      {remark === 'kept' && <Done>{say.kept}</Done>}
      {remark === 'changed' && <StudioRemark>{say.changedMeanwhile}</StudioRemark>}
      {remark === 'suspended' && <StudioRemark>{say.suspended}</StudioRemark>}
      {remark === 'too-often' && <StudioRemark>{writingLimits.publish}</StudioRemark>}
      <ReviewRemarks article={article} />
      <PlanRemark article={article} />
      <section class="step-page">
        <h1>{say.publishTitle}</h1>
        <LacksList id={id} lacks={page.lacks} />
        <Form action={studioPaths.publication(id)} problems={problems} class="two-form" isGuarded>
          <input type="hidden" name="version" value={String(article.version)} />
          <PlacingFields {...page} problems={problems} />
          <WordFields typed={page.typed} problems={problems} />
          <ClaimsLine article={article} />
          <SourcesList article={article} />
          {article.publishedRevisionId && <ChangeFields typed={page.typed} problems={problems} />}
          {!page.isReviewedFirst && article.state !== 'hidden' && <WhenFields typed={page.typed} problems={problems} />}
          <Buttons article={article} isReviewedFirst={page.isReviewedFirst} />
        </Form>
        {article.publishedRevisionId && article.publishedVersion !== article.version && <Discard article={article} />}
      </section>
    </StudioPage>
  )
}

const Acts = ({ id, mayShare }: { id: string; mayShare: boolean }) => {
  const { studio, writing } = useSay()
  return (
    <>
      {mayShare && (
        <a class="btn btn-quiet" href={studioPaths.links(id)}>
          {writing.links.title}
        </a>
      )}
      <a class="btn btn-quiet" href={studioPaths.preview(id, 'phone')}>
        {studio.preview}
      </a>
    </>
  )
}

/** What is missing before this step, each with the way to where one mends it. */
const LacksList = ({ id, lacks }: { id: string; lacks: Lacks }) => {
  const say = useSay().studio
  const isUndeclared = ['origin', 'originOf', 'originLeave', 'genres', 'ai', 'happened'].some((name) => lacks[name])
  const lines = [
    lacks.title && { text: say.lacks.title, href: studioPaths.edit(id), label: say.toWriting },
    lacks.document && { text: say.lacks.document, href: studioPaths.edit(id), label: say.toWriting },
    lacks.sources && { text: say.lacks.sources, href: studioPaths.edit(id), label: say.toWriting },
    lacks.embeds && { text: useSay().writing.lacksEmbeds, href: studioPaths.edit(id), label: say.toWriting },
    isUndeclared && { text: say.lacks.declaration, href: studioPaths.declaration(id), label: say.toDeclaration },
  ].filter((line) => typeof line === 'object')
  if (lines.length === 0) return null
  return (
    <StudioRemark>
      <p>{say.lacksTitle}</p>
      <ul data-lacks>
        {lines.map(({ text, href, label }) => (
          <li>
            {text} <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </StudioRemark>
  )
}

type FieldsProps = { typed: Typed; problems: Problems }

const PlacingFields = ({ article, channels, pictures, typed, problems }: PublicationProps & FieldsProps) => {
  const { locale, say } = useFrame()
  return (
    <div>
      <Choices
        legend={say.studio.channels}
        name="channels"
        type="checkbox"
        value={typed.channels?.split('\n')}
        help={say.studio.channelsHelp}
        error={problems.channels}
        options={channels.map((channel) => ({ value: channel.id, label: channelName(channel, locale) }))}
        isInline
      />
      <CoverField article={article} pictures={pictures} typed={typed} problems={problems} />
    </div>
  )
}

const WordFields = ({ typed, problems }: FieldsProps) => {
  const say = useSay().studio
  return (
    <div>
      <TextArea
        label={say.summary}
        name="summary"
        value={typed.summary}
        help={say.summaryHelp}
        error={problems.summary}
        maxlength={400}
        rows={3}
        isOptional
      />
      <Field label={say.tags} name="tags" value={typed.tags} help={say.tagsHelp} error={problems.tags} isOptional />
      <Field
        label={say.place}
        name="place"
        value={typed.place}
        help={say.placeHelp}
        error={problems.place}
        maxlength={60}
        isOptional
      />
      <Field
        label={say.byline}
        name="byline"
        value={typed.byline}
        help={say.bylineHelp}
        error={problems.byline}
        maxlength={120}
        isOptional
      />
    </div>
  )
}

const SourcesList = ({ article }: { article: OwnArticle }) => {
  const say = useSay().studio
  const { sources } = article.details
  return (
    <section class="wide">
      <div class="sec sec-s">
        <h2>{say.sources}</h2>
        <a href={studioPaths.edit(article.id)}>{say.editSources}</a>
      </div>
      {sources.length === 0 && <p class="help">{say.noSources}</p>}
      <ol class="list">
        {sources.map(({ title, publisher }) => (
          <li>
            {title} {publisher && <span class="meta">{publisher}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}

const ChangeFields = ({ typed, problems }: FieldsProps) => {
  const { studio: say, articles } = useSay()
  const kinds = ['typo', 'update', 'correction'] as const
  return (
    <div>
      <Choices
        legend={say.changeKind}
        name="kind"
        value={typed.kind}
        error={problems.kind}
        options={kinds.map((value) => ({ value, label: articles.change[value], help: say.changeKindHelp[value] }))}
      />
      <TextArea
        label={say.changeReason}
        name="reason"
        value={typed.reason}
        help={say.changeReasonHelp}
        error={problems.reason}
        maxlength={1000}
        rows={3}
      />
    </div>
  )
}

const Buttons = ({ article, isReviewedFirst }: Pick<PublicationProps, 'article' | 'isReviewedFirst'>) => {
  const say = useSay().studio
  const label = () => {
    if (article.state === 'withdrawn') return say.republish
    if (isReviewedFirst) return say.submit
    return article.publishedRevisionId ? say.publishUpdate : say.publish
  }
  return (
    <div class="wide">
      {isReviewedFirst && <p class="help">{say.submitHelp}</p>}
      <p class="row pad">
        <Submit name="act" value="publish" disabled={article.state === 'hidden'}>
          <span class="when-now">{label()}</span>
          {!isReviewedFirst && <span class="when-later">{useSay().writing.plan.submit}</span>}
        </Submit>
        <Submit look="plain" name="act" value="keep">
          {say.keep}
        </Submit>
        {article.state === 'published' && (
          <a class="btn btn-quiet" href={articlePaths.show(article.id)}>
            {say.view}
          </a>
        )}
      </p>
    </div>
  )
}

const Discard = ({ article }: { article: OwnArticle }) => (
  <Act action={studioPaths.discarding(article.id)} look="link" fields={{ version: String(article.version) }}>
    {useSay().studio.discard}
  </Act>
)
