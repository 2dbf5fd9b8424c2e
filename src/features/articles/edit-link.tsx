import { writeAsk } from '#features/creators/index.ts'
import { useFrame, useSay } from '#ui/frame.tsx'
import { Icon } from '#ui/icons.tsx'
import { Slot } from '#ui/slot.tsx'
import { studioPaths } from './paths.ts'

type EditProps = { article: { id: string; creatorId: string } }

/** The way from an article to its draft, for those who write it. Others get a page without it. */
export const EditLink = ({ article }: EditProps) => (
  <Slot asks={[writeAsk(article.creatorId)]} show={() => <OwnEditLink article={article} />} />
)

const OwnEditLink = ({ article }: EditProps) => {
  const { person } = useFrame()
  const ask = writeAsk(article.creatorId)
  if (person) return person.facts.has(ask) ? <Link id={article.id} /> : null
  // Not a link yet: who reads it without an account, or as a machine, has nowhere to go.
  return (
    <edit-link data-ask={ask} hidden>
      <template>
        <Link id={article.id} />
      </template>
    </edit-link>
  )
}

const Link = ({ id }: { id: string }) => (
  <a class="btn edit-own" href={studioPaths.edit(id)}>
    <Icon name="pen" />
    {useSay().studio.edit}
  </a>
)
