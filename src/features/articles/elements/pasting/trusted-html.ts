type Policy = { createHTML: (html: string) => string }
type Policies = { createPolicy: (name: string, rules: Policy) => Policy }

let policy: Policy | undefined

/**
 * Parses strange HTML into a document of its own: scripts in it do not run and pictures are not fetched. The one place
 * that hands text to the browser's HTML parser, hence the one user of the policy that the site's header allows.
 */
export const parseStrangeHtml = (html: string): Document => {
  const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes
  policy ??= policies?.createPolicy('wenhao', { createHTML: (text) => text }) ?? { createHTML: (text) => text }
  const page = new DOMParser().parseFromString(policy.createHTML(html.replace(eachTag, quiet)), 'text/html')
  for (const element of page.querySelectorAll<HTMLElement>('[data-style]'))
    element.style.cssText = element.dataset.style ?? ''
  return page
}

// The page's policy reaches into the strange document: style attributes would be dropped, and each of them reported.
const eachTag = /<[a-z][^<>]*>/gi
const quiet = (tag: string): string =>
  tag.replace(/\sstyle\s*=/gi, ' data-style=').replace(/\son[a-z]+\s*=/gi, ' data-on=')
