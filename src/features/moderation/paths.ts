/** What submits itself to the desk, and what others bring there. */
export type Reviewed = 'application' | 'review'
export type Kind = Reviewed | 'report'

export const deskPaths = {
  home: '/desk',
  queue: (kind?: Kind, after?: string) => {
    const query = new URLSearchParams({ ...(kind && { kind }), ...(after && { after }) }).toString()
    return query ? `/desk?${query}` : '/desk'
  },
  case: (number: string) => `/desk/cases/${number}`,
  decision: (number: string) => `/desk/cases/${number}/decision`,
  taking: (number: string) => `/desk/cases/${number}/taking`,
  measure: (number: string) => `/desk/cases/${number}/measure`,
  lifting: (number: string) => `/desk/cases/${number}/lifting`,
  opening: '/desk/opening',
  linkEnding: '/desk/draft-link-ending',
  decided: (find = '', before = '') => {
    const query = new URLSearchParams({ ...(find && { find }), ...(before && { before }) }).toString()
    return query ? `/desk/decided?${query}` : '/desk/decided'
  },
  creators: '/desk/creators',
  review: (creatorId: string) => `/desk/creators/${creatorId}/review`,
}

type Reported = { article?: string; creator?: string; picture?: string; in?: string; path?: 'law' }

export const reportPaths = {
  form: (about: Reported = {}) => {
    const query = new URLSearchParams(about).toString()
    return query ? `/report?${query}` : '/report'
  },
  receipt: (token: string) => `/report/receipt/${token}`,
}
