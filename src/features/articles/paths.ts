/** Addresses of what readers see. */
export const articlePaths = {
  show: (id: string) => `/a/${id}`,
  versions: (id: string) => `/a/${id}/versions`,
  comparison: (id: string, from: number, to: number) => `/a/${id}/versions?from=${from}&to=${to}`,
  references: (id: string, style?: string) => `/a/${id}/sources${style ? `?style=${style}` : ''}`,
  referencesFile: (id: string) => `/a/${id}/sources.json`,
  tag: (tag: string) => `/tags/${encodeURIComponent(tag)}`,
}

const article = (id: string) => `/studio/articles/${id}`

/** Addresses of the author's side. */
export const studioPaths = {
  home: (tab?: string, handle?: string, q?: string) => {
    const asked = { ...(tab && { tab }), ...(handle && { creator: handle }), ...(q && { q }) }
    const query = new URLSearchParams(asked).toString()
    return query ? `/studio?${query}` : '/studio'
  },
  articles: '/studio/articles',
  decision: (id: string) => `/studio/decisions/${id}`,
  edit: article,
  draft: (id: string) => `${article(id)}/draft`,
  sources: (id: string) => `${article(id)}/sources`,
  revisions: (id: string) => `${article(id)}/revisions`,
  revision: (id: string, number: number) => `${article(id)}/revisions/${number}`,
  comparison: (id: string) => `${article(id)}/comparison`,
  restoration: (id: string) => `${article(id)}/restoration`,
  discarding: (id: string) => `${article(id)}/discarding`,
  declaration: (id: string) => `${article(id)}/declaration`,
  publication: (id: string) => `${article(id)}/publication`,
  submission: (id: string) => `${article(id)}/submission`,
  preview: (id: string, width?: 'phone' | 'desktop') => `${article(id)}/preview${width ? `?width=${width}` : ''}`,
  withdrawal: (id: string) => `${article(id)}/withdrawal`,
  deletion: (id: string) => `${article(id)}/deletion`,
  planCancellation: (id: string) => `${article(id)}/plan-cancellation`,
  links: (id: string) => `${article(id)}/links`,
  linkRevocation: (id: string, link: string) => `${article(id)}/links/${link}/revocation`,
  pictures: (handle: string) => `/studio/creators/${handle}/pictures`,
  pictureDeletion: (handle: string, hash: string) => `/studio/creators/${handle}/pictures/${hash}/deletion`,
  embed: '/studio/embeds/',
}

/** Addresses that open one draft to whoever has them. */
export const draftLinkPaths = {
  show: (token: string) => `/drafts/${token}`,
  media: (token: string) => `/drafts/${token}/media`,
}

/** Addresses of the editors' side. */
export const tagPaths = {
  edit: (tag: string) => `/admin/tags/${encodeURIComponent(tag)}`,
  lifting: (tag: string) => `/admin/tags/${encodeURIComponent(tag)}/lifting`,
}
