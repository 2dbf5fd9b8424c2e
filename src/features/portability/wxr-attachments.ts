import { type ArchiveFile, openFile } from './open-archive.ts'
import { childrenOf, textOf, type WxrNode, wxrItems } from './wxr-items.ts'

/** A picture of the old site, by which galleries and covers name it. */
export type Attachment = { src: string; alt: string; caption: string }
export type Attachments = Map<string, Attachment>

/** The attachments of an export. They may stand after the posts that show them, so that this is a reading of its own. */
export const attachmentsOf = async (files: ArchiveFile[]): Promise<Attachments> => {
  const found: Attachments = new Map()
  for (const file of files) {
    try {
      for await (const part of wxrItems(openFile(file, () => {})))
        if ('item' in part && textOf(part.item, 'wp:post_type') === 'attachment') keep(found, part.item)
    } catch {
      // The second reading stops at the same place and says why.
    }
  }
  return found
}

const keep = (found: Attachments, item: WxrNode): void => {
  const src = textOf(item, 'wp:attachment_url') || textOf(item, 'guid')
  const caption = textOf(item, 'excerpt:encoded')
  if (src)
    found.set(textOf(item, 'wp:post_id'), { src, alt: metaOf(item, '_wp_attachment_image_alt') || caption, caption })
}

/** A field of those that plug-ins and themes add. */
export const metaOf = (item: WxrNode, key: string): string =>
  textOf(
    childrenOf(item, 'wp:postmeta').find((entry) => textOf(entry, 'wp:meta_key') === key),
    'wp:meta_value',
  )
