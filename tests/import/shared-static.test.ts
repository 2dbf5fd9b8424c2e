import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Form, readers, recogniseArchive } from '#features/portability/index.ts'
import { aFolder } from './archive.ts'

// Real archives of blogs. Where they are absent these tests skip; their titles say what is missing.
const shared = process.env.WENHAO_SHARED ?? join(import.meta.dirname, '../../../shared/data')
const blogs = join(shared, 'importers/static_blog_sources_jekyll_hexo_hugo.dev.tar.gz')
const ghosts = join(shared, 'importers/ghost_real_exports_redacted.tar.gz')

const unpacked = async (archive: string): Promise<string> => {
  const folder = await aFolder()
  execFileSync('tar', ['xzf', archive, '-C', folder])
  return folder
}

const itemsOf = async (path: string, form: Form) => {
  let [items, drafts, refused] = [0, 0, 0]
  for await (const read of readers[form].read(path, {}, () => {})) {
    if ('item' in read) items += 1
    if ('item' in read && read.item.state === 'draft') drafts += 1
    if ('refused' in read) refused += 1
  }
  return { items, drafts, refused }
}

test.skipIf(!existsSync(blogs))('four blogs are told apart and read whole (needs shared/data)', async () => {
  const folder = await unpacked(blogs)
  const found: Record<string, unknown> = {}
  for (const name of ['hexo_shell32', 'hugo_huangjunye', 'jekyll_huxpro', 'octopress_everet']) {
    const form = await recogniseArchive(join(folder, name))
    found[name] = { form, ...(form && (await itemsOf(join(folder, name), form))) }
  }
  expect(found).toEqual({
    hexo_shell32: { form: 'hexo', items: 230, drafts: 0, refused: 0 },
    hugo_huangjunye: { form: 'hugo', items: 10, drafts: 1, refused: 0 },
    jekyll_huxpro: { form: 'jekyll', items: 45, drafts: 6, refused: 0 },
    octopress_everet: { form: 'jekyll', items: 72, drafts: 1, refused: 0 },
  })
})

test.skipIf(!existsSync(ghosts))(
  'three Ghost exports are read whole, one of them damaged (needs shared/data)',
  async () => {
    const folder = await unpacked(ghosts)
    expect(await recogniseArchive(folder)).toBe('ghost')
    expect(await itemsOf(folder, 'ghost')).toEqual({ items: 90, drafts: 1, refused: 0 })
  },
)
