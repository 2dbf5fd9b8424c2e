import type { PropsWithChildren } from 'hono/jsx'
import { accountPaths, VerifyBanner } from '#features/accounts/index.ts'
import { mediaPaths } from '#features/media/index.ts'
import type { Viewer } from '#features/site/index.ts'
import { Act } from '#ui/forms.tsx'
import { useFrame, useSay } from '#ui/frame.tsx'
import { Layout } from '#ui/layout.tsx'
import { Done, Remark } from '#ui/lines.tsx'
import { Avatar } from '#ui/picture.tsx'
import { Time } from '#ui/time.tsx'
import type { Application, Content } from './application.ts'
import { ApplyForm, type ApplyFormProps, channelName } from './apply-form.tsx'
import { creatorPaths } from './paths.ts'
import type { ChannelChoice } from './queries.ts'

const Frame = ({ children }: PropsWithChildren) => {
  const say = useSay().apply
  return (
    <Layout title={say.title} description={say.intro}>
      <section class="wrap middle stack">
        <h1>{say.title}</h1>
        {children}
      </section>
    </Layout>
  )
}

/** For somebody who is not signed in: what it is, and how to begin. */
export const ApplyWelcomePage = () => {
  const { say: all, site } = useFrame()
  const say = all.apply
  return (
    <Frame>
      <p>{say.intro}</p>
      <h2>{say.howTitle}</h2>
      <ol class="how">
        {say.how.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      <p class="row">
        {site.isOpen && (
          <a class="btn btn-main" href={accountPaths.signUp}>
            {say.signUp}
          </a>
        )}
        <a class="btn" href={accountPaths.signIn(creatorPaths.apply)}>
          {say.signIn}
        </a>
      </p>
    </Frame>
  )
}

export const ApplyVerifyPage = ({ viewer }: { viewer: Viewer }) => {
  const say = useSay().apply
  return (
    <Frame>
      <h2>{say.verifyTitle}</h2>
      <p>{say.verify}</p>
      <VerifyBanner viewer={viewer} />
    </Frame>
  )
}

type FormPageProps = ApplyFormProps & {
  application?: Application | undefined // as it is stored; absent before the first save
  isSaved?: boolean
  other?: Content | undefined // what another window saved in between
}

export const ApplyFormPage = ({ application, isSaved, other, ...form }: FormPageProps) => {
  const say = useSay().apply
  const isAsked = application?.state === 'more-asked'
  return (
    <Frame>
      {isSaved && <Done>{say.savedLine}</Done>}
      {isAsked ? <Reason text={say.moreAsked} application={application} /> : <p>{say.intro}</p>}
      {other && <OtherWindow content={other} channels={form.channels} />}
      <ApplyForm {...form} isResubmission={isAsked} />
      {application && (
        <Act action={creatorPaths.withdrawal} look="quiet">
          {isAsked ? say.withdraw : say.discard}
        </Act>
      )}
    </Frame>
  )
}

const OtherWindow = ({ content, channels }: { content: Content; channels: ChannelChoice[] }) => {
  const say = useSay().apply
  return (
    <section class="stack" role="alert">
      <h2>{say.changedTitle}</h2>
      <p>{say.changed}</p>
      <ContentFacts content={content} channels={channels} />
    </section>
  )
}

const Reason = ({ text, application }: { text: string; application: Application }) => {
  const say = useSay().apply
  return (
    <>
      {application.state === 'accepted' ? <Done>{text}</Done> : <Remark>{text}</Remark>}
      {application.answer && (
        <section class="stack">
          <h2>{say.reason}</h2>
          <blockquote class="answer">{application.answer}</blockquote>
          {application.answeredAt && (
            <p class="meta">
              <Time at={application.answeredAt} />
            </p>
          )}
        </section>
      )}
    </>
  )
}

type StatePageProps = {
  application: Application
  channels: ChannelChoice[]
  typed?: Content | undefined // what somebody typed while the application was closed elsewhere
  handle?: string | undefined // of the creator, once accepted
}

/** Where an application stands that is not being filled in. */
export const ApplyStatePage = ({ application, channels, typed, handle }: StatePageProps) => {
  const say = useSay().apply
  const { state } = application
  return (
    <Frame>
      <p class="kick">{say.states[state]}</p>
      {typed && <Remark>{say.changedWhileClosed}</Remark>}
      {typed && <ContentFacts content={typed} channels={channels} />}
      {state === 'submitted' && <Done>{say.submitted}</Done>}
      {state === 'withdrawn' && <Remark>{say.withdrawn}</Remark>}
      {state === 'refused' && <Reason text={say.refused} application={application} />}
      {state === 'accepted' && <Reason text={say.accepted} application={application} />}
      <NextStep state={state} handle={handle} />
      <section class="stack gap">
        <h2>{say.sent}</h2>
        <ContentFacts content={application} channels={channels} />
      </section>
    </Frame>
  )
}

const NextStep = ({ state, handle }: { state: Application['state']; handle: string | undefined }) => {
  const say = useSay()
  if (state === 'submitted') return <Act action={creatorPaths.withdrawal}>{say.apply.withdraw}</Act>
  if (state === 'withdrawn' || state === 'refused')
    return (
      <Act action={creatorPaths.restart} look="main">
        {state === 'refused' ? say.apply.restartRefused : say.apply.restart}
      </Act>
    )
  return (
    <p class="row">
      <a class="btn btn-main" href="/studio">
        {say.apply.toStudio}
      </a>
      {handle && (
        <a class="btn" href={creatorPaths.show(handle)}>
          {say.creators.toProfile}
        </a>
      )}
      <a class="btn btn-quiet" href={creatorPaths.applyAnother}>
        {say.apply.another}
      </a>
    </p>
  )
}

/** Everything that was filled in, to read. */
export const ContentFacts = ({ content, channels }: { content: Content; channels: ChannelChoice[] }) => {
  const { say, locale } = useFrame()
  const names = channels.filter(({ id }) => content.channelIds.includes(id)).map((each) => channelName(each, locale))
  const none = <span class="help">{say.apply.none}</span>
  return (
    <dl class="facts">
      <dt>{say.creators.kind}</dt>
      <dd>{content.kind ? say.creators.kinds[content.kind] : none}</dd>
      <dt>{say.creators.name}</dt>
      <dd>{content.name || none}</dd>
      <dt>{say.creators.handle}</dt>
      <dd>{content.handle ? `@${content.handle}` : none}</dd>
      <dt>{say.creators.tagline}</dt>
      <dd>{content.tagline || none}</dd>
      <dt>{say.creators.avatar}</dt>
      <dd>{content.avatar ? <Avatar name={content.name} hash={content.avatar} size="l" /> : none}</dd>
      <dt>{say.creators.channels}</dt>
      <dd>{names.join(say.common.listComma) || none}</dd>
      <dt>{say.apply.why}</dt>
      <dd class="as-typed">{content.why || none}</dd>
      <dt>{say.apply.links}</dt>
      <dd>{content.links.length ? <Links links={content.links} /> : none}</dd>
      <dt>{say.apply.files}</dt>
      <dd>{content.files.length ? <Files content={content} /> : none}</dd>
    </dl>
  )
}

const Links = ({ links }: { links: string[] }) => (
  <ul>
    {links.map((link) => (
      <li class="long">
        {/^https?:\/\//i.test(link) ? (
          <a href={link} rel="nofollow noopener noreferrer">
            {link}
          </a>
        ) : (
          link
        )}
      </li>
    ))}
  </ul>
)

const Files = ({ content }: { content: Content }) => (
  <ul>
    {content.files.map(({ id, name, bytes }) => (
      <li>
        <a href={mediaPaths.proof(id)}>{name}</a> <span class="help">{Math.max(1, Math.round(bytes / 1024))} KB</span>
      </li>
    ))}
  </ul>
)
