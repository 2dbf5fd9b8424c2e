import { articlePaths, type Card } from '#features/articles/index.ts'
import { useSay } from '#ui/frame.tsx'
import { Icon } from '#ui/icons.tsx'
import { Empty, Section } from '#ui/lines.tsx'
import { Time } from '#ui/time.tsx'
import { Broken, plainTitle } from '#ui/title.tsx'
import { Seen, type Shown } from './desk-page.tsx'
import { headlinePaths } from './paths.ts'
import { standardSpan } from './rules.ts'

/** What editors can pick from, each with a button that pins it for a day. */
export const Candidates = (shown: Shown) => {
  const { channel, asked, found } = shown
  const say = useSay().headlines
  const pinned = new Set(shown.pinned.map(({ card }) => card.id))
  const tab = (from: 'newest' | 'hot') => (
    <a
      href={`${headlinePaths.desk(channel?.slug, { from })}#h-pick`}
      aria-current={!asked.words && asked.from === from ? 'true' : undefined}
    >
      {say[from]}
    </a>
  )
  return (
    <Section id="h-pick" title={say.pick} isSmall>
      <nav class="tabs" aria-label={say.pick}>
        {tab('newest')}
        {tab('hot')}
      </nav>
      <form class="pin-search" action={`${headlinePaths.desk()}#h-pick`} role="search" aria-label={say.search}>
        {channel && <input type="hidden" name="channel" value={channel.slug} />}
        <input
          class="inp"
          type="search"
          name="q"
          value={asked.words}
          maxlength={100}
          aria-label={say.search}
          placeholder={say.search}
        />
        <button class="btn btn-ic" type="submit" aria-label={say.search}>
          <Icon name="search" />
        </button>
      </form>
      {found.length === 0 && <Empty text={asked.words ? say.nothing(asked.words) : say.nothingYet} />}
      <ul class="picks">
        {found.map((card) => (
          <Pick card={card} shown={shown} isPinned={pinned.has(card.id)} />
        ))}
      </ul>
    </Section>
  )
}

const Pick = ({ card, shown: { version, channel }, isPinned }: { card: Card; shown: Shown; isPinned: boolean }) => {
  const say = useSay().headlines
  return (
    <li>
      <article data-id={card.id}>
        <a href={articlePaths.show(card.id)}>
          <Broken text={card.title} lang={card.language} />
        </a>
        <p class="meta">
          <span>{card.creator.name}</span>
          <Time at={card.publishedAt} form="relative" />
        </p>
      </article>
      {isPinned ? (
        <span class="help">{say.isPinned}</span>
      ) : (
        <form method="post" action={headlinePaths.desk()}>
          <Seen version={version} channel={channel} />
          <input type="hidden" name="article" value={card.id} />
          <input type="hidden" name="hours" value={String(standardSpan)} />
          <button class="btn" type="submit" aria-label={say.actOn(say.pin, plainTitle(card.title))}>
            {say.pin}
          </button>
        </form>
      )}
    </li>
  )
}
