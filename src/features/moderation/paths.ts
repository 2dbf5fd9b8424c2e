export type Kind = 'application' | 'review'

export const deskPaths = {
  home: '/desk',
  queue: (kind?: Kind, after?: string) => {
    const query = new URLSearchParams({ ...(kind && { kind }), ...(after && { after }) }).toString()
    return query ? `/desk?${query}` : '/desk'
  },
  case: (number: string) => `/desk/cases/${number}`,
  decision: (number: string) => `/desk/cases/${number}/decision`,
  taking: (number: string) => `/desk/cases/${number}/taking`,
  creators: '/desk/creators',
  review: (creatorId: string) => `/desk/creators/${creatorId}/review`,
}
