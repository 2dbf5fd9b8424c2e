/** An answer as a person or a program sees it. */
export type Answer = {
  status: number
  text: string
  location: string | undefined
  headers: Headers
  json: <T = Record<string, unknown>>() => T
}

export type Fields = Record<string, string | string[] | Blob | Blob[]>

/** A browser without script: keeps cookies, says where it comes from, follows nothing by itself. */
export class Client {
  readonly cookies = new Map<string, string>()
  readonly origin: string
  readonly headers: Record<string, string>

  constructor(origin: string, headers: Record<string, string> = {}) {
    this.origin = origin
    this.headers = { 'accept-language': 'zh-CN', ...headers }
  }

  get = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
    this.send('GET', path, undefined, headers)

  /** Sends a form as a page of the site would. Files make it multipart. */
  post = (path: string, fields: Fields = {}, headers: Record<string, string> = {}): Promise<Answer> => {
    const entries = Object.entries(fields).flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((one) => [name, one] as const),
    )
    if (entries.some(([, value]) => typeof value !== 'string')) {
      const form = new FormData()
      for (const [name, value] of entries) form.append(name, value as string)
      return this.send('POST', path, form, headers)
    }
    return this.send('POST', path, new URLSearchParams(entries as [string, string][]), headers)
  }

  sendJson = (method: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    this.send(method, path, JSON.stringify(body), { 'content-type': 'application/json', ...headers })

  async send(method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}): Promise<Answer> {
    const isWrite = method !== 'GET' && method !== 'HEAD'
    const response = await fetch(this.origin + path, {
      method,
      body,
      redirect: 'manual',
      headers: {
        ...this.headers,
        ...(isWrite ? { origin: this.origin } : {}),
        ...(this.cookies.size
          ? { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
          : {}),
        ...headers,
      },
    })
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie)
    const text = await response.text()
    const location = response.headers.get('location') ?? undefined
    return { status: response.status, text, location, headers: response.headers, json: () => JSON.parse(text) }
  }

  private keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split(';')
    const at = pair.indexOf('=')
    const isGone = attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute))
    if (isGone) this.cookies.delete(pair.slice(0, at))
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }
}
