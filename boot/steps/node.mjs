import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../say.mjs'
import { root } from './root.mjs'

const major = Number(process.versions.node.split('.')[0])

export const refuseOldNode = () => {
  if (major >= 20) return
  throw new Refusal(
    `This is Node ${process.versions.node}; Wenhao needs 20 or later: install a newer Node and start again.`,
    `当前是 Node ${process.versions.node}，文号需要 20 或更高版本：请安装较新的 Node 后再启动。`,
  )
}

/** The Node that runs the program: the one from the packages, else this one when it is new enough. */
export const rightNode = () => {
  const own = join(root, 'node_modules/.bin/node')
  if (existsSync(own)) return own
  if (major >= 24) return process.execPath
  throw new Refusal(
    `Wenhao runs on Node 24, and its packages bring none for ${process.platform}-${process.arch}: install Node 24 and start again.`,
    `文号在 Node 24 上运行，而软件包里没有适用于 ${process.platform}-${process.arch} 的版本：请安装 Node 24 后再启动。`,
  )
}
