import { operatorPath } from '#features/accounts/index.ts'
import { siteAddress } from '#platform/site-address.ts'
import { type Command, refuseWith, say } from './command.ts'
import { withDatabase } from './with-database.ts'

export const run: Command = async ([what, address, ...more], io) => {
  if (what !== 'operator' || !address || more.length) return refuseWith(io, usage)
  return withDatabase(io, 'user', async ({ connection, config }) => {
    const result = await operatorPath(connection.db, address)
    if (!result.ok) return refuseWith(io, problems[result.problem](address))
    const link = siteAddress(config) + result.path
    say(io, {
      en: `${address} is an operator. This link sets a new password; it works once, for an hour: ${link}`,
      zh: `${address} 已是运营者。用这个链接设新密码，一小时内有效，只能使用一次：${link}`,
    })
    return 0
  })
}

const usage = {
  en: 'Give the address of the operator: wenhao user operator name@example.org',
  zh: '请写上运营者的邮箱：wenhao user operator name@example.org',
}

const problems = {
  nobody: (address: string) => ({
    en: `Nobody has the address ${address}: give the one that the person signs in with.`,
    zh: `没有使用 ${address} 的用户：请填写该用户登录所用的邮箱。`,
  }),
}
