/** What a creator can apply as. The house's own creator has the kind `house`. */
export const creatorKinds = ['person', 'organisation', 'media', 'government'] as const

export type ApplicantKind = (typeof creatorKinds)[number]
export type CreatorKind = ApplicantKind | 'house'
