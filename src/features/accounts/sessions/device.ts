/** The programs and systems that we know by name; what they call themselves is in the order in which they are told apart. */
const browsers = [
  ['wechat', 'MicroMessenger'],
  ['qq', 'QQBrowser'],
  ['uc', 'UCBrowser'],
  ['quark', 'Quark/'],
  ['huawei', 'HuaweiBrowser'],
  ['xiaomi', 'MiuiBrowser'],
  ['samsung', 'SamsungBrowser'],
  ['edge', 'Edg'],
  ['opera', 'OPR/'],
  ['firefox', 'Firefox/'],
  ['firefox', 'FxiOS/'],
  ['chrome', 'CriOS/'],
  ['chrome', 'Chrome/'],
  ['safari', 'Safari/'],
] as const

const systems = [
  ['iphone', 'iPhone'],
  ['ipad', 'iPad'],
  ['harmony', 'HarmonyOS'],
  ['harmony', 'OpenHarmony'],
  ['android', 'Android'],
  ['windows', 'Windows'],
  ['chromeos', 'CrOS'],
  ['mac', 'Macintosh'],
  ['linux', 'Linux'],
] as const

export type Device = {
  browser: (typeof browsers)[number][0] | undefined
  system: (typeof systems)[number][0] | undefined
}

/** What a browser says that it is. Nobody checks it: it helps people to know their own devices again, no more. */
export const deviceOf = (userAgent: string): Device => ({
  browser: browsers.find(([, sign]) => userAgent.includes(sign))?.[0],
  system: systems.find(([, sign]) => userAgent.includes(sign))?.[0],
})

/** Enough of an address to know the network again: 203.0.x.x, 2001:db8:… */
export const roughAddress = (address: string): string => {
  if (address.includes(':')) return `${address.split(':').slice(0, 2).join(':')}:…`
  const [first, second] = address.split('.')
  return second === undefined ? '' : `${first}.${second}.x.x`
}
