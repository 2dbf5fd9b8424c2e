const machines =
  /bot\b|bots\b|crawl|spider|slurp|preview|scrap|fetch|headless|lighthouse|monitor|uptime|archiv|feed|wget|curl|python|perl|java\/|ruby|php|okhttp|axios|node|go-http|httpclient|phantom|selenium|playwright|puppeteer/i

type Asking = { agent: string; site: string | undefined; purpose: string | undefined }

/**
 * Whether a person's browser seems to ask. All browsers of these years say in Sec-Fetch-Site where a request comes from;
 * programs that read pages seldom do.
 */
export const isReader = ({ agent, site, purpose }: Asking): boolean =>
  site === 'same-origin' && !purpose && agent.length >= 20 && !machines.test(agent.slice(0, 400))
