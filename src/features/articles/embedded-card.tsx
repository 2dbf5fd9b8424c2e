import { useSay } from '#ui/frame.tsx'
import { Picture } from '#ui/picture.tsx'
import { Time } from '#ui/time.tsx'
import { Broken } from '#ui/title.tsx'
import type { Embedded } from './embedded.ts'
import { articlePaths } from './paths.ts'

/** Another article within a text: what it is called now and whose it is, or what became of it. */
export const EmbeddedCard = ({ article }: { article: Embedded | undefined }) => {
  const say = useSay().writing.embed
  if (article?.is === 'here') return <Card article={article} />
  return (
    <aside class="embed-card" aria-label={say.label}>
      {article?.is === 'withdrawn' ? (
        <div>
          <p class="embed-title" lang={article.language}>
            <a href={articlePaths.show(article.id)}>
              <Broken text={article.title} lang={article.language} />
            </a>
          </p>
          <p class="embed-gone">{say.withdrawn}</p>
        </div>
      ) : (
        <p class="embed-gone">{article ? say.hidden : say.missing}</p>
      )}
    </aside>
  )
}

const Card = ({ article }: { article: Extract<Embedded, { is: 'here' }> }) => {
  const { id, title, language, cover, publishedAt, creator } = article
  return (
    <aside
      class={cover ? 'embed-card has-pic' : 'embed-card'}
      data-embed={id}
      aria-label={useSay().writing.embed.label}
    >
      <div>
        <p class="embed-title" lang={language}>
          <a href={articlePaths.show(id)}>
            <Broken text={title} lang={language} />
          </a>
        </p>
        <p class="meta">
          <b>
            <a href={`/@${creator.handle}`}>{creator.name}</a>
          </b>
          <Time at={publishedAt} form="day" />
        </p>
      </div>
      {cover && (
        <a href={articlePaths.show(id)} tabindex={-1} aria-hidden="true">
          <Picture of={cover} alt="" class="pic" sizes="9rem" />
        </a>
      )}
    </aside>
  )
}
