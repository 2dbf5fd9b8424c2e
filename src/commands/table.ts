import type { Sentence } from '#platform/sentence.ts'
import type { Command } from './command.ts'

export type Entry = { name: string; does: Sentence; load(): Promise<{ run: Command }> }

/** Every command, in the order in which `wenhao help` lists them. */
export const commands: Entry[] = [
  {
    name: 'serve',
    does: { en: 'runs the site until it is stopped', zh: '运行网站，直到停止' },
    load: () => import('./serve.ts'),
  },
  {
    name: 'demo',
    does: {
      en: 'runs a second site, filled with made-up articles, to look around in',
      zh: '运行另一个演示网站，里面是虚构的示例文章，供您随意浏览',
    },
    load: () => import('./demo.ts'),
  },
  {
    name: 'migrate',
    does: { en: 'brings the database to the form of this version', zh: '把数据库升级到本版本的结构' },
    load: () => import('./migrate.ts'),
  },
  {
    name: 'import',
    does: {
      en: 'brings articles from WordPress, Ghost, Jekyll, Hexo, Hugo, Markdown files or JSON Lines',
      zh: '导入 WordPress、Ghost、Jekyll、Hexo、Hugo、Markdown 文件或 JSON Lines 里的文章',
    },
    load: () => import('./import.ts'),
  },
  {
    name: 'export',
    does: {
      en: 'writes what is published as JSON Lines, with sources and claims, for another site to import',
      zh: '把已发布的文章连同信息来源和论断导出为 JSON Lines，供其他网站导入',
    },
    load: () => import('./export.ts'),
  },
  {
    name: 'backup',
    does: {
      en: 'writes the whole site into one archive, while it goes on running',
      zh: '把整个网站写入一个备份文件，网站照常运行',
    },
    load: () => import('./backup.ts'),
  },
  {
    name: 'restore',
    does: {
      en: 'brings a backup back into an empty folder; with --check only tries it out',
      zh: '把备份恢复到空文件夹；加 --check 则只作检验',
    },
    load: () => import('./restore.ts'),
  },
  {
    name: 'claims',
    does: {
      en: 'reads a text, or sentences as JSON Lines, and says which of them want a source',
      zh: '读入一篇文字或逐句的 JSON Lines，指出哪些句子要有出处',
    },
    load: () => import('./claims.ts'),
  },
  {
    name: 'config',
    does: { en: 'explains every setting and shows its value', zh: '说明每一项设置及其当前值' },
    load: () => import('./config.ts'),
  },
  {
    name: 'doctor',
    does: { en: 'looks at what the site needs and says what is missing', zh: '检查网站所需的条件，指出缺少什么' },
    load: () => import('./doctor.ts'),
  },
  {
    name: 'user',
    does: {
      en: 'user operator <address>: a new link for an operator who cannot sign in',
      zh: 'user operator <邮箱>：为无法登录的运营者生成新的链接',
    },
    load: () => import('./user.ts'),
  },
  {
    name: 'help',
    does: { en: 'lists the commands', zh: '列出所有命令' },
    load: () => import('./help.ts'),
  },
]
