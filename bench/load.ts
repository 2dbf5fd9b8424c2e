import autocannon from 'autocannon'
import { cpuSeconds } from './site.ts'

export type Target = { name: string; url: string; pid: number; headers?: Record<string, string> }

/** Requests per second, and microseconds of the server's CPU for each. */
export type Load = { perSecond: number; cpu: number }

const connections = 64

export const press = async ({ url, pid, headers = {} }: Target, seconds: number): Promise<Load> => {
  const before = cpuSeconds(pid)
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    headers: { 'accept-encoding': 'gzip, deflate, br', 'accept-language': 'zh-CN', ...headers },
  })
  const cpu = cpuSeconds(pid) - before
  if (result.errors > 0 || result.non2xx > 0)
    throw new Error(`${url}: ${result.errors} errors, ${JSON.stringify(result.statusCodeStats)}`)
  return { perSecond: result.requests.total / result.duration, cpu: (cpu * 1_000_000) / result.requests.total }
}
