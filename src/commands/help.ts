import type { Command } from './command.ts'
import { commands } from './table.ts'

export const run: Command = async (_args, io) => {
  const isChinese = io.language === 'zh-CN'
  io.out(isChinese ? '用法：wenhao <命令>' : 'usage: wenhao <command>')
  for (const { name, does } of commands) io.out(`  ${name.padEnd(10)}${isChinese ? does.zh : does.en}`)
  return 0
}
