import type { PropsWithChildren } from 'hono/jsx'
import { ClaimStripInWords, totalOf } from '#ui/claim-strip.tsx'
import { useFrame, useSay } from '#ui/frame.tsx'
import type { Locale } from '#ui/messages/index.ts'
import { writeNumber } from '#ui/numbers.ts'
import { Picture } from '#ui/picture.tsx'
import { Time } from '#ui/time.tsx'
import { Broken } from '#ui/title.tsx'
import type { Card } from './cards.ts'
import { articlePaths } from './paths.ts'

const channelName = (channel: { name_zh: string; name_en: string }, locale: Locale): string =>
  locale === 'zh-CN' ? channel.name_zh : channel.name_en

/** A picture's language is that of the title beside it. */
const Title = ({ card }: { card: Card }) => (
  <a href={articlePaths.show(card.id)}>
    <Broken text={card.title} lang={card.language} />
  </a>
)

const AdvertisementMark = ({ card }: { card: Card }) =>
  card.isAdvertisement ? <span class="tag">{useSay().articles.advertisement}</span> : null

const Kick = ({ card }: { card: Card }) => {
  const { locale } = useFrame()
  const [channel] = card.channels
  return channel ? <span class="kick">{channelName(channel, locale)}</span> : null
}

/** Who wrote it and when; `children` follow. */
export const CardMeta = ({ card, children }: PropsWithChildren<{ card: Card }>) => (
  <p class="meta">
    <b>
      <a href={`/@${card.creator.handle}`}>{card.creator.name}</a>
    </b>
    <Time at={card.publishedAt} form="relative" />
    <AdvertisementMark card={card} />
    {children}
  </p>
)

/** What its claims rest on; without claims, how many sources it lists. */
const ClaimsMark = ({ card }: { card: Card }) => {
  const say = useFrame().say.cards
  if (totalOf(card.claims) > 0) return <ClaimStripInWords counts={card.claims} />
  return card.sources > 0 ? <span>{say.sources(writeNumber(card.sources))}</span> : null
}

type CoverProps = { card: Card; sizes: string; class?: string; isFirst?: boolean }

/** The title says where it leads: the picture is for the eye, and skipped by the keyboard and by screen readers. */
const CoverLink = ({ card, ...rest }: CoverProps) =>
  card.cover ? (
    <a href={articlePaths.show(card.id)} tabindex={-1} aria-hidden="true">
      <Picture of={card.cover} alt="" class="pic" {...rest} />
    </a>
  ) : null

/** The one story that leads the front page; `children` follow in its line below. */
export const LeadCard = ({ card, children }: PropsWithChildren<{ card: Card }>) => (
  <article class="lead" data-id={card.id}>
    <CoverLink card={card} sizes="(min-width: 75rem) 38rem, (min-width: 56rem) 60vw, 100vw" isFirst />
    <Kick card={card} />
    <h2>
      <Title card={card} />
    </h2>
    <p class="dek" lang={card.language}>
      {card.summary}
    </p>
    <CardMeta card={card}>
      <span>{useSay().articles.minutesShort(card.readingMinutes)}</span>
      {children}
    </CardMeta>
    {totalOf(card.claims) + card.sources > 0 && (
      <p class="meta">
        <ClaimsMark card={card} />
      </p>
    )}
  </article>
)

type StoryProps = PropsWithChildren<{
  card: Card
  hasPicture?: boolean
  hasKick?: boolean
  isFirst?: boolean // the first picture of its page
}>

/** A story beside the lead, or in a row of three. */
export const StoryCard = ({ card, hasPicture = true, hasKick = true, isFirst = false, children }: StoryProps) => (
  <article class="story" data-id={card.id}>
    {hasPicture && (
      <CoverLink card={card} sizes="(min-width: 56rem) 18rem, (min-width: 40rem) 50vw, 100vw" isFirst={isFirst} />
    )}
    {hasKick && <Kick card={card} />}
    <h3>
      <Title card={card} />
    </h3>
    {hasPicture && card.summary && <p lang={card.language}>{card.summary}</p>}
    <CardMeta card={card}>
      <ClaimsMark card={card} />
      {children}
    </CardMeta>
  </article>
)

/** One of a feed by time. */
export const FeedCard = ({ card, why }: { card: Card; why?: string }) => (
  <li class={card.cover ? undefined : 'no-pic'} data-item={card.id}>
    <article data-id={card.id}>
      <h3>
        <Title card={card} />
      </h3>
      {card.summary && <p lang={card.language}>{card.summary}</p>}
      <CardMeta card={card}>
        <ClaimsMark card={card} />
        {why && <span class="why">{why}</span>}
      </CardMeta>
    </article>
    <CoverLink card={card} sizes="(min-width: 40rem) 11.5rem, 6.5rem" class="pic pic-43" />
  </li>
)

/** A title in a column of headlines; `children` follow in its line below. */
export const BriefCard = ({ card, children }: PropsWithChildren<{ card: Card }>) => (
  <li>
    <article data-id={card.id}>
      <Title card={card} />
      <p class="meta">
        <span>{card.creator.name}</span>
        <Time at={card.publishedAt} form="relative" />
        {children}
      </p>
    </article>
  </li>
)

/** A further read below an article, with the reason why it is here. */
export const ReadCard = ({ card, why }: { card: Card; why: string }) => (
  <li class={card.cover ? undefined : 'no-pic'} data-item={card.id}>
    <CoverLink card={card} sizes="(min-width: 40rem) 14rem, 6.5rem" class="pic pic-43" />
    <article data-id={card.id}>
      <h3>
        <Title card={card} />
      </h3>
      {!card.cover && card.summary && <p lang={card.language}>{card.summary}</p>}
      <CardMeta card={card}>
        <span class="why">{why}</span>
      </CardMeta>
    </article>
  </li>
)

/** A creator's articles as a short list: title and day. */
export const ShortList = ({ cards }: { cards: Card[] }) => (
  <ul class="list">
    {cards.map((card) => (
      <li>
        <article data-id={card.id}>
          <Title card={card} />
          <span class="meta">
            <Time at={card.publishedAt} form="short" />
          </span>
        </article>
      </li>
    ))}
  </ul>
)
