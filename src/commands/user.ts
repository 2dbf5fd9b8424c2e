import { operatorLink } from '#features/accounts/index.ts'
import { siteAddress } from '#platform/site-address.ts'
import { type Command, refuseWith, say } from './command.ts'
import { withDatabase } from './with-database.ts'

export const run: Command = async ([what, address, ...more], io) => {
  if (what !== 'operator' || !address || more.length) return refuseWith(io, usage)
  return withDatabase(io, 'user', async ({ connection, config }) => {
    const result = await operatorLink(connection.db, siteAddress(config), address)
    if (!result.ok) return refuseWith(io, nobody(address))
    say(io, {
      en: `${address} is an operator. This link sets a new password; it works once, for an hour: ${result.link}`,
      zh: `${address} 已是运营者。用这个链接可以设新密码，一小时内有效，只能使用一次：${result.link}`,
    })
    return 0
  })
}

const usage = {
  en: 'Give the address of the operator: wenhao user operator name@example.org',
  zh: '请写上运营者的邮箱：wenhao user operator name@example.org',
}

const nobody = (address: string) => ({
  en: `No account has the address ${address}: sign up with it first, or give the one that the operator signs in with.`,
  zh: `没有使用 ${address} 的帐号：请先用它注册，或填写运营者登录所用的邮箱。`,
})
