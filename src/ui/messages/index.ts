import { en } from './en.ts'
import { zhCN } from './zh-CN.ts'

/** Every text that people see. A language that lacks one does not compile. */
export type Messages = Widened<typeof zhCN>

type Widened<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Widened<T[K]>
}

const languages = { 'zh-CN': zhCN as Messages, en: en satisfies Messages }

export type Locale = keyof typeof languages

export const locales = Object.keys(languages) as Locale[]

export const isLocale = (text: unknown): text is Locale => typeof text === 'string' && Object.hasOwn(languages, text)

export const messagesOf = (locale: Locale): Messages => languages[locale]

/** The word for what is wrong with a field; each has a sentence in every language. */
export type Problem = keyof Messages['problems']

/** The first language of an Accept-Language header that we speak, by its weights. */
export const acceptedLocale = (header: string, offered: readonly Locale[] = locales): Locale | undefined => {
  const wanted = header
    .slice(0, 200)
    .split(',')
    .map((part, place) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';')
      const weight = rest.find((r) => r.trim().startsWith('q='))
      return { tag, place, q: weight ? Number(weight.trim().slice(2)) || 0 : 1 }
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q || a.place - b.place)
  const spoken = ({ tag }: { tag: string }) => offered.find((locale) => primary(locale) === primary(tag))
  return wanted.map(spoken).find((locale) => locale !== undefined)
}

const primary = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? ''

type Wish = { asked: string | undefined; kept: string | undefined; accepted: string; standard: string }

/** The language of a page: asked for in the address, chosen earlier, what the browser prefers, the site's own. */
export const chooseLocale = (wish: Wish, offered: readonly Locale[] = locales): Locale => {
  const isOffered = (text: unknown): text is Locale => isLocale(text) && offered.includes(text)
  const wanted = [wish.asked, wish.kept, acceptedLocale(wish.accepted, offered), wish.standard]
  return wanted.find(isOffered) ?? offered[0] ?? 'zh-CN'
}
