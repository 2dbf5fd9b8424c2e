import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { labelsFor } from '#features/articles/index.ts'
import { figures, renderDocument, type WenhaoDocument } from '#features/document/index.ts'
import { picturesByHash } from '#features/media/index.ts'
import { type Site } from '../harness/site.ts'
import { aFolder } from './archive.ts'

/** A folder with these files, by their paths in it. */
export const folderOf = async (files: Record<string, string | Uint8Array>): Promise<string> => {
  const folder = await aFolder()
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  return folder
}

/** What readers see of an article's text as HTML, but for the marks of claims: they are made when it is first read. */
export const textOf = async (site: Site, articleId: string | undefined): Promise<string> => {
  const { document, details } = await site.db
    .selectFrom('revision')
    .select(['document', 'details'])
    .where('article_id', '=', articleId ?? '')
    .executeTakeFirstOrThrow()
  const text = document as unknown as WenhaoDocument
  const hashes = figures(text).flatMap(({ attrs }) => attrs.media ?? [])
  const labels = labelsFor((details as { language: string }).language)
  return renderDocument(text, { labels, pictures: await picturesByHash(site.db, hashes) })
}
