import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { splitFrontMatter } from '#features/portability/index.ts'

const folder = join(import.meta.dirname, '../../content/demo')

export const languages = ['zh-CN', 'en'] as const
type Language = (typeof languages)[number]

const creatorSchema = z.strictObject({
  handle: z.string(),
  name: z.string(),
  kind: z.enum(['person', 'organisation', 'media', 'government']),
  tagline: z.string().max(200),
  language: z.enum(languages),
  channels: z.array(z.string()).min(1),
  avatar: z.string(),
  members: z.array(z.string()).default([]),
  followers: z.number().int().min(0).max(400),
})

const common = {
  id: z.string().regex(/^[a-z0-9-]+$/),
  creator: z.string(),
  title: z.string(),
  tags: z.array(z.string()),
  cover: z.string().optional(),
  coverAlt: z.string().optional(),
  publishedDaysAgo: z.number().positive(),
  declaration: z.looseObject({}),
}

const claims = z.array(z.looseObject({ text: z.string(), answer: z.string() })).default([])

const articleSchema = z.strictObject({
  ...common,
  summary: z.string(),
  channels: z.array(z.string()).min(1),
  place: z.string().default(''),
  sources: z.array(z.looseObject({})).default([]),
  claims,
  opens: z.number().int().positive(),
  correction: z
    .strictObject({ daysAfter: z.number().positive(), reason: z.string(), find: z.string(), replace: z.string() })
    .optional(),
})

const briefSchema = z.strictObject({
  ...common,
  channel: z.string(),
  text: z.string(),
  source: z.looseObject({}).optional(),
  claims,
})

export type DemoCreator = z.output<typeof creatorSchema>
export type DemoArticle = z.output<typeof articleSchema> & { language: Language; body: string; isBrief: boolean }
export type Content = { creators: DemoCreator[]; articles: DemoArticle[] }

/** Everything that the demo shows, as written in content/demo. Throws where a file does not fit: the content is ours. */
export const readContent = async (): Promise<Content> => {
  const parts = await Promise.all(languages.map(readLanguage))
  return { creators: parts.flatMap(({ creators }) => creators), articles: parts.flatMap(({ articles }) => articles) }
}

const readLanguage = async (language: Language): Promise<Content> => {
  const own = join(folder, language)
  const names = (await readdir(own)).filter((name) => name.endsWith('.md')).sort()
  const yaml = async (name: string) => parse(await readFile(join(own, name), 'utf8')) as unknown
  const articles = await Promise.all(
    names.map(async (name) => readArticle(await readFile(join(own, name), 'utf8'), language)),
  )
  const briefs = z.array(briefSchema).parse(await yaml('briefs.yaml'))
  return {
    creators: z.array(creatorSchema).parse(await yaml('creators.yaml')),
    articles: [...articles, ...briefs.map((brief) => articleOfBrief(brief, language))],
  }
}

const readArticle = (file: string, language: Language): DemoArticle => {
  const { frontMatter, body } = splitFrontMatter(file)
  return { ...articleSchema.parse(parse(frontMatter)), language, body, isBrief: false }
}

const articleOfBrief = (
  { text, channel, source, ...rest }: z.output<typeof briefSchema>,
  language: Language,
): DemoArticle => ({
  ...rest,
  summary: '',
  channels: [channel],
  place: '',
  sources: source ? [source] : [],
  opens: 20 + (((rest.title.length * 37 + rest.publishedDaysAgo * 61) % 380) | 0),
  language,
  body: text,
  isBrief: true,
})

const scheme = 'draw:'

export const drawingOf = (name: string): string => name.slice(scheme.length)

/** The drawings that an article shows, its cover among them. */
export const drawingsIn = ({ cover, body }: DemoArticle): string[] => [
  ...new Set([
    ...(cover ? [drawingOf(cover)] : []),
    ...[...body.matchAll(/\]\(draw:([a-z0-9-]+)/g)].map(([, name]) => name ?? ''),
  ]),
]

/** The text with its drawings as files, as the importer finds them. */
export const withFiles = (body: string): string => body.replaceAll(/\]\(draw:([a-z0-9-]+)/g, '](drawings/$1.jpg')
