import { Select, Submit } from '#ui/forms.tsx'
import { useFrame, useSay } from '#ui/frame.tsx'
import { Layout } from '#ui/layout.tsx'
import { Time } from '#ui/time.tsx'
import { plainTitle } from '#ui/title.tsx'
import { Comparison } from './comparison.tsx'
import type { Content } from './insert-revision.ts'
import { articlePaths } from './paths.ts'
import type { Version } from './versions.ts'

type VersionsProps = {
  article: { id: string; title: string; language: string }
  versions: Version[]
  compared: { from: number; to: number; before: Content; after: Content } | undefined
}

/** Part 9, the whole of it: every version that was published, and what changed between any two. */
export const VersionsPage = ({ article, versions, compared }: VersionsProps) => {
  const say = useSay().articles
  const { origin } = useFrame()
  const title = say.versionsOf(plainTitle(article.title))
  return (
    <Layout title={title} canonical={origin + articlePaths.versions(article.id)} slim noindex>
      <section class="wrap narrow versions">
        <h1>{title}</h1>
        <p class="help">{say.versionsHelp}</p>
        <VersionList id={article.id} versions={versions} />
        {versions.length > 1 && <Choose id={article.id} versions={versions} compared={compared} />}
        {versions.length === 1 && <p>{say.onlyOneVersion}</p>}
        {compared && <Comparison before={compared.before} after={compared.after} />}
        <p>
          <a class="btn" href={articlePaths.show(article.id)}>
            {say.backToArticle}
          </a>
        </p>
      </section>
    </Layout>
  )
}

const VersionList = ({ id, versions }: { id: string; versions: Version[] }) => {
  const say = useSay().articles
  return (
    <ol class="list">
      {versions.map(({ at, changeKind, note, number }, place) => (
        <li>
          <span class="kick">{place + 1}</span> <Time at={at} /> {changeKind && <b>{say.change[changeKind]}</b>} {note}
          {place > 0 && (
            <span class="meta">
              <a href={articlePaths.comparison(id, versions[place - 1]?.number ?? 1, number)}>{say.seeDifference}</a>
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}

const Choose = ({ id, versions, compared }: Omit<VersionsProps, 'article'> & { id: string }) => {
  const { say } = useFrame()
  const options = versions.map(({ number }, place) => ({ value: String(number), label: String(place + 1) }))
  return (
    <form method="get" action={articlePaths.versions(id)} class="row compare-two">
      <Select label={say.articles.compareFrom} name="from" value={String(compared?.from ?? '')} options={options} />
      <Select label={say.articles.compareTo} name="to" value={String(compared?.to ?? '')} options={options} />
      <Submit look="plain">{say.articles.compare}</Submit>
    </form>
  )
}
