import { raw } from 'hono/html'
import type { Thing } from 'schema-dts'

/**
 * What a page says to programs, in the vocabulary of schema.org. A browser takes the block as data: it is no script to
 * it, and needs no leave of the policy that forbids inline scripts.
 */
export const StructuredData = ({ things }: { things: Thing[] }) => (
  <>
    {things.map((thing) => (
      <script type="application/ld+json">{raw(asJson(thing))}</script>
    ))}
  </>
)

// Nothing in a text can end the block, or begin a comment in it.
const asJson = (thing: Thing): string =>
  JSON.stringify({ '@context': 'https://schema.org', ...(thing as object) }).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
