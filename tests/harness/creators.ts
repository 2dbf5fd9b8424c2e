import { makeCreator, type NewCreator } from '#features/creators/index.ts'
import type { Answer, Fields } from './client.ts'
import { aUser, type Person } from './people.ts'
import type { Site } from './site.ts'

let count = 0

/** A handle that looks like no other, in letters that are not folded. */
export const freshHandle = (): string => {
  count += 1
  return `shu-${[...String(count)].map((digit) => 'abcdefghjk'[Number(digit)]).join('')}-${process.pid % 7}pen`
}

export type MadeCreator = { id: string; handle: string; name: string; owner: Person }

/** A fresh creator with an owner, as if its application had been accepted. */
export const aCreator = async (
  site: Site,
  made: Partial<NewCreator> & { owner?: Person } = {},
): Promise<MadeCreator> => {
  const owner = made.owner ?? (await aUser(site))
  const handle = made.handle ?? freshHandle()
  const name = made.name ?? `Creator ${handle}`
  const { owner: _owner, ...rest } = made
  const result = await site.db
    .transaction()
    .execute((trx) => makeCreator(trx, { kind: 'person', ...rest, handle, name, ownerId: owner.id }))
  if (!result.ok) throw new Error(`no creator: ${result.field} ${result.problem}`)
  return { id: result.creatorId, handle, name, owner }
}

/** A form of an application with everything that is needed. */
export const anApplication = async (site: Site, fields: Fields = {}): Promise<Fields> => {
  const channel = await site.db.selectFrom('channel').select('id').limit(1).executeTakeFirstOrThrow()
  return {
    version: '0',
    kind: 'person',
    name: '夜行的人',
    handle: freshHandle(),
    tagline: '记下一座城市夜里还亮着的地方。',
    channels: channel.id,
    why: '我想写夜班公交、豆浆铺和路灯下的人，从前在校报写过三年。',
    links: 'https://example.org/portfolio',
    do: 'save',
    ...fields,
  }
}

/** Somebody with an application that waits at the desk, and the number of its case. */
export const anApplicant = async (site: Site, fields: Fields = {}): Promise<{ person: Person; number: string }> => {
  const person = await aUser(site)
  await submit(site, person, fields)
  return { person, number: await caseNumberOf(site, person) }
}

export const submit = async (site: Site, person: Person, fields: Fields = {}): Promise<Answer> => {
  const answer = await person.post('/apply', await anApplication(site, { ...fields, do: 'submit' }))
  if (answer.status !== 303) throw new Error(`not submitted: ${answer.status} ${answer.text.match(/id="e-\w+"/g)}`)
  await site.settle()
  return answer
}

export const caseNumberOf = async (site: Site, person: Person): Promise<string> => {
  const { number } = await site.db
    .selectFrom('case')
    .innerJoin('application', 'application.id', 'case.application_id')
    .select('case.number')
    .where('application.user_id', '=', person.id)
    .orderBy('case.id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return number
}

/** What stands in the hidden field of a page. */
export const hidden = (page: Answer, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? ''

/** Sends a decision as the preview's button does, on what the moderator sees now. */
export const decide = async (moderator: Person, number: string, fields: Fields): Promise<Answer> => {
  const page = await moderator.get(`/desk/cases/${number}`)
  return moderator.post(`/desk/cases/${number}/decision`, { seen: hidden(page, 'seen'), do: 'send', ...fields })
}
