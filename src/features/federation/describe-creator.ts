import type { Organization, Person, ProfilePage } from 'schema-dts'
import type { CreatorInfo } from '#features/creators/index.ts'
import { creatorPaths } from '#features/creators/index.ts'
import { mediaPaths } from '#features/media/index.ts'

const types = {
  person: 'Person',
  organisation: 'Organization',
  media: 'NewsMediaOrganization',
  government: 'GovernmentOrganization',
  house: 'Organization',
} as const satisfies Record<CreatorInfo['kind'], string>

/** Who writes, as schema.org has it. */
export const describeCreator = (creator: CreatorInfo, origin: string): Exclude<Person | Organization, string> => ({
  '@type': types[creator.kind],
  name: creator.name,
  alternateName: `@${creator.handle}`,
  url: origin + creatorPaths.show(creator.handle),
  description: creator.tagline || undefined,
  image: creator.avatar ? origin + mediaPaths.variant(creator.avatar, 'square-256') : undefined,
})

/** A creator's own page. */
export const describeProfile = (creator: CreatorInfo, since: Date, origin: string): ProfilePage => ({
  '@type': 'ProfilePage',
  url: origin + creatorPaths.show(creator.handle),
  dateCreated: since.toISOString(),
  mainEntity: {
    ...describeCreator(creator, origin),
    interactionStatistic: {
      '@type': 'InteractionCounter',
      interactionType: { '@type': 'FollowAction' },
      userInteractionCount: creator.followers,
    },
    agentInteractionStatistic: {
      '@type': 'InteractionCounter',
      interactionType: { '@type': 'WriteAction' },
      userInteractionCount: creator.articles ?? 0,
    },
  },
})
