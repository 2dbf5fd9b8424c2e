import { dateOfName, readDateIn } from './dates.ts'
import { coverIn, type Dialect, isHtml, unread, wordsIn, written } from './dialect.ts'
import { permalinkOf, textOf } from './permalinks.ts'
import { tidyKramdown } from './tidy-kramdown.ts'

/** Hexo. */
export const hexo: Dialect = {
  settings: ['_config.yml', '_config.yaml', '_config.json'],
  endings: [...written, ...unread],
  roleOf: (file) => {
    if (file.folders.includes('_posts')) return { role: 'post', isSure: true }
    if (file.folders.includes('_drafts')) return { role: 'draft', isSure: true }
    if (file.folders.some((folder) => /^(?:[_.]|node_modules|themes|scaffolds|public)/.test(folder)))
      return { skipped: 'files of themes and programs' }
    return isHtml(file) ? { skipped: 'pages in HTML, which are templates' } : { role: 'page', isSure: false }
  },
  make: (fields, file, site) => {
    const under = file.folders.slice(Math.max(file.folders.indexOf('_posts'), file.folders.indexOf('source')) + 1)
    const dated = textOf(site.settings, 'new_post_name').startsWith(':year')
    const name = dated ? file.stem.replace(/^\d{4}-\d{1,2}-\d{1,2}-/, '') : file.stem
    const title = [...under, name].join('/')
    const date = readDateIn(fields.date, site.place) ?? (dated ? dateOfName(file.stem) : undefined)
    const categories = wordsIn(fields.categories ?? fields.category, /\s*[,，]\s*/)
    const isPost = file.folders.includes('_posts') || file.folders.includes('_drafts')
    const pattern = textOf(fields, 'permalink') || textOf(site.settings, 'permalink') || ':year/:month/:day/:title/'
    const extra = { id: textOf(fields, 'id') || '0', layout: 'post', lang: site.language }
    const path = permalinkOf(pattern, { date, place: site.place, title, name, slug: name, categories, extra })
    return {
      fields: {
        ...fields,
        slug: name,
        published: fields.published === false ? false : date,
        updated: readDateIn(fields.updated, site.place),
        categories,
        tags: wordsIn(fields.tags, /\s*[,，]\s*/),
        excerpt: textOf(fields, 'excerpt', 'description', 'subtitle', 'summary'),
        cover: coverIn(fields, ['cover', 'thumbnail', 'index_img', 'banner_img', 'top_img', 'image', 'photos']),
        aliases: [
          ...wordsIn(fields.alias, /\s+/),
          ...wordsIn(fields.aliases, /\s+/),
          ...wordsIn(fields.redirect_from, /\s+/),
        ],
      },
      address: isPost ? path : `/${[...under, file.stem === 'index' ? '' : `${file.stem}.html`].join('/')}`,
      // Beside the text stands a folder of its name.
      folder: isPost ? [...file.folders, file.stem].join('/') : file.folders.join('/'),
      isListed: fields.hidden !== true && fields.hide !== true,
    }
  },
  tidy: tidyKramdown,
}
