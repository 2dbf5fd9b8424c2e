import type { Kysely } from 'kysely'
import {
  articleAbove,
  articlePaths,
  type Card,
  latestArticles,
  type Place,
  placeOf,
  writePlace,
} from '#features/articles/index.ts'
import { channelBySlug, channelName, channelPaths } from '#features/channels/index.ts'
import { creatorByHandle, creatorPaths } from '#features/creators/index.ts'
import { hotArticles } from '#features/feed/index.ts'
import type { DB } from '#platform/schema.ts'
import { type Locale, messagesOf } from '#ui/messages/index.ts'

/** A list that has feeds. */
export type Wanted = { is: 'latest' | 'hot' } | { is: 'channel' | 'creator' | 'tag'; name: string }

export type List = {
  title: string
  about: string
  language: string
  path: string // of its page
  cards: Card[]
  next: string | undefined
  dependencies: string[]
  /** How long it stays as it is: a ranking changes though nothing of it was touched. */
  seconds?: number
}

/** A list at another address, or one that goes on from another place: the same at any time, or only for now. */
export type Moved = { moved: string; query?: string; isForNow?: boolean }

type Found = Moved | (Omit<List, 'cards' | 'next'> & { of: ListOf })

type ListOf = { channelId?: string; tag?: string; creatorId?: string }

const perFeed = 20

type Asked = { before: Place | undefined; locale: Locale; siteName: string }

/** What a list's feed says: undefined for a list that there is not, an address where it has another. */
export const readList = async (db: Kysely<DB>, wanted: Wanted, asked: Asked): Promise<List | Moved | undefined> => {
  const found = await find(db, wanted, asked)
  if (!found || 'moved' in found) return found
  const { of, ...list } = found
  if (wanted.is === 'hot') {
    const { items } = await hotArticles(db, { places: perFeed })
    return { ...list, cards: items.map(({ card }) => card), next: undefined, seconds: 60 } // a ranking goes on nowhere for long
  }
  const place = asked.before && (await settled(db, of, asked.before))
  if (place !== undefined) return { moved: list.path, query: place, isForNow: true }
  const cards = await latestArticles(db, { ...of, before: asked.before, limit: perFeed + 1 })
  if (wanted.is === 'tag' && cards.length === 0) return undefined
  const shown = cards.slice(0, perFeed)
  const last = shown.at(-1)
  return { ...list, cards: shown, next: cards.length > perFeed && last ? placeOf(last) : undefined }
}

/**
 * The query of the one place from which the same articles follow, unless this is that one: of all the places that there
 * could be, a list has as many as articles, and only so many feeds to make and keep.
 */
const settled = async (db: Kysely<DB>, of: ListOf, before: Place): Promise<string | undefined> => {
  const above = await articleAbove(db, of, before)
  if (!above) return ''
  return placeOf(above) === writePlace(before) ? undefined : `?before=${placeOf(above)}`
}

const find = (db: Kysely<DB>, wanted: Wanted, asked: Asked): Promise<Found | undefined> => {
  switch (wanted.is) {
    case 'latest':
      return Promise.resolve(everything(asked))
    case 'hot':
      return Promise.resolve(hottest(asked))
    case 'channel':
      return ofChannel(db, wanted.name, asked)
    case 'creator':
      return ofCreator(db, wanted.name)
    case 'tag':
      return Promise.resolve(ofTag(wanted.name, asked))
  }
}

const everything = ({ locale, siteName }: Asked): Found => ({
  title: siteName,
  about: messagesOf(locale).site.about,
  language: locale,
  path: '/',
  dependencies: ['latest'],
  of: {},
})

const hottest = ({ locale, siteName }: Asked): Found => {
  const { hotTitle, hotHint } = messagesOf(locale).feed
  const title = `${hotTitle} - ${siteName}`
  return { title, about: hotHint, language: locale, path: '/hot', dependencies: ['latest'], of: {} }
}

const ofChannel = async (db: Kysely<DB>, slug: string, { locale, siteName }: Asked): Promise<Found | undefined> => {
  const channel = await channelBySlug(db, slug)
  if (!channel) return undefined
  const title = `${channelName(channel, locale)} - ${siteName}`
  const dependencies = [`channel:${channel.id}`]
  return {
    title,
    about: title,
    language: locale,
    path: channelPaths.show(slug),
    dependencies,
    of: { channelId: channel.id },
  }
}

const ofCreator = async (db: Kysely<DB>, handle: string): Promise<Found | undefined> => {
  const found = await creatorByHandle(db, handle)
  if (!found) return undefined
  if ('movedTo' in found) return { moved: creatorPaths.show(found.movedTo) }
  const { id, name, tagline, language } = found.creator
  const dependencies = [`creator:${id}`]
  return {
    title: name,
    about: tagline || name,
    language,
    path: creatorPaths.show(handle),
    dependencies,
    of: { creatorId: id },
  }
}

const ofTag = (label: string, { locale, siteName }: Asked): Found => {
  const tag = label.slice(0, 60).toWellFormed().normalize('NFKC').toLowerCase().trim()
  if (tag !== label) return { moved: articlePaths.tag(tag) }
  const title = `${messagesOf(locale).lists.tag(tag)} - ${siteName}`
  return {
    title,
    about: title,
    language: locale,
    path: articlePaths.tag(tag),
    dependencies: [`tag:${tag}`],
    of: { tag },
  }
}
