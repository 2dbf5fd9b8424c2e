import { markRules } from '#features/document/browser.ts'

/** What the document's schema takes as the target of a link. */
export const isLinkTarget = (address: string): boolean => markRules.link.safeParse({ href: address }).success

export const isWebAddress = (address: string): boolean => /^https?:/i.test(address) && isLinkTarget(address)
