const query = (given: Record<string, string | number | undefined>): string => {
  const pairs = Object.entries(given).filter(([, value]) => value !== undefined)
  const text = new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString()
  return text && `?${text}`
}

export const feedPaths = {
  hot: (channel?: string, after?: string) => `/hot${query({ channel, after })}`,
  more: (articleId: string, after?: string, page?: number) => `/a/${articleId}/more${query({ after, page })}`,
  following: (before?: string) => `/following${query({ before })}`,
  ranking: '/ranking',
}
