import type { Typed } from '#platform/http.ts'
import { Choices, type Problems } from '#ui/forms.tsx'
import { useSay } from '#ui/frame.tsx'
import { type PictureSource, pictureAt } from '#ui/picture.tsx'
import type { OwnArticle } from './own-article.ts'
import { pictureHashes } from './render-revision.ts'

type CoverProps = {
  article: OwnArticle
  pictures: ReadonlyMap<string, PictureSource>
  typed: Typed
  problems: Problems
}

/** Which picture lists show: the one that the article has, none, or one of its text. */
export const CoverField = ({ article, pictures, typed, problems }: CoverProps) => {
  const { studio: say, ownArticles } = useSay()
  const { cover } = article.details
  const inText = pictureHashes(article.document).flatMap((hash) => pictures.get(hash) ?? [])
  const offered = inText.map((picture, place) => pictureChoice(picture, say.coverNumber(place + 1)))
  // It comes first, also when the text does not show it: what is not offered would be taken away.
  const own = cover && { value: cover.hash, label: <OwnCover alt={cover.alt} picture={pictures.get(cover.hash)} /> }
  const others = offered.filter(({ value }) => value !== cover?.hash)
  if (!own && others.length === 0) return <p class="help">{say.noPictures}</p>
  return (
    <div class="cover-pick">
      <Choices
        legend={say.cover}
        name="cover"
        value={typed.cover ?? ''}
        help={inText.length > 0 ? say.coverHelp : ownArticles.coverHelp}
        error={problems.cover}
        options={[...(own ? [own] : []), { value: '', label: say.noCover }, ...others]}
        isInline
      />
    </div>
  )
}

const OwnCover = ({ alt, picture }: { alt: string; picture: PictureSource | undefined }) => {
  const say = useSay().ownArticles
  return picture ? pictureChoice(picture, alt || say.cover).label : <>{say.coverUnseen}</>
}

const pictureChoice = (picture: PictureSource, alt: string) => ({
  value: picture.hash,
  label: <img src={pictureAt(picture, 320)} alt={alt} width={picture.width} height={picture.height} loading="lazy" />,
})
