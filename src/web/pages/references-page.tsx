import { type ArticleView, articlePaths } from '#features/articles/index.ts'
import { type CitingStyle, citingStyles } from '#features/sources/index.ts'
import { useSay } from '#ui/frame.tsx'
import { Layout } from '#ui/layout.tsx'
import { Broken, plainTitle } from '#ui/title.tsx'

type Props = { article: ArticleView; style: CitingStyle; lines: string[] }

/** The sources of one article, set by a style engine: its lines are plain text, escaped like any other. */
export const ReferencesPage = ({ article, style, lines }: Props) => {
  const { citing: say, articles } = useSay()
  return (
    <Layout title={say.pageTitle(plainTitle(article.title))} noindex>
      <section class="plain references">
        <p class="meta">
          <a href={`${articlePaths.show(article.id)}#sources`}>
            <Broken text={article.title} lang={article.language} />
          </a>
        </p>
        <h1>{say.heading}</h1>
        {lines.length === 0 ? (
          <p>{articles.noSources}</p>
        ) : (
          <>
            <p>{say.ofArticle}</p>
            <StyleChoice article={article} style={style} />
            <ol class="refs">
              {lines.map((line) => (
                <li>{line}</li>
              ))}
            </ol>
            <p class="help">{say.quotesStay}</p>
            <p class="help">
              {say.files}　<a href={articlePaths.referencesFile(article.id)}>{say.csl}</a>　{say.cslHelp}
            </p>
          </>
        )}
      </section>
    </Layout>
  )
}

const StyleChoice = ({ article, style }: Pick<Props, 'article' | 'style'>) => {
  const say = useSay().citing
  return (
    <nav class="tabs" aria-label={say.style}>
      {citingStyles.map((each) => (
        <a href={articlePaths.references(article.id, each)} aria-current={each === style ? 'page' : undefined}>
          {say.styles[each]}
        </a>
      ))}
    </nav>
  )
}
