import { isWebAddress } from '../schema/addresses.ts'

const sentencesEnd = /[。！？!?]|\.(?=\s|$)/g

/** More than a sentence: two of them, or one that is long. */
export const isPassage = (text: string): boolean => {
  const words = text.trim().slice(0, 5_000)
  const weight = words.length + (words.match(/[\u3400-\u9fff]/g)?.length ?? 0)
  return weight >= 40 && ((words.match(sentencesEnd)?.length ?? 0) > 1 || weight >= 120)
}

/** Whether the clipboard was filled by an editor like ours: what one moves about in one's own text is not asked about. */
export const isFromEditor = (html: string): boolean => /\sdata-pm-slice=/.test(html)

/** HTML without the lines that Windows puts before it in the clipboard. */
export const withoutHeader = (html: string): string =>
  /^Version:\d/.test(html) && html.includes('<') ? html.slice(html.indexOf('<')) : html

export type PageOf = { url: string; title: string }

/** The page that copied HTML says it is from: in the clipboard's own header, or in the head of the page. */
export const pageOf = (html: string, page: Document): PageOf => {
  const header = /^SourceURL:[ \t]*(\S{1,2000})/m.exec(html.slice(0, 4_000))?.[1]
  const link = page.querySelector('link[rel="canonical"]')?.getAttribute('href')
  const shared = page.querySelector('meta[property="og:url"]')?.getAttribute('content')
  const base = page.querySelector('base')?.getAttribute('href')
  const url = [header, link, shared, base].find((address) => address && isWebAddress(address)) ?? ''
  const title = page.querySelector('title')?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
  return { url, title: title.slice(0, 300) }
}
