import { expect, test } from 'vitest'
import { ensureDefaultChannels } from '#features/channels/index.ts'
import { letterJobs } from '#features/notifications/index.ts'
import { anApplicant, decide } from '../harness/creators.ts'
import { aUser } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'
import { lettersTo } from './letters.ts'

const site = await startSite()
await ensureDefaultChannels(site.db)
const moderator = await aUser(site, { role: 'moderator' })

test.each([
  ['refused', 'application-refused', '材料里没有登记证，\n无法核实机构身份。'],
  ['more-asked', 'application-more-asked', '请补一份登记证的照片，谢谢。'],
  ['accepted', 'application-accepted', ''],
])('%s: the applicant gets one letter with the reason as it was written', async (outcome, kind, reason) => {
  const { person, number } = await anApplicant(site)
  expect((await decide(moderator, number, { outcome, reason, do: 'send' })).status).toBe(303)
  const letters = (await lettersTo(site, person.email)).filter((letter) => letter.kind.startsWith('application'))
  expect(letters.map((letter) => letter.kind)).toEqual([kind])
  for (const line of reason.split('\n').filter(Boolean)) expect(letters[0]?.body).toContain(`> ${line}`)
  expect(letters[0]?.body.includes('> ')).toBe(reason !== '')
  expect(letters[0]?.link_path).toBe('/apply')
})

test('a letter about a decision is written in the language of the person, and once', async () => {
  const { person, number } = await anApplicant(site)
  await site.db.updateTable('user').set({ language: 'en' }).where('id', '=', person.id).execute()
  await decide(moderator, number, { outcome: 'refused', reason: 'The papers do not show who you are.', do: 'send' })
  const { id: decisionId } = await site.db
    .selectFrom('decision')
    .select('id')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  await site.settle()
  await letterJobs.decision(site.house, { decisionId })
  const letters = (await lettersTo(site, person.email)).filter((letter) => letter.kind === 'application-refused')
  expect(letters).toHaveLength(1)
  expect(letters[0]?.subject).toContain('was not accepted')
})
