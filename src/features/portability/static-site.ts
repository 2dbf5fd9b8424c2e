import { readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, relative, sep } from 'node:path'
import { type Fields, readSettings } from './front-matter.ts'

/** A blog as its author keeps it: a folder with settings, from which a program makes pages. */
export type StaticSite = {
  root: string
  /** What was named within the root, with a slash at its end; empty for all of it. */
  inside: string
  settings: Fields
  /** Where it was on the web, without a slash at its end; empty when nobody says. */
  home: string
  place: string // its time zone
  language: string
  name: string
}

// Folders in which articles stand; the settings are above them.
const inner = new Set(['_posts', '_drafts', 'source', 'content', 'posts', 'post', 'blog'])

/** Finds the site that a file or a folder belongs to. */
export const openSite = async (path: string, settingNames: readonly string[]): Promise<StaticSite> => {
  const whole = await realpath(path)
  const isFile = (await stat(whole)).isFile()
  const named = isFile ? dirname(whole) : whole
  let root = named
  let settings = await settingsIn(root, settingNames)
  for (let steps = 0; !settings && steps < 4; steps += 1) {
    const isInner = inner.has(basename(root)) || isFile || steps > 0
    if (!isInner || dirname(root) === root) break
    root = dirname(root)
    settings = await settingsIn(root, settingNames)
  }
  if (!settings) root = rootAbove(named)
  const from = relative(root, whole).split(sep).join('/')
  return { root, inside: from === '' || isFile ? '' : `${from}/`, ...told(settings ?? {}), name: basename(root) }
}

/** Without settings: above the outermost folder that only ever stands within a site. */
const rootAbove = (named: string): string => {
  const parts = named.split(sep)
  const at = parts.lastIndexOf('_posts') >= 0 ? parts.lastIndexOf('_posts') : parts.lastIndexOf('_drafts')
  if (at < 0) return /^(?:source|content)$/.test(basename(named)) ? dirname(named) : named
  return parts.slice(0, parts[at - 1] === 'source' ? at - 1 : at).join(sep)
}

const settingsIn = async (folder: string, names: readonly string[]): Promise<Fields | undefined> => {
  for (const name of names) {
    try {
      return readSettings(await readFile(join(folder, name), 'utf8'), extname(name))
    } catch {
      // Not this one.
    }
  }
  return undefined
}

const told = (settings: Fields): Pick<StaticSite, 'settings' | 'home' | 'place' | 'language'> => {
  const text = (...names: string[]) =>
    names.map((name) => settings[name]).find((value): value is string => typeof value === 'string' && value !== '') ??
    ''
  const home = text('url', 'baseURL', 'baseurl', 'baseUrl').replace(/\/+$/, '')
  const under = /^\/[^\s/][^\s]{0,200}$/.test(text('baseurl', 'root'))
    ? text('baseurl', 'root').replace(/\/+$/, '')
    : ''
  const language = settings.language
  return {
    settings,
    home: /^https?:\/\/[^\s/]/.test(home) && URL.canParse(home) ? (home.endsWith(under) ? home : home + under) : '',
    place: text('timezone', 'timeZone'),
    language:
      typeof language === 'string' ? language : text('lang', 'languageCode', 'defaultContentLanguage', 'locale'),
  }
}
