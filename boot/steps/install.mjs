import { spawn } from 'node:child_process'
import { lstatSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { explain, Refusal, say } from '../say.mjs'
import { alone } from './lock.mjs'
import { root } from './root.mjs'

/** Installs when node_modules is missing or is not what package-lock.json says. */
export const installWhenNeeded = async ({ withTests }) => {
  if (isInstalled(withTests)) return
  if (isLink(join(root, 'node_modules')))
    say(
      'node_modules is a link and is not of this package-lock.json: going on with it as it is.',
      'node_modules 是一个链接，与 package-lock.json 不一致：按现状继续。',
    )
  else
    await alone(async () => {
      if (!isInstalled(withTests)) await install(withTests)
    })
}

const isInstalled = (withTests) => {
  const wanted = packagesOf('package-lock.json')
  const found = packagesOf('node_modules/.package-lock.json')
  if (!wanted)
    throw new Refusal(
      'package-lock.json cannot be read: clone Wenhao again.',
      '无法读取 package-lock.json：请重新克隆文号。',
    )
  if (!found) return false
  return Object.entries(wanted).every(([name, { version, optional, dev, devOptional, link }]) => {
    if (!name || link) return true
    const there = found[name]
    return there ? there.version === version : optional || devOptional || (dev && !withTests)
  })
}

const packagesOf = (file) => {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages
  } catch {
    return undefined
  }
}

const isLink = (path) => {
  try {
    return lstatSync(path).isSymbolicLink()
  } catch {
    return false
  }
}

const install = async (withTests) => {
  const start = Date.now()
  say('Installing the packages; the first time this takes up to a minute …', '正在安装软件包，首次约需一分钟……')
  const flags = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']
  const { status, said } = await npm([...flags, withTests ? '--include=dev' : '--omit=dev'])
  if (status !== 0) throw explain(new Error(essence(said)), 'Installing', '安装')
  const seconds = ((Date.now() - start) / 1000).toFixed(1)
  say(`Installed in ${seconds} s.`, `安装完成，用时 ${seconds} 秒。`)
}

// npm's last lines point to a log file; what went wrong stands before.
const essence = (said) =>
  said
    .split('\n')
    .map((line) => line.replace(/^npm (error|ERR!) ?/, '').trim())
    .filter((line) => line && !/complete log|_logs|^A complete/.test(line))
    .slice(0, 12)
    .join('\n')

const npm = (args) =>
  new Promise((resolve, reject) => {
    const { npm_execpath: path = '', npm_node_execpath: node } = process.env
    const [command, ...before] = node && path.endsWith('npm-cli.js') ? [node, path] : ['npm']
    const child = spawn(command, [...before, ...args], {
      cwd: root,
      env: ownPathLess(),
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (data) => {
      said += data
    })
    child.on('error', (error) => reject(error.code === 'ENOENT' ? noNpm() : error))
    child.on('close', (status) => resolve({ status, said }))
  })

const noNpm = () =>
  new Refusal(
    'npm is not installed, and without it nothing else can be: install npm (it comes with Node) and start again.',
    '没有找到 npm，无法安装其余部分：请安装 npm（随 Node 提供）后再启动。',
  )

// npm must not run on the Node in node_modules, which it is about to replace.
const ownPathLess = () => ({
  ...process.env,
  PATH: (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== join(root, 'node_modules/.bin'))
    .join(delimiter),
})
