import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Outcome, refuse } from './sentence.ts'

/** The name of the file that says: a restore into this folder is under way, or died. */
export const unfinishedRestore = 'unfinished-restore'

/** Makes the data folder when it is missing, and makes sure that we may write in it. */
export const openDataFolder = (folder: string, { forRestore = false } = {}): Outcome<object> => {
  try {
    if (!existsSync(folder)) makeWithParents(folder)
    if (!statSync(folder).isDirectory()) return notFolder(folder)
    if (!forRestore && existsSync(join(folder, unfinishedRestore))) return halfRestored(folder)
    for (const part of [folder, join(folder, 'run'), join(folder, 'postgres'), join(folder, 'secret')])
      if (existsSync(part)) accessSync(part, constants.R_OK | constants.W_OK)
    mkdirSync(join(folder, 'run'), { recursive: true, mode: 0o700 })
    return { ok: true }
  } catch (error) {
    return explain(error as NodeJS.ErrnoException, folder)
  }
}

// Only the folder itself is closed to others: its parents are not ours to close.
const makeWithParents = (folder: string): void => {
  mkdirSync(dirname(folder), { recursive: true })
  mkdirSync(folder, { mode: 0o700 })
}

const halfRestored = (folder: string) =>
  refuse(
    `A restore into ${folder} did not come to its end: run \`wenhao restore\` again, which begins anew.`,
    `${folder} 的恢复没有完成：请重新运行 \`wenhao restore\`，它会从头开始。`,
  )

const notFolder = (path: string) =>
  refuse(`${path} is not a folder: set WENHAO_DATA to one.`, `${path} 不是文件夹：请把 WENHAO_DATA 设为一个文件夹。`)

const explain = ({ code }: NodeJS.ErrnoException, folder: string) => {
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return refuse(
      `The disk of the data folder ${folder} is full: make room and start again.`,
      `数据文件夹 ${folder} 所在的磁盘已满：请腾出空间后再启动。`,
    )
  if (code === 'ENOTDIR' || code === 'EEXIST') return notFolder(folder)
  return refuse(
    `This user may not write in the data folder ${folder}: give it the right (chown), start as its owner, or set WENHAO_DATA to another folder.`,
    `当前用户无权写入数据文件夹 ${folder}：请用 chown 授权，改用文件夹的主人启动，或把 WENHAO_DATA 设为另一个文件夹。`,
  )
}
