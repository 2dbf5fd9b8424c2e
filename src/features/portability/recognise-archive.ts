import { open, readdir, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { hugo } from './hugo.ts'
import { archiveFiles } from './open-archive.ts'

export const forms = ['jsonl', 'markdown', 'wxr', 'ghost', 'jekyll', 'hexo', 'hugo'] as const
export type Form = (typeof forms)[number]

const byEnding: Record<string, Form> = {
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.xml': 'wxr',
  '.wxr': 'wxr',
  '.json': 'ghost',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.mdown': 'markdown',
}

/** What an archive is, by its files and folders; undefined where that cannot be told. */
export const recogniseArchive = async (path: string): Promise<Form | undefined> => {
  if ((await stat(path)).isFile()) return byEnding[endingOf(path)]
  const site = await recogniseSite(path)
  if (site) return site
  for (const [ending, form] of Object.entries(byEnding)) {
    const [first] = await archiveFiles(path, [ending])
    if (first && (form !== 'ghost' || (await looksLikeGhost(first.path)))) return form
  }
  return undefined
}

const endingOf = (name: string): string => extname(name.replace(/\.gz$/i, '')).toLowerCase()

const recogniseSite = async (path: string): Promise<Form | undefined> => {
  const names = new Set(await readdir(path, { recursive: true }))
  const has = (...wanted: string[]) => wanted.some((name) => names.has(name))
  if (hugo.settings.slice(0, 4).some((name) => names.has(name)) || has('archetypes', 'content/_index.md')) return 'hugo'
  if (has('config.toml', 'config/_default') && has('content')) return 'hugo'
  const posts = [...names].filter((name) => /(?:^|\/)_(?:posts|drafts)\//.test(name) || basename(path) === '_posts')
  if (posts.length === 0)
    return has('content') && [...names].some((name) => name.endsWith('/index.md')) ? 'hugo' : undefined
  const dated = posts.filter((name) => /(?:^|\/)\d{4}-\d{1,2}-\d{1,2}-[^/]+$/.test(name)).length
  if (has('scaffolds', 'source/_drafts') || (has('source/_posts') && (await isHexoHere(path)))) return 'hexo'
  return dated * 2 >= posts.filter((name) => /\.(?:md|markdown|html)$/i.test(name)).length ? 'jekyll' : 'hexo'
}

const isHexoHere = async (path: string): Promise<boolean> =>
  /"hexo"|^new_post_name:|^default_layout:/m.test(
    (await startOf(join(path, 'package.json'))) + (await startOf(join(path, '_config.yml'))),
  )

const looksLikeGhost = async (path: string): Promise<boolean> => /"(?:db|posts)"\s*:/.test(await startOf(path))

/** How a file begins; nothing for one that is not there. */
const startOf = async (path: string): Promise<string> => {
  try {
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0)
      return buffer.toString('utf8', 0, bytesRead)
    } finally {
      await file.close()
    }
  } catch {
    return ''
  }
}
