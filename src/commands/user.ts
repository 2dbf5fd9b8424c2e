import { operatorPath } from '#features/accounts/index.ts'
import type { Config } from '#platform/config.ts'
import { type Command, refuseWith, say } from './command.ts'
import { withDatabase } from './with-database.ts'

export const run: Command = async ([what, address, ...more], io) => {
  if (what !== 'operator' || !address || more.length) return refuseWith(io, usage)
  return withDatabase(io, 'user', async ({ connection, config }) => {
    const result = await operatorPath(connection.db, address)
    if (!result.ok) return refuseWith(io, problems[result.problem](address))
    const link = origin(config) + result.path
    say(io, { en: `This link works once, for a day: ${link}`, zh: `这个链接一天内有效，只能使用一次：${link}` })
    return 0
  })
}

const origin = ({ publicUrl, port }: Config): string => publicUrl?.origin ?? `http://127.0.0.1:${port}`

const usage = {
  en: 'Give the address of the operator: wenhao user operator name@example.org',
  zh: '请写上运营者的邮箱：wenhao user operator name@example.org',
}

const problems = {
  nobody: (address: string) => ({
    en: `Nobody has the address ${address}: give the one that the person signs in with.`,
    zh: `没有使用 ${address} 的用户：请填写该用户登录所用的邮箱。`,
  }),
  deleted: (address: string) => ({
    en: `The account of ${address} is deleted: sign in to take it back, or give another address.`,
    zh: `${address} 的账号已删除：请先登录恢复它，或换一个邮箱。`,
  }),
}
