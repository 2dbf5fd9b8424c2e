import { creatorPaths, type creatorsOf } from '#features/creators/index.ts'
import { may } from '#features/site/index.ts'
import { Act, Field } from '#ui/forms.tsx'
import { useFrame, useSay } from '#ui/frame.tsx'
import { Icon } from '#ui/icons.tsx'
import { Empty, More } from '#ui/lines.tsx'
import { writeCount } from '#ui/numbers.ts'
import { Avatar } from '#ui/picture.tsx'
import { Time } from '#ui/time.tsx'
import { articlePaths, studioPaths } from './paths.ts'
import { PlanLine } from './plan-parts.tsx'
import { StudioPage, StudioRemark } from './studio-frame.tsx'
import { type DecisionLine, type StudioLine, type StudioTab, studioTabs } from './studio-queries.ts'

export type OwnCreator = Awaited<ReturnType<typeof creatorsOf>>[number]

type StudioProps = {
  creators: OwnCreator[]
  creator: OwnCreator
  tab: StudioTab
  /** Words of the titles that are shown; empty shows all. */
  q: string
  lines: StudioLine[]
  next: string | undefined
  decisions: DecisionLine[]
}

/** One's articles, by creator and by where they stand. */
export const StudioHome = ({ creators, creator, tab, q, lines, next, decisions }: StudioProps) => {
  const say = useSay().studio
  return (
    <StudioPage title={say.title} acts={<NewArticle creator={creator} />}>
      {creators.length > 1 && <CreatorSwitch creators={creators} creator={creator} />}
      <h1>{creator.name}</h1>
      {creator.state === 'suspended' && <StudioRemark>{say.suspended}</StudioRemark>}
      <Decisions of={decisions} />
      <p class="row">
        <a class="btn btn-quiet" href={studioPaths.pictures(creator.handle)}>
          <Icon name="image" />
          {useSay().writing.library.title}
        </a>
        {may(creator.role, 'creator.edit') && (
          <a class="btn btn-quiet" href={creatorPaths.settings(creator.handle)}>
            <Icon name="settings" />
            {useSay().people.settings}
          </a>
        )}
        <a class="btn btn-quiet" href={creatorPaths.members(creator.handle)}>
          <Icon name="user" />
          {useSay().people.settingsPlaces.members}
        </a>
      </p>
      <nav class="tabs" aria-label={say.title}>
        {studioTabs.map((each) => (
          <a href={studioPaths.home(each, creator.handle, q)} aria-current={each === tab ? 'page' : undefined}>
            {say.tabs[each]}
          </a>
        ))}
      </nav>
      {(q || lines.length > 0) && <TitleSearch creator={creator} tab={tab} q={q} />}
      {lines.length === 0 ? <NoLines tab={tab} q={q} /> : <Lines lines={lines} creator={creator} />}
      <More href={next} />
    </StudioPage>
  )
}

const decisionsShown = 3

const Decisions = ({ of }: { of: DecisionLine[] }) => {
  const { earlier } = useSay().reports.statement
  const [newest, older] = [of.slice(0, decisionsShown), of.slice(decisionsShown)]
  return (
    <>
      {newest.map((each) => (
        <Decision of={each} />
      ))}
      {older.length > 0 && (
        <details class="gap-s">
          <summary>{earlier(older.length)}</summary>
          {older.map((each) => (
            <Decision of={each} />
          ))}
        </details>
      )}
    </>
  )
}

/** That something was decided, and where its reasons stand. */
const Decision = ({ of: { id, outcome, subject, at } }: { of: DecisionLine }) => {
  const { common, reports } = useSay()
  const { colon } = common
  const say = reports.statement
  const sentences: Partial<Record<string, string>> = say.studioLine
  return (
    <StudioRemark>
      {sentences[outcome]}
      {subject && `${colon}${subject}`} <Time at={at} form="day" /> <a href={studioPaths.decision(id)}>{say.read}</a>
    </StudioRemark>
  )
}

const NewArticle = ({ creator }: { creator: OwnCreator }) => (
  <Act action={studioPaths.articles} look="main" fields={{ creator: creator.id }}>
    <Icon name="pen" />
    {useSay().studio.newArticle}
  </Act>
)

// Whoever writes for several must never wonder for whom: each with its picture and what one is there.
const CreatorSwitch = ({ creators, creator }: Pick<StudioProps, 'creators' | 'creator'>) => {
  const say = useSay()
  return (
    <nav class="creator-switch" aria-label={say.studio.creators}>
      {creators.map(({ handle, name, avatar, role }) => (
        <a href={studioPaths.home(undefined, handle)} aria-current={handle === creator.handle ? 'page' : undefined}>
          <Avatar name={name} hash={avatar} />
          <span>
            <b>{name}</b>
            <small>{say.creators.roles[role]}</small>
          </span>
        </a>
      ))}
    </nav>
  )
}

const TitleSearch = ({ creator, tab, q }: Pick<StudioProps, 'creator' | 'tab' | 'q'>) => {
  const { writing, ownArticles: say } = useSay()
  return (
    <form class="title-search" action={studioPaths.home()} role="search">
      <input type="hidden" name="tab" value={tab} />
      <input type="hidden" name="creator" value={creator.handle} />
      <Field label={say.search} name="q" type="search" value={q} maxlength={100} />
      <button type="submit" class="btn">
        {writing.library.find}
      </button>
      {q && (
        <a class="btn btn-quiet" href={studioPaths.home(tab, creator.handle)}>
          {say.showAll}
        </a>
      )}
    </form>
  )
}

const NoLines = ({ tab, q }: Pick<StudioProps, 'tab' | 'q'>) => {
  const { studio: say, ownArticles } = useSay()
  if (q) return <Empty text={ownArticles.notFound(q)} />
  const texts = { drafts: say.emptyDrafts, published: say.emptyPublished, withdrawn: say.emptyWithdrawn }
  return <Empty text={texts[tab]} />
}

const Lines = ({ lines, creator }: Pick<StudioProps, 'lines' | 'creator'>) => (
  <ul class="drafts">
    {lines.map((line) => (
      <Line line={line} mayShare={may(creator.role, 'article.share-draft')} />
    ))}
  </ul>
)

const Line = ({ line, mayShare }: { line: StudioLine; mayShare: boolean }) => {
  const { say, locale } = useFrame()
  const studio = say.studio
  return (
    <li data-id={line.id}>
      <div>
        <h2 class="draft-title">
          <a href={studioPaths.edit(line.id)} lang={line.title ? line.language : undefined}>
            {line.title || studio.untitled}
          </a>
        </h2>
        <p class="meta">
          <span>{studio.states[line.state]}</span>
          <Time at={line.at} form="relative" />
          <PlanLine line={line} />
          {line.opens !== null && <span>{say.ownArticles.opens(line.opens, writeCount(line.opens, locale))}</span>}
          {line.hasChanges && <span>{studio.hasChanges}</span>}
          {line.isUpdateWaiting && <span>{studio.updateWaits}</span>}
        </p>
      </div>
      <p class="acts">
        <a href={studioPaths.edit(line.id)}>{studio.edit}</a>
        {line.hiddenBy && <a href={studioPaths.decision(line.hiddenBy)}>{say.reports.statement.why}</a>}
        {line.state === 'published' && <a href={articlePaths.show(line.id)}>{studio.view}</a>}
        {line.state === 'published' && <a href={studioPaths.withdrawal(line.id)}>{studio.withdraw}</a>}
        {mayShare && isSharable(line) && <a href={studioPaths.links(line.id)}>{say.writing.links.title}</a>}
        {line.state === 'draft' && <a href={studioPaths.deletion(line.id)}>{studio.delete}</a>}
      </p>
    </li>
  )
}

// There is something that readers do not see yet, and a link would open it.
const isSharable = ({ state, hasChanges }: StudioLine): boolean =>
  state !== 'hidden' && (state !== 'published' || hasChanges)

/** For somebody who has no creator yet: what to do first. */
export const NoCreatorPage = () => {
  const { say } = useFrame()
  return (
    <StudioPage title={say.studio.title}>
      <section class="narrow">
        <h1>{say.studio.noCreatorTitle}</h1>
        <Empty text={say.studio.noCreator} act={{ label: say.frame.apply, href: creatorPaths.apply }} />
      </section>
    </StudioPage>
  )
}
