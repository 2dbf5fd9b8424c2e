const query = (given: Record<string, string | undefined>): string => {
  const pairs = Object.entries(given).filter((pair): pair is [string, string] => Boolean(pair[1]))
  const text = new URLSearchParams(pairs).toString()
  return text && `?${text}`
}

export const headlinePaths = {
  desk: (channel?: string, more: { saved?: string; from?: string; q?: string } = {}) =>
    `/desk/headlines${query({ channel, ...more })}`,
  order: '/desk/headlines/order',
  pin: (id: string) => `/desk/headlines/${id}`,
}
