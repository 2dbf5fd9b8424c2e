import { useSay } from '#ui/frame.tsx'
import type { OwnArticle } from '../own-article.ts'
import { studioPaths } from '../paths.ts'
import { countStates } from './claim-counts.ts'
import { claimsOfArticle } from './claims-of-article.ts'

/** How the claims of a draft would stand before readers. What is open is told, and hinders nothing. */
export const ClaimsLine = ({ article }: { article: OwnArticle }) => {
  const say = useSay().claimsInStudio
  const { sourced, firstHand, open } = countStates(claimsOfArticle(article.id, article))
  const told = [sourced > 0 && say.sourced(sourced), firstHand > 0 && say.firstHand(firstHand)].filter(Boolean)
  return (
    <section class="wide" data-claims>
      <div class="sec sec-s">
        <h2>{say.title}</h2>
        <a href={studioPaths.edit(article.id)}>{say.answer}</a>
      </div>
      <p class="help">
        {sourced + firstHand + open === 0 && say.none}
        {told.join(say.comma)}
        {told.length > 0 && open > 0 && say.comma}
        {open > 0 && <b>{say.open(open)}</b>}
        {open > 0 && say.openIsFine}
      </p>
    </section>
  )
}
