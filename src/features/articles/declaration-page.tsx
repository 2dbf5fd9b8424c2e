import type { Typed } from '#platform/http.ts'
import { Choices, Field, Form, type Problems, Submit, TextArea } from '#ui/forms.tsx'
import { useSay } from '#ui/frame.tsx'
import { Done } from '#ui/lines.tsx'
import { aiUses, type Declaration, genres, origins } from './details.ts'
import type { OwnArticle } from './own-article.ts'
import { studioPaths } from './paths.ts'
import { Steps, StudioPage, StudioRemark } from './studio-frame.tsx'

type DeclarationProps = {
  article: OwnArticle
  typed: Typed
  problems?: Problems | undefined
  isKept?: boolean
  isChanged?: boolean
}

/** What a declaration looks like in its form. */
export const typedDeclaration = ({ origin, ai, genres: chosen, ...texts }: Declaration): Typed => ({
  ...texts,
  origin: origin ?? '',
  ai: ai ?? '',
  genres: chosen.join('\n'),
})

/** Step 2: what the text is. For each choice the page says what readers will see. */
export const DeclarationPage = ({ article, typed, problems = {}, isKept, isChanged }: DeclarationProps) => {
  const say = useSay().studio
  const { id } = article
  return (
    <StudioPage title={say.declareTitle} acts={<EditLink id={id} />}>
      <Steps id={id} at="declare" />
      {isKept && <Done>{say.kept}</Done>}
      {isChanged && <StudioRemark>{say.changedMeanwhile}</StudioRemark>}
      <section class="step-page">
        <h1>{say.declareTitle}</h1>
        <p class="help">{say.declareIntro}</p>
        {problems.sources && (
          <StudioRemark>
            {say.lacks.sources} <a href={studioPaths.edit(id)}>{say.toWriting}</a>
          </StudioRemark>
        )}
        <Form action={studioPaths.declaration(id)} problems={problems} class="two-form" isGuarded>
          <input type="hidden" name="version" value={String(article.version)} />
          <OriginFields typed={typed} problems={problems} />
          <GenreFields typed={typed} problems={problems} />
          <AiFields typed={typed} problems={problems} />
          <OtherFields typed={typed} problems={problems} />
          <p class="row wide">
            <Submit name="go" value="on">
              {say.nextPublish}
            </Submit>
            <Submit look="plain">{say.keep}</Submit>
          </p>
        </Form>
      </section>
    </StudioPage>
  )
}

const EditLink = ({ id }: { id: string }) => (
  <a class="btn btn-quiet" href={studioPaths.edit(id)}>
    {useSay().studio.backToWriting}
  </a>
)

type FieldsProps = { typed: Typed; problems: Problems }

const OriginFields = ({ typed, problems }: FieldsProps) => {
  const { studio: say, articles } = useSay()
  return (
    <div>
      <Choices
        legend={say.declareOrigin}
        name="origin"
        value={typed.origin}
        error={problems.origin}
        options={origins.map((value) => ({ value, label: articles.origins[value], help: say.originHelp[value] }))}
      />
      <Field label={say.originOf} name="originOf" value={typed.originOf} error={problems.originOf} maxlength={500} />
      <Field
        label={say.originLeave}
        name="originLeave"
        value={typed.originLeave}
        help={say.originLeaveHelp}
        error={problems.originLeave}
        maxlength={300}
      />
    </div>
  )
}

const GenreFields = ({ typed, problems }: FieldsProps) => {
  const { studio: say, articles } = useSay()
  return (
    <Choices
      legend={say.declareGenres}
      name="genres"
      type="checkbox"
      value={typed.genres?.split('\n')}
      help={say.genresHelp}
      error={problems.genres}
      options={genres.map((value) => ({ value, label: articles.genres[value], help: say.genreHelp[value] }))}
    />
  )
}

const AiFields = ({ typed, problems }: FieldsProps) => {
  const { studio: say, articles } = useSay()
  return (
    <div>
      <Choices
        legend={say.declareAi}
        name="ai"
        value={typed.ai}
        error={problems.ai}
        options={aiUses.map((value) => ({ value, label: articles.ais[value], help: say.aiHelp[value] }))}
      />
      <TextArea
        label={say.aiNote}
        name="aiNote"
        value={typed.aiNote}
        help={say.aiNoteHelp}
        error={problems.aiNote}
        maxlength={300}
        rows={2}
        isOptional
      />
    </div>
  )
}

const OtherFields = ({ typed, problems }: FieldsProps) => {
  const say = useSay().studio
  return (
    <div>
      <Field
        label={say.happened}
        name="happened"
        value={typed.happened}
        help={say.happenedHelp}
        error={problems.happened}
        maxlength={40}
        isOptional
      />
      <TextArea
        label={say.interests}
        name="interests"
        value={typed.interests}
        help={say.interestsHelp}
        error={problems.interests}
        maxlength={300}
        rows={2}
        isOptional
      />
    </div>
  )
}
