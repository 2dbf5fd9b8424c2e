const address =
  /^(?:https?:\/\/([^/\s?#]{1,300}))?\/a\/([0-9a-hjkmnp-tv-z]{13})(?:-[^\s/?#]{0,600})?(?:[?#]\S{0,600})?$/

/** The id of the article that a line of text leads to, when it is nothing but the address of one on this site. */
export const ownArticle = (text: string, host: string): string | undefined => {
  const [, at, id] = address.exec(text.trim().slice(0, 2000)) ?? []
  return at === undefined || at === host ? id : undefined
}
