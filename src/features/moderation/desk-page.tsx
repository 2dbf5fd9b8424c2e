import type { PropsWithChildren } from 'hono/jsx'
import { headlinePaths } from '#features/feed/index.ts'
import { useFrame, useSay } from '#ui/frame.tsx'
import { Layout, StudioBar } from '#ui/layout.tsx'
import { Empty, More } from '#ui/lines.tsx'
import { writeNumber } from '#ui/numbers.ts'
import { deskPaths, type Kind } from './paths.ts'
import type { Queued } from './queries.ts'
import { timeLeft } from './rules.ts'

export type QueueProps = { cases: Queued[]; count: number; kind?: Kind | undefined; next?: string | undefined }

/** The desk around whatever one does there. */
export const DeskFrame = ({ title, children }: PropsWithChildren<{ title?: string }>) => {
  const say = useSay().desk
  const { person } = useFrame()
  const headlines = person?.links.find(({ href }) => href === headlinePaths.desk())
  return (
    <Layout
      title={title ?? say.title}
      noindex
      bar={
        <StudioBar place={say.title} href={deskPaths.home}>
          {headlines && (
            <a class="btn btn-quiet" href={headlines.href}>
              {headlines.label}
            </a>
          )}
          <a class="btn btn-quiet" href={deskPaths.opening}>
            {useSay().reports.desk.openTitle}
          </a>
          <a class="btn btn-quiet" href={deskPaths.creators}>
            {say.creators}
          </a>
        </StudioBar>
      }
    >
      {children}
    </Layout>
  )
}

/** The queue at the left; at the right the case that is open, if one is. */
export const DeskPage = ({ current, children, ...queue }: PropsWithChildren<QueueProps & { current?: string }>) => {
  const say = useSay().desk
  const { count } = queue
  return (
    <DeskFrame title={current && say.case(current)}>
      <div class={current ? 'wrap desk desk-case' : 'wrap desk'}>
        <h1 class="vh">{say.title}</h1>
        <Queue {...queue} current={current} />
        {children ?? <p class="help desk-hint">{count > 0 ? say.chooseCase : say.nothingToDo}</p>}
      </div>
    </DeskFrame>
  )
}

const Queue = ({ cases, count, kind, next, current }: QueueProps & { current?: string | undefined }) => {
  const say = useSay().desk
  return (
    <section class="desk-queue" aria-labelledby="h-queue">
      <div class="sec">
        <h2 id="h-queue">{say.waiting}</h2>
        <span>{writeNumber(count)}</span>
      </div>
      <Tabs kind={kind} />
      {cases.length === 0 && <Empty text={kind ? say.emptyKind : say.empty} />}
      <ol class="q">
        {cases.map((each) => (
          <QueueItem of={each} isCurrent={each.number === current} />
        ))}
      </ol>
      <More href={next} />
    </section>
  )
}

const Tabs = ({ kind }: { kind: Kind | undefined }) => {
  const say = useSay().desk
  const tabs = [
    { kind: undefined, label: say.byDue },
    { kind: 'application', label: say.applications },
    { kind: 'review', label: say.reviews },
    { kind: 'report', label: useSay().reports.desk.tab },
  ] as const
  return (
    <nav class="tabs" aria-label={say.waiting}>
      {tabs.map((tab) => (
        <a href={deskPaths.queue(tab.kind)} aria-current={tab.kind === kind ? 'true' : undefined}>
          {tab.label}
        </a>
      ))}
      <a href={deskPaths.decided()}>{useSay().decided.tab}</a>
    </nav>
  )
}

const QueueItem = ({ of, isCurrent }: { of: Queued; isCurrent: boolean }) => {
  const say = useSay()
  return (
    <li>
      <a href={deskPaths.case(of.number)} aria-current={isCurrent ? 'true' : undefined}>
        <span class="meta">
          <b>{of.kind === 'report' ? say.reports.kind : say.desk.kinds[of.kind]}</b>
          <TimeLeft due={of.due_at} />
        </span>
        {of.kind === 'review' ? say.desk.titled(of.subject) : of.subject}
        <span class="meta">
          {of.applicantKind && <span>{say.creators.kinds[of.applicantKind]}</span>}
          {of.kind === 'report' && (
            <span>{of.reports > 0 ? say.reports.desk.people(of.reports) : say.reports.desk.ownInitiative}</span>
          )}
          {of.files > 0 && <span>{say.desk.withFiles(of.files)}</span>}
          <span>{of.number}</span>
        </span>
      </a>
    </li>
  )
}

export const TimeLeft = ({ due }: { due: Date }) => {
  const { say, now } = useFrame()
  const left = timeLeft(due, now)
  return left ? <span>{say.desk.left[left.unit](left.count)}</span> : <b>{say.desk.late}</b>
}

/** For editors, whose work at the desk is not cases. */
export const DeskWithoutCases = () => {
  const say = useSay().desk
  return (
    <DeskFrame>
      <section class="wrap middle">
        <h1>{say.title}</h1>
        <Empty text={say.noCases} act={{ label: say.toChannels, href: '/admin/channels' }} />
      </section>
    </DeskFrame>
  )
}
