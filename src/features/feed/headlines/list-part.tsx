import { articlePaths } from '#features/articles/index.ts'
import { Field, Select, Submit } from '#ui/forms.tsx'
import { useFrame, useSay } from '#ui/frame.tsx'
import { Icon } from '#ui/icons.tsx'
import { Empty } from '#ui/lines.tsx'
import { Time } from '#ui/time.tsx'
import { Broken, plainTitle } from '#ui/title.tsx'
import { Seen, type Shown } from './desk-page.tsx'
import { headlinePaths } from './paths.ts'
import type { Pinned } from './queries.ts'
import { longestTitle, reordered, spans } from './rules.ts'

/**
 * The list with buttons that move one at a time and save at once. With script it is put in order by dragging or by
 * keys, and saved when one says so; see elements/headline-list.ts.
 */
export const PinnedList = (shown: Shown) => {
  const { version, channel, pinned, wanted } = shown
  const say = useSay().headlines
  if (pinned.length === 0) return <Empty text={say.empty} />
  const ids = pinned.map(({ id }) => id)
  const order = reordered(wanted ?? [], ids)
  const isUnsaved = wanted !== undefined && order.join() !== ids.join()
  return (
    <headline-list data-moved={say.moved('{title}', '{place}', '{count}')} data-unsaved={isUnsaved ? '' : undefined}>
      <form id="order" method="post" action={headlinePaths.order}>
        <Seen version={version} channel={channel} />
      </form>
      <ol class="pins">
        {order.map((id, place) => {
          const pin = pinned.find((one) => one.id === id)
          return pin && <PinRow pin={pin} shown={shown} isFirst={place === 0} isLast={place === order.length - 1} />
        })}
      </ol>
      <p class="row pin-save" hidden={!isUnsaved}>
        <button class="btn btn-main" type="submit" form="order" name="do" value="save">
          {say.saveOrder}
        </button>
        <span class="help">{say.unsaved}</span>
      </p>
      <p class="vh" role="status" />
    </headline-list>
  )
}

type RowProps = { pin: Pinned; shown: Shown; isFirst: boolean; isLast: boolean }

const PinRow = ({ pin, shown, isFirst, isLast }: RowProps) => {
  const { say } = useFrame()
  const { id, card, pinnedBy, createdAt, expiresAt } = pin
  const name = plainTitle(card.title)
  return (
    <li data-id={id} data-title={name}>
      <input type="hidden" name="order" value={id} form="order" />
      <button class="grip" type="button" aria-label={say.headlines.grip(name)} title={say.headlines.gripHint} hidden>
        <Icon name="menu" />
      </button>
      <article data-id={card.id}>
        <h3>
          <a href={articlePaths.show(card.id)}>
            <Broken text={card.title} lang={card.language} />
          </a>
        </h3>
        <p class="meta">
          <b>{card.creator.name}</b>
          <span>{pinnedBy ? say.headlines.by(pinnedBy) : say.headlines.bySomeone}</span>
          <Time at={createdAt} form="short" />
        </p>
        <p class="meta">
          <span>
            {say.headlines.until}
            <Time at={expiresAt} />
          </span>
        </p>
        <div class="row pin-acts">
          <Press act="up" id={id} name={name} isOff={isFirst} />
          <Press act="down" id={id} name={name} isOff={isLast} />
          <Press act="remove" id={id} name={name} />
          <Edit pin={pin} shown={shown} />
        </div>
      </article>
    </li>
  )
}

type PressProps = { act: 'up' | 'down' | 'remove'; id: string; name: string; isOff?: boolean }

const Press = ({ act, id, name, isOff }: PressProps) => {
  const say = useSay().headlines
  return (
    <button
      class="btn btn-quiet"
      type="submit"
      form="order"
      name="do"
      value={`${act} ${id}`}
      data-act={act}
      disabled={isOff}
      aria-label={say.actOn(say[act], name)}
    >
      {say[act]}
    </button>
  )
}

const Edit = ({ pin, shown: { version, channel, edited, problemsOfEdited } }: { pin: Pinned; shown: Shown }) => {
  const say = useSay().headlines
  const mine = edited?.id === pin.id ? edited : undefined
  const problems = mine && problemsOfEdited
  return (
    <details class="pin-edit" open={mine !== undefined}>
      <summary>{say.edit}</summary>
      <form method="post" action={headlinePaths.pin(pin.id)} novalidate>
        <Seen version={version} channel={channel} />
        <Field
          label={say.shortTitle}
          name="title"
          value={mine?.title ?? pin.ownTitle}
          help={say.shortTitleHelp(longestTitle)}
          error={problems?.title}
          maxlength={longestTitle}
        />
        <Select
          label={say.span}
          name="hours"
          value={mine?.hours ?? ''}
          error={problems?.hours}
          options={[
            { value: '', label: say.sameSpan },
            ...spans.map((hours) => ({ value: String(hours), label: say.fromNow(say.spanOf(hours)) })),
          ]}
        />
        <Submit look="plain">{say.save}</Submit>
      </form>
    </details>
  )
}
