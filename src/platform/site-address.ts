import type { Config } from './config.ts'

/**
 * The address under which links in letters lead to the site: the public one, else this machine. Never what a request
 * claims to have asked for: whoever sends it could make a letter lead elsewhere.
 */
export const siteAddress = ({ publicUrl, host, port }: Config): string =>
  publicUrl?.origin ?? `http://${shown(host)}:${port}`

const shown = (host: string): string => {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
