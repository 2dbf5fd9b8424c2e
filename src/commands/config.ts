import { type ShownSetting, showSettings } from '#platform/config.ts'
import type { Command, Io } from './command.ts'

export const run: Command = async (_args, io) => {
  for (const setting of showSettings(io.env)) print(setting, io)
  return 0
}

const print = ({ name, standard, current, isSet, meaning }: ShownSetting, io: Io): void => {
  const words = io.language === 'zh-CN' ? chinese : english
  io.out(`${name}=${current || words.unset}`)
  io.out(`  ${words.standard}: ${standard || words.unset}${isSet ? `, ${words.set}` : ''}`)
  io.out(`  ${io.language === 'zh-CN' ? meaning.zh : meaning.en}`)
  io.out('')
}

const english = { standard: 'default', unset: '(not set)', set: 'set in the environment' }
const chinese = { standard: '默认值', unset: '（未设置）', set: '已由环境变量设定' }
