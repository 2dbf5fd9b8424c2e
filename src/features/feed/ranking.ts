/**
 * The one configuration of every ranking of the site. What stands here orders the lists and is what /ranking tells
 * readers; to change a ranking is to change this file.
 */
export const ranking = {
  /** hot = log10(max(1, weight)) + published / secondsPerTenfold: ten times the weight makes up for so much time. */
  hot: {
    secondsPerTenfold: 45_000,
    weights: { open: 1, completeSource: 5 },
    mostSources: 10, // a long list of sources must not outweigh readers
  },
  /** score = the sum of these, each times how much of it there is. */
  related: {
    weights: {
      tag: 3, // each tag in common
      word: 2, // words in common in title, summary and tags: rare ones count more
      channel: 1, // each channel in common
      language: 2.5, // the same language
      opens: 0.4, // log10 of 1 + opens
      age: -0.5, // log2 of 1 + whole days since publication
    },
    most: { tags: 3, words: 3, channels: 2 },
  },
  /** At most so many of one creator in so many places. */
  variety: { most: 2, of: 10 },
  /** In related reads one place in ten goes to something new that few have opened. */
  exploration: { oneIn: 10, place: 6, days: 14, fewerThan: 50 },
} as const

export type Weighed = { opens: number; completeSources: number; publishedAt: Date }

/** Where an article stands in the hot list. Time is a part of the sum, so a score changes only when its weight does. */
export const hotOf = ({ opens, completeSources, publishedAt }: Weighed): number => {
  const { weights, mostSources, secondsPerTenfold } = ranking.hot
  const weight = weights.open * opens + weights.completeSource * Math.min(completeSources, mostSources)
  return Math.log10(Math.max(1, weight)) + publishedAt.getTime() / 1000 / secondsPerTenfold
}

/** What a candidate has to do with an article. `words` is a sum over the words in common, at most 1 for a rare one. */
export type Traits = {
  tags: number
  words: number
  channels: number
  isSameLanguage: boolean
  opens: number
  days: number
}

/** How much each feature adds, by its name. */
export const relatedParts = (traits: Traits): Record<keyof typeof ranking.related.weights, number> => {
  const { weights, most } = ranking.related
  return {
    tag: weights.tag * Math.min(traits.tags, most.tags),
    word: weights.word * Math.min(traits.words, most.words),
    channel: weights.channel * Math.min(traits.channels, most.channels),
    language: weights.language * Number(traits.isSameLanguage),
    opens: weights.opens * Math.log10(1 + traits.opens),
    age: weights.age * Math.log2(1 + Math.max(0, traits.days)),
  }
}

export const relatedScore = (traits: Traits): number =>
  Object.values(relatedParts(traits)).reduce((sum, part) => sum + part, 0)
