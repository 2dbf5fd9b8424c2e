import type { CreatorInfo } from '#features/creators/index.ts'
import { creatorPaths } from '#features/creators/index.ts'
import { mediaPaths } from '#features/media/index.ts'
import type { Thing } from './structured-data.tsx'

const types: Record<CreatorInfo['kind'], string> = {
  person: 'Person',
  organisation: 'Organization',
  media: 'NewsMediaOrganization',
  government: 'GovernmentOrganization',
  house: 'Organization',
}

/** Who writes, as schema.org has it. */
export const describeCreator = (creator: CreatorInfo, origin: string): Thing => ({
  '@type': types[creator.kind],
  name: creator.name,
  alternateName: `@${creator.handle}`,
  url: origin + creatorPaths.show(creator.handle),
  description: creator.tagline || undefined,
  image: creator.avatar ? origin + mediaPaths.variant(creator.avatar, 'square-256') : undefined,
})

/** A creator's own page. */
export const describeProfile = (creator: CreatorInfo, since: Date, origin: string): Thing => ({
  '@type': 'ProfilePage',
  url: origin + creatorPaths.show(creator.handle),
  dateCreated: since.toISOString(),
  mainEntity: {
    ...describeCreator(creator, origin),
    interactionStatistic: {
      '@type': 'InteractionCounter',
      interactionType: 'https://schema.org/FollowAction',
      userInteractionCount: creator.followers,
    },
    agentInteractionStatistic: {
      '@type': 'InteractionCounter',
      interactionType: 'https://schema.org/WriteAction',
      userInteractionCount: creator.articles ?? 0,
    },
  },
})
