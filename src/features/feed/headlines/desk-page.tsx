import type { Child } from 'hono/jsx'
import type { Card } from '#features/articles/index.ts'
import { type Channel, channelName } from '#features/channels/index.ts'
import type { Typed } from '#platform/http.ts'
import { Field, Form, type Problems, Select, Submit } from '#ui/forms.tsx'
import { useFrame, useSay } from '#ui/frame.tsx'
import { Layout, StudioBar } from '#ui/layout.tsx'
import { Done, Remark, Section } from '#ui/lines.tsx'
import type { Asked } from './candidates.ts'
import { Candidates } from './candidates-part.tsx'
import { Past as History } from './history-part.tsx'
import { PinnedList } from './list-part.tsx'
import { headlinePaths } from './paths.ts'
import type { Past, Pinned } from './queries.ts'
import { longestTitle, mostPinned, spans, standardSpan } from './rules.ts'

/** What somebody sent that was not saved, so that nothing of it is lost. */
export type State = {
  typed?: Typed
  problems?: Problems
  wanted?: string[] // an order
  edited?: { id: string; title: string; hours: string }
  problemsOfEdited?: Problems
  isStale?: boolean
  isSaved?: boolean
}

export type Shown = State & {
  version: number
  pinned: Pinned[]
  past: Past[]
  found: Card[]
  asked: Asked
  channels: Channel[]
  channel: Channel | undefined // none: the front page
}

export const HeadlinesPage = (shown: Shown) => {
  const { say, locale } = useFrame()
  const { channel, channels, pinned, past, isStale, isSaved } = shown
  const place = channel ? channelName(channel, locale) : say.headlines.frontPage
  return (
    <Layout title={say.headlines.titleOf(place)} noindex bar={<StudioBar place={say.desk.title} href="/desk" />}>
      <div class="wrap pin-desk">
        <header class="list-head">
          <h1>{say.headlines.title}</h1>
          <p class="hint">{say.headlines.intro(mostPinned)}</p>
        </header>
        <Lists channels={channels} current={channel} />
        {isSaved && <Done>{say.headlines.saved}</Done>}
        {isStale && <Remark>{say.headlines.stale}</Remark>}
        <leave-guard class="pin-cols">
          <Section id="h-list" title={place} end={<span>{say.headlines.count(pinned.length, mostPinned)}</span>}>
            <PinnedList {...shown} />
          </Section>
          <div>
            <AddForm {...shown} />
            <Candidates {...shown} />
          </div>
        </leave-guard>
        <History past={past} />
      </div>
    </Layout>
  )
}

const Lists = ({ channels, current }: { channels: Channel[]; current: Channel | undefined }) => {
  const { say, locale } = useFrame()
  const link = (label: string, channel?: Channel): Child => (
    <a href={headlinePaths.desk(channel?.slug)} aria-current={channel?.id === current?.id ? 'page' : undefined}>
      {label}
    </a>
  )
  return (
    <nav class="tabs" aria-label={say.headlines.lists}>
      {link(say.headlines.frontPage)}
      {channels.map((channel) => link(channelName(channel, locale), channel))}
    </nav>
  )
}

const AddForm = ({ version, channel, typed, problems }: Shown) => {
  const say = useSay().headlines
  return (
    <Section id="h-add" title={say.add} isSmall>
      <Form action={headlinePaths.desk()} problems={problems}>
        <Seen version={version} channel={channel} />
        <Field
          label={say.address}
          name="article"
          value={typed?.article}
          help={say.addressHelp}
          error={problems?.article}
          maxlength={500}
          required
        />
        <Field
          label={say.shortTitle}
          name="title"
          value={typed?.title}
          help={say.shortTitleHelp(longestTitle)}
          error={problems?.title}
          maxlength={longestTitle}
          isOptional
        />
        <Select
          label={say.span}
          name="hours"
          value={typed?.hours ?? String(standardSpan)}
          error={problems?.hours}
          options={spans.map((hours) => ({ value: String(hours), label: say.spanOf(hours) }))}
        />
        <Submit>{say.pin}</Submit>
      </Form>
    </Section>
  )
}

type SeenProps = { version: number; channel: Channel | undefined; form?: string }

/** Which list a form changes, and as it was when the page was made. */
export const Seen = ({ version, channel, form }: SeenProps) => (
  <>
    <input type="hidden" name="version" value={String(version)} form={form} />
    {channel && <input type="hidden" name="channel" value={channel.slug} form={form} />}
  </>
)
