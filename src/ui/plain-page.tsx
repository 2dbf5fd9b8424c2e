import type { Child, PropsWithChildren } from 'hono/jsx'
import { useSay } from './frame.tsx'
import { Icon } from './icons.tsx'
import { Layout } from './layout.tsx'

type PlainPageProps = PropsWithChildren<{ title: string; text: Child; isQuestion?: boolean }>

/** A page that is a sentence and a way on: missing, withdrawn, failed, not open. `children` are further ways on. */
export const PlainPage = ({ title, text, isQuestion, children }: PlainPageProps) => {
  const say = useSay()
  return (
    <Layout title={title} noindex>
      <section class="plain">
        {isQuestion && (
          <span class="disc" aria-hidden="true">
            ?
          </span>
        )}
        <h1>{title}</h1>
        <p>{text}</p>
        {children}
        <p class="row">
          <a class="btn" href="/">
            <Icon name="home" />
            {say.errors.toHome}
          </a>
        </p>
      </section>
    </Layout>
  )
}

/** Search, in the middle of a page: for those whose address led nowhere. */
export const SearchLine = () => {
  const say = useSay().frame
  return (
    <form class="search-line" role="search" action="/search" aria-label={say.searchHint}>
      <input class="inp" type="search" name="q" maxlength={100} aria-label={say.search} placeholder={say.searchHint} />
      <button class="btn" type="submit">
        <Icon name="search" />
        {say.search}
      </button>
    </form>
  )
}
