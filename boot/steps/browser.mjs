import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { say } from '../say.mjs'

const browsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The browser tests need Chromium and a Chinese font. They are skipped, and counted, without. */
export const lookForBrowser = ({ mayInstall }) => {
  const missing = missingPackages()
  if (!missing.length) return
  const isDebian = spawnSync('apt-get', ['--version']).status === 0
  if (isDebian && mayInstall && process.getuid?.() === 0) return install(missing)
  const command = isDebian ? `sudo apt-get install -y ${missing.join(' ')}` : 'install Chromium and the Noto CJK fonts'
  say(`The browser tests will be skipped; to run them: ${command}`, `浏览器测试将被跳过；要运行它们：${command}`)
}

const missingPackages = () => {
  const missing = browsers.some((path) => existsSync(path)) ? [] : ['chromium']
  return hasChineseFont() ? missing : [...missing, 'fonts-noto-cjk']
}

const hasChineseFont = () => {
  if (existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc') || process.platform === 'darwin') return true
  const fonts = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  return fonts.status === 0 && fonts.stdout.trim() !== ''
}

const install = (packages) => {
  say(`Installing ${packages.join(' and ')} for the browser tests …`, `正在为浏览器测试安装 ${packages.join('、')}……`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
  const isDone =
    apt('install', '-y', '-qq', ...packages) || (apt('update', '-qq') && apt('install', '-y', '-qq', ...packages))
  if (!isDone)
    say('They could not be installed: the browser tests will be skipped.', '安装未成功：浏览器测试将被跳过。')
}
