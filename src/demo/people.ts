import { addPeople } from '#features/accounts/index.ts'
import type { House } from '#web/house.ts'
import type { DemoCreator } from './content.ts'
import { Random } from './draw/random.ts'

// Nobody is called like this, and nobody can be written to: .invalid is a domain that does not exist.
const chinese = [
  ['早起的', '慢走的', '爱问的', '路过的', '数星的', '养花的', '看云的', '听雨的', '迟到的', '认路的'],
  [
    '麻雀',
    '茶壶',
    '台灯',
    '船票',
    '算盘',
    '稻草人',
    '橡皮',
    '书签',
    '水杯',
    '门牌',
    '风筝',
    '毛笔',
    '铜钥匙',
    '青团',
    '纸飞机',
    '灯塔',
    '旧单车',
    '罗盘',
    '砚台',
    '石阶',
  ],
]
const english = [
  ['Early', 'Slow', 'Quiet', 'Curious', 'Passing', 'Patient', 'Windy', 'Late', 'Paper', 'Copper'],
  [
    'Sparrow',
    'Teapot',
    'Lantern',
    'Ticket',
    'Abacus',
    'Heron',
    'Eraser',
    'Bookmark',
    'Kettle',
    'Kite',
    'Compass',
    'Pencil',
    'Lighthouse',
    'Ladder',
    'Bicycle',
    'Gatepost',
    'Marble',
    'Thimble',
    'Button',
    'Plum',
  ],
]

/** Made-up readers, half of them in each language. */
export const addReaders = ({ db }: House): Promise<string[]> => {
  const names = [
    ...pairs(chinese, '').map((name) => ({ name, language: 'zh-CN' })),
    ...pairs(english, ' ').map((name) => ({ name, language: 'en' })),
  ]
  const people = names.map((one, index) => ({ ...one, email: `reader-${index + 1}@example.invalid` }))
  return db.transaction().execute((trx) => addPeople(trx, people))
}

const pairs = ([first = [], second = []]: string[][], between: string): string[] =>
  first.flatMap((a) => second.map((b) => `${a}${between}${b}`))

/** The made-up people behind a creator, its owner first. */
export const addStaff = ({ db }: House, { handle, name, members, language }: DemoCreator): Promise<string[]> => {
  const people = [name, ...members].map((one, index) => ({
    name: one,
    language,
    email: `${handle}-${index}@example.invalid`,
  }))
  return db.transaction().execute((trx) => addPeople(trx, people))
}

/** Who follows a creator: those who read its language rather than the others, the same at every start. */
export const followersOf = ({ handle, language, followers }: DemoCreator, readers: string[]): string[] => {
  const random = new Random(handle)
  const half = readers.length / 2
  const weighed = readers.map((id, index) => ({
    id,
    weight: random.next() + (index < half === (language === 'zh-CN') ? 0 : 0.6),
  }))
  return weighed
    .sort((a, b) => a.weight - b.weight)
    .slice(0, followers)
    .map(({ id }) => id)
}
