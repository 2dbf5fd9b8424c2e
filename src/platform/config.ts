import type { Outcome, Sentence } from './sentence.ts'
import { type Language, type Setting, settings } from './settings.ts'

export type { Language } from './settings.ts'

type Settings = typeof settings

/** What the operator set, read once, at the start. */
export type Config = { [Key in keyof Settings]: Settings[Key] extends Setting<infer T> ? T : never }

export type Environment = Record<string, string | undefined>

export const environment: Environment = process.env

export const readConfig = (env: Environment): Outcome<{ config: Config }> => {
  const config: Record<string, unknown> = {}
  for (const [key, setting] of Object.entries<Setting<unknown>>(settings)) {
    const read = setting.read(given(env, setting.name))
    if (!read.ok) return { ok: false, sentence: about(setting, env, read.problem) }
    config[key] = read.value
  }
  return check(config as Config)
}

/** Empty is not set: `SMTP_URL= npm start` turns it off. */
const given = (env: Environment, name: string): string | undefined => env[name]?.trim() || undefined

const about = (setting: Setting<unknown>, env: Environment, problem: Sentence): Sentence => {
  const shown = setting.isSecret ? setting.name : `${setting.name}=${given(env, setting.name)}`
  return { en: `${shown} ${problem.en}.`, zh: `${shown} ${problem.zh}。` }
}

const check = (config: Config): Outcome<{ config: Config }> => {
  if (config.mailFrom && !config.smtpUrl)
    return {
      ok: false,
      sentence: {
        en: 'MAIL_FROM is set, but no mail can be sent: set SMTP_URL too, or neither.',
        zh: '设了 MAIL_FROM，却没有可用的邮件服务器：请同时设置 SMTP_URL，或两个都不设。',
      },
    }
  return checkS3(config)
}

const checkS3 = (config: Config): Outcome<{ config: Config }> => {
  const all = {
    S3_ENDPOINT: config.s3Endpoint,
    S3_BUCKET: config.s3Bucket,
    S3_ACCESS_KEY_ID: config.s3AccessKeyId,
    S3_SECRET_ACCESS_KEY: config.s3SecretAccessKey,
  }
  const names = Object.entries(all)
  const missing = names.filter(([, value]) => !value).map(([name]) => name)
  if (missing.length === 0 || missing.length === names.length) return { ok: true, config }
  const set = names.find(([, value]) => value)?.[0] ?? ''
  return {
    ok: false,
    sentence: {
      en: `${set} is set, but not ${missing.join(', ')}: set all four, or none.`,
      zh: `设了 ${set}，却没有设 ${missing.join('、')}：请四个都设，或都不设。`,
    },
  }
}

export type ShownSetting = { name: string; standard: string; current: string; isSet: boolean; meaning: Sentence }

/** What `wenhao config` prints; passwords are hidden. */
export const showSettings = (env: Environment): ShownSetting[] =>
  Object.values<Setting<unknown>>(settings).map((setting) => {
    const text = given(env, setting.name)
    const read = setting.read(text)
    const current = read.ok ? shown(setting, read.value) : `${text} (?)`
    return {
      name: setting.name,
      standard: setting.standard,
      current,
      isSet: text !== undefined,
      meaning: setting.meaning,
    }
  })

const shown = (setting: Setting<unknown>, value: unknown): string => {
  const text = value === undefined ? '' : String(value)
  return setting.isSecret ? masked(text) : text
}

const masked = (text: string): string => {
  if (!text.includes('://') || !URL.canParse(text)) return text && '••••'
  const url = new URL(text)
  if (url.password) url.password = '****'
  for (const name of url.searchParams.keys()) if (/pass|secret|token/i.test(name)) url.searchParams.set(name, '****')
  return url.href
}

/**
 * The language of the command line: the one the operator chose for the site, else the terminal's. (The site speaks
 * Chinese unless told otherwise; that says nothing about who reads the terminal.)
 */
export const terminalLanguage = (env: Environment): Language => {
  const chosen =
    given(env, 'WENHAO_LANG') ?? given(env, 'LC_ALL') ?? given(env, 'LC_MESSAGES') ?? given(env, 'LANG') ?? ''
  return /^zh/i.test(chosen) ? 'zh-CN' : 'en'
}
