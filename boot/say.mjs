// What the first steps say, before anything is installed: English, and Chinese where the terminal speaks it.
const chosen = ['WENHAO_LANG', 'LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => process.env[name]).find(Boolean) ?? ''
const isChinese = /^zh/i.test(chosen)

export const say = (en, zh) => process.stdout.write(`${en}\n${isChinese ? `${zh}\n` : ''}`)

/** Ends the program with one sentence. */
export class Refusal extends Error {
  constructor(en, zh) {
    super(en)
    this.zh = zh
  }
}

/** What a file system or a program it started said, as a sentence; unknown errors are named in it. */
export const explain = (error, doing, acting) => {
  if (error instanceof Refusal) return error
  const said = `${error.code ?? ''} ${error.message ?? error}`
  const known = reasons.find(([pattern]) => pattern.test(said))
  if (known) return new Refusal(known[1](doing), known[2](acting))
  const last = said.trim().split('\n').at(-1)
  return new Refusal(
    `${doing} failed (${last}): mend this and start again.`,
    `${acting}失败（${last}）：请排除这个问题后再启动。`,
  )
}

const reasons = [
  [
    /ENOSPC|EDQUOT|no space left/i,
    (doing) => `${doing} failed because the disk is full: make room (about 500 MB) and start again.`,
    (acting) => `磁盘已满，${acting}失败：请腾出约 500 MB 空间后再启动。`,
  ],
  [
    /EACCES|EPERM|EROFS|permission denied|read-only/i,
    (doing) =>
      `${doing} failed because this user may not write in ${process.cwd()}: give it the right (chown) or start as its owner.`,
    (acting) => `当前用户无权写入 ${process.cwd()}，${acting}失败：请用 chown 授权，或改用文件夹的主人启动。`,
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network/i,
    (doing) =>
      `${doing} failed because the npm registry cannot be reached: check the network (or npm's registry and proxy settings) and start again.`,
    (acting) => `无法连接 npm 软件源，${acting}失败：请检查网络（或 npm 的 registry、proxy 设置）后再启动。`,
  ],
  [
    /EUSAGE/,
    (doing) =>
      `${doing} failed because package-lock.json does not match package.json: run npm install once and start again.`,
    (acting) => `package-lock.json 与 package.json 不一致，${acting}失败：请先运行一次 npm install，再启动。`,
  ],
]

/** Runs the steps; what stops them is said in one sentence, and the status is 1. */
export const withSentences = async (steps) => {
  try {
    await steps()
  } catch (error) {
    const refusal = explain(error, 'Getting ready', '启动准备')
    process.stderr.write(`${refusal.message}\n${isChinese ? `${refusal.zh}\n` : ''}`)
    process.exitCode = 1
  }
}
