import { trustedHtml } from '../trusted.ts'

/**
 * Parses strange HTML into a document of its own: scripts in it do not run and pictures are not fetched. The one place
 * that hands text to the browser's HTML parser.
 */
export const parseStrangeHtml = (html: string): Document => {
  const page = new DOMParser().parseFromString(trustedHtml(html.replace(eachTag, quiet)), 'text/html')
  for (const element of page.querySelectorAll<HTMLElement>('[data-style]'))
    element.style.cssText = element.dataset.style ?? ''
  return page
}

// The page's policy reaches into the strange document: style attributes would be dropped, and each of them reported.
const eachTag = /<[a-z][^<>]*>/gi
const quiet = (tag: string): string =>
  tag.replace(/\sstyle\s*=/gi, ' data-style=').replace(/\son[a-z]+\s*=/gi, ' data-on=')
