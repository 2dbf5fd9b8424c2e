import { operatorLink } from '#features/accounts/index.ts'
import { type Command, refuseWith, say } from './command.ts'
import { withDatabase } from './with-database.ts'

export const run: Command = async ([what, address, ...more], io) => {
  if (what !== 'operator' || !address || more.length) return refuseWith(io, usage)
  return withDatabase(io, 'user', async ({ connection, config }) => {
    const result = await operatorLink(connection.db, config, address)
    if (!result.ok) return refuseWith(io, nobody(address))
    say(io, {
      en: `This link works once, for a day: ${result.link}`,
      zh: `这个链接一天内有效，只能使用一次：${result.link}`,
    })
    return 0
  })
}

const usage = {
  en: 'Give the address of the operator: wenhao user operator name@example.org',
  zh: '请写上运营者的邮箱：wenhao user operator name@example.org',
}

const nobody = (address: string) => ({
  en: `No operator has the address ${address}: give the one that the operator signs in with.`,
  zh: `没有使用 ${address} 的运营者：请填写运营者登录所用的邮箱。`,
})
