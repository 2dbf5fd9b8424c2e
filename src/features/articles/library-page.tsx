import { Act, Field, Select } from '#ui/forms.tsx'
import { useSay } from '#ui/frame.tsx'
import { Done, Empty, More } from '#ui/lines.tsx'
import { Picture } from '#ui/picture.tsx'
import { Time } from '#ui/time.tsx'
import { type LibraryFilter, type LibraryPicture, libraryFilters } from './library.ts'
import { studioPaths } from './paths.ts'
import { StudioPage, StudioRemark } from './studio-frame.tsx'

type LibraryProps = {
  creator: { handle: string; name: string; mayDelete: boolean }
  q: string
  filter: LibraryFilter
  pictures: LibraryPicture[]
  next: string | undefined
  isDeleted: boolean
  problem: 'needed' | 'busy' | undefined
}

/** Every picture that a creator has brought: found again, and thrown away when nothing needs it. */
export const LibraryPage = (page: LibraryProps) => {
  const { library: say } = useSay().writing
  const { creator, pictures, problem, q, filter } = page
  return (
    <StudioPage title={say.title}>
      <h1>{say.title}</h1>
      <p class="help">{say.intro(creator.name)}</p>
      {page.isDeleted && <Done>{say.deleted}</Done>}
      {problem && <StudioRemark>{say.problems[problem]}</StudioRemark>}
      <form class="row library-search" action={studioPaths.pictures(creator.handle)} role="search">
        <Field label={say.search} name="q" type="search" value={q} help={say.searchHelp} maxlength={100} />
        <Select
          label={say.use}
          name="use"
          value={filter}
          options={libraryFilters.map((value) => ({ value, label: say.filters[value] }))}
        />
        <button type="submit" class="btn">
          {say.find}
        </button>
      </form>
      {pictures.length === 0 && <Empty text={q || filter !== 'all' ? say.notFound : say.empty} />}
      <ul class="library">
        {pictures.map((each) => (
          <Entry creator={creator} entry={each} />
        ))}
      </ul>
      <More href={nextPage(page)} />
    </StudioPage>
  )
}

const nextPage = ({ creator, q, filter, next }: LibraryProps): string | undefined =>
  next && `${studioPaths.pictures(creator.handle)}?${new URLSearchParams({ q, use: filter, before: next })}`

type EntryProps = Pick<LibraryProps, 'creator'> & { entry: LibraryPicture }

const Entry = ({ creator, entry }: EntryProps) => {
  const { library: say } = useSay().writing
  const { picture, name, at, uses, useCount, words } = entry
  return (
    <li data-hash={picture.hash}>
      <a class="library-pic" href={`/media/${picture.hash}/full`}>
        <Picture of={picture} alt={words.slice(0, 200) || name || say.unnamed} sizes="(min-width: 40rem) 14rem, 50vw" />
      </a>
      <p class="library-name">{name || say.unnamed}</p>
      <p class="meta">
        <Time at={at} form="day" />
        <span>
          {picture.width}×{picture.height}
        </span>
      </p>
      {useCount === 0 ? (
        <Unused creator={creator} entry={entry} />
      ) : (
        <ul class="library-uses">
          {uses.map((use) => (
            <li>
              <a href={studioPaths.edit(use.articleId)}>{use.title || useSay().studio.untitled}</a>
            </li>
          ))}
          {useCount > uses.length && <li class="meta">{say.more(useCount - uses.length)}</li>}
        </ul>
      )}
    </li>
  )
}

// Asked once more before it is gone, in a way that needs no script.
const Unused = ({ creator, entry }: EntryProps) => {
  const { library: say } = useSay().writing
  if (!creator.mayDelete) return <p class="meta">{say.unused}</p>
  return (
    <details class="library-delete">
      <summary>
        {say.unused} · {say.delete}
      </summary>
      <Act action={studioPaths.pictureDeletion(creator.handle, entry.picture.hash)}>{say.deleteNow}</Act>
    </details>
  )
}
