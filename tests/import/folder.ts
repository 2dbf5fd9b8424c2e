import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
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

/** What readers see of an article: its text as HTML, from the page. */
export const textOf = async (site: Site, articleId: string | undefined): Promise<string> => {
  const { html } = await site.db
    .selectFrom('rendering')
    .innerJoin('revision', 'revision.id', 'rendering.revision_id')
    .select('html')
    .where('revision.article_id', '=', articleId ?? '')
    .executeTakeFirstOrThrow()
  return html
}
