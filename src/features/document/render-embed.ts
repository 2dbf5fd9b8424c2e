import { escapeText } from './escape.ts'
import type { Rendering } from './rendering.ts'
import type { NodeOf } from './schema.ts'

/** Another article of this site: a plain link in what is stored, which its page replaces by what the article is now. */
export function renderEmbed(node: NodeOf<'embed'>, { labels }: Rendering): string {
  const address = escapeText(`/a/${node.attrs.article}`)
  return `<p class="embed"><a href="${address}">${escapeText(labels.embeddedArticle)}</a></p>`
}

// No text can pass for it: in a rendering every < of an author is escaped.
const embed = /<p class="embed"><a href="\/a\/([0-9a-hjkmnp-tv-z]{13})">[^<]*<\/a><\/p>/

/** A rendering cut at its embeds: pieces of HTML and ids of articles take turns. */
export function cutAtEmbeds(html: string): { html: string; article?: string }[] {
  return html
    .split(embed)
    .reduce<{ html: string; article?: string }[]>(
      (pieces, part, place) =>
        place % 2 === 0
          ? [...pieces, { html: part }]
          : [...pieces.slice(0, -1), { html: pieces.at(-1)?.html ?? '', article: part }],
      [],
    )
}
