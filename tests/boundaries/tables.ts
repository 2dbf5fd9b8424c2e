import type { SourceFile } from './imports.ts'

/** Which feature writes which table. Nobody else does. */
export const owners: Record<string, string> = {
  setting: 'site',
  user: 'accounts',
  session: 'accounts',
  email_token: 'accounts',
  rate_bucket: 'accounts',
  picture: 'media',
  variant: 'media',
  upload: 'media',
  proof_file: 'media',
  creator: 'creators',
  creator_handle: 'creators',
  creator_member: 'creators',
  creator_channel: 'creators',
  follow: 'creators',
  application: 'creators',
  channel: 'channels',
  source: 'sources',
  article: 'articles',
  draft: 'articles',
  revision: 'articles',
  rendering: 'articles',
  article_channel: 'articles',
  article_tag: 'articles',
  citation: 'articles',
  correction: 'articles',
  picture_use: 'articles',
  planned_publication: 'articles',
  draft_link: 'articles',
  case: 'moderation',
  case_counter: 'moderation',
  decision: 'moderation',
  letter: 'notifications',
  imported_item: 'portability',
  imported_comment: 'portability',
  old_address: 'portability',
  report: 'moderation',
  report_case: 'moderation',
  statement: 'moderation',
  decision_concern: 'moderation',
  daily_opens: 'reading',
  hot_score: 'feed',
  subject_word: 'feed',
  rule: 'site',
  site_page: 'site',
  invitation: 'accounts',
  tag_rule: 'articles',
  headline: 'feed',
  headline_list: 'feed',
  email_change: 'accounts',
  member_invitation: 'creators',
  claim: 'articles',
  review_change: 'moderation',
}

/** Every write to a table of another feature, as a sentence. */
export const foreignWrites = (files: SourceFile[]): string[] =>
  files
    .filter(({ path }) => !path.startsWith('platform/'))
    .flatMap(({ path, text }) =>
      writesOf(text)
        .filter((table) => path.split('/')[1] !== owners[table])
        .map((table) => `${path} writes ${table}, which belongs to ${owners[table] ?? 'nobody: name its owner'}`),
    )

const writesOf = (text: string): string[] =>
  [...text.matchAll(/(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*['"]([a-z_]+)/g)]
    .concat([
      ...text.matchAll(
        /\b(?:insert\s+into|update|delete\s+from)\s+"?([a-z_]+)"?\s+(?:set|values|as|where|select|\()/gi,
      ),
    ])
    .map((match) => match[1] ?? '')
    .filter((table) => table !== 'graphile_worker')
