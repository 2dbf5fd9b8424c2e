import { type Content, languages } from './content.ts'

/** A little of everything, for tests: a creator of each language with a corrected article, and a brief of each. */
export const sample = ({ creators, articles }: Content): Content => {
  const chosen = languages.flatMap((language) => {
    const corrected = articles.find((one) => one.language === language && one.correction)
    const brief = articles.find((one) => one.isBrief && one.creator === corrected?.creator)
    return [corrected, brief].filter((one) => one !== undefined)
  })
  return {
    creators: creators.filter(({ handle }) => chosen.some(({ creator }) => creator === handle)),
    articles: chosen,
  }
}
