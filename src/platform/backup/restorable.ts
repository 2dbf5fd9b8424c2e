import { knownMigrations } from '../migrate.ts'
import { type Outcome, refuse } from '../sentence.ts'
import { format } from './format.ts'
import { DamagedArchive } from './tar.ts'
import { type Walked, walkArchive } from './walk-archive.ts'

/** Reads an archive to its end and says whether it is whole and fits this program; nothing else is touched. */
export const examine = async (file: string, signal: AbortSignal): Promise<Outcome<Walked>> => {
  try {
    const head = async ({ format: theirs }: { format: number }) => {
      if (theirs > format) throw new NewerArchive()
    }
    const walked = await walkArchive(file, { head }, signal)
    const known = await knownMigrations()
    const unknown = walked.head.migrations.filter((name) => !known.includes(name))
    return unknown.length ? newer(file, `${walked.head.version}, ${unknown.at(-1)}`) : { ok: true, ...walked }
  } catch (error) {
    return explain(error, file)
  }
}

class NewerArchive extends Error {}

const explain = (error: unknown, file: string) => {
  if (error instanceof DamagedArchive) return damaged(file, error.message)
  if (error instanceof NewerArchive) return newer(file, 'format')
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOENT')
    return refuse(`${file} is not there: give the archive's path.`, `${file} 不存在：请给出备份文件的路径。`)
  if (code === 'EISDIR')
    return refuse(`${file} is a folder: give the archive in it.`, `${file} 是文件夹：请给出其中的备份文件。`)
  if (code === 'EACCES')
    return refuse(`${file} may not be read by this user: mend its rights.`, `当前用户无权读取 ${file}：请修改权限。`)
  throw error
}

const damaged = (file: string, why: string) =>
  refuse(
    `${file} is damaged or no backup of Wenhao (${why}): nothing was touched; take another archive.`,
    `${file} 已损坏，或不是文号的备份（${why}）：未做任何改动；请换一个备份文件。`,
  )

const newer = (file: string, what: string) =>
  refuse(
    `${file} was made by a newer Wenhao (${what}): restore it with that version.`,
    `${file} 由更新版本的文号制作（${what}）：请用那个版本恢复。`,
  )
