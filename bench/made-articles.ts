// Articles for measuring, made of nothing but a seed: about half in Chinese, about 6 KB of Markdown each.

/** A line of an archive, as `wenhao import --from jsonl` reads it. */
export type MadeArticle = {
  id: string
  title: string
  format: 'markdown'
  body: string
  lang: 'zh-CN' | 'en'
  author: string
  channel: string
  tags: string[]
  published: string
  url: string
  sources: { url: string; title: string }[]
}

type Chance = () => number

/** The same seed gives the same articles on every machine. */
export const madeArticles = (count: number, seed = 20_200_101): MadeArticle[] => {
  const chance = mulberry32(seed)
  return Array.from({ length: count }, (_, place) => madeArticle(place, place % 2 === 0 ? chinese : english, chance))
}

// The generator "mulberry32", which is in the public domain.
const mulberry32 = (seed: number): Chance => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Tongue = {
  lang: MadeArticle['lang']
  words: string[]
  space: string
  comma: string
  stop: string
  names: string[]
  channels: string[]
  tags: string[]
}

const chinese: Tongue = {
  lang: 'zh-CN',
  words:
    '城市 河流 春天 研究 报告 学校 市场 居民 道路 桥梁 工人 历史 图书馆 技术 气候 温度 增长 减少 认为 发现 调查 已经 开始 可能 数据 来源 记录 问题 办法 变化 附近 农田 水稻 茶叶 山村 公共汽车 火车站 医院 孩子 老人 邻居 故事 声音 颜色 建筑 设计 材料 价格 工厂 实验 测量 百分之七 三十年 昨天 去年 如今 因此 但是 而且 以及 其中 之后 以前 的 了 在 是 和 与 对 从 把 被 很 更 也 都 不 一些 许多 新的 旧的 安静 热闹 干净 遥远 重要 普通'.split(
      ' ',
    ),
  space: '',
  comma: '，',
  stop: '。',
  names: ['林一苇', '周小满', '何田', '许知行'],
  channels: ['科技', '财经', ''],
  tags: ['城市', '河流', '气候', '交通', '教育', '农业', '历史', '建筑'],
}

const english: Tongue = {
  lang: 'en',
  words:
    'the a of to and in that it was for on with as at by from this which their more than after before because river bridge city market school teacher harbour winter summer report figures measured survey residents council railway station old new quiet narrow early late found said built moved opened closed changed grew fell almost nearly often seldom careful ordinary people workers children neighbours weather rain wheat garden library paper letters engine machine material experiment temperature seven thirty hundred years months yesterday however therefore although while'.split(
      ' ',
    ),
  space: ' ',
  comma: ', ',
  stop: '. ',
  names: ['Ada Wren', 'Tom Hollis', 'Mira Falk', 'June Attery'],
  channels: ['Technology', 'Finance', ''],
  tags: ['cities', 'rivers', 'climate', 'transport', 'schools', 'farming', 'history', 'building'],
}

const madeArticle = (place: number, tongue: Tongue, chance: Chance): MadeArticle => {
  // Lengths like people's: most are middling, a few are long; 6 KB in the mean.
  const bytes = 2_000 + Math.floor(chance() ** 2 * 12_000)
  const title = phrase(tongue, chance, 6)
  return {
    id: `made-${place + 1}`,
    title: `${title} ${place + 1}`,
    format: 'markdown',
    body: bodyOf(tongue, chance, bytes),
    lang: tongue.lang,
    author: pick(tongue.names, chance),
    channel: pick(tongue.channels, chance),
    tags: [pick(tongue.tags, chance), pick(tongue.tags, chance)],
    published: new Date(Date.UTC(2021, 0, 1) + place * 3_600_000).toISOString(),
    url: `https://made.example/${place + 1}.html`,
    sources: chance() < 0.5 ? [{ url: `https://source.example/${place % 300}`, title: phrase(tongue, chance, 4) }] : [],
  }
}

const bodyOf = (tongue: Tongue, chance: Chance, bytes: number): string => {
  const blocks: string[] = []
  for (let held = 0; held < bytes; ) {
    const block = blockOf(tongue, chance)
    blocks.push(block)
    held += Buffer.byteLength(block) + 2
  }
  return blocks.join('\n\n')
}

const blockOf = (tongue: Tongue, chance: Chance): string => {
  const kind = chance()
  if (kind < 0.1) return `## ${phrase(tongue, chance, 4)}`
  if (kind < 0.18) return [1, 2, 3].map(() => `- ${sentence(tongue, chance)}`).join('\n')
  if (kind < 0.22) return [1, 2, 3].map((number) => `${number}. ${sentence(tongue, chance)}`).join('\n')
  if (kind < 0.27) return `> ${sentence(tongue, chance)}${sentence(tongue, chance)}`
  if (kind < 0.29) return table(tongue, chance)
  if (kind < 0.31) return '```js\nconst level = gauge.read()\nif (level > 3) warn(level)\n```'
  return paragraph(tongue, chance)
}

const table = (tongue: Tongue, chance: Chance): string => {
  const row = () => `| ${phrase(tongue, chance, 2)} | ${Math.floor(chance() * 900)} |`
  return [row(), '| --- | ---: |', row(), row(), row()].join('\n')
}

const paragraph = (tongue: Tongue, chance: Chance): string => {
  const sentences = 2 + Math.floor(chance() * 4)
  return Array.from({ length: sentences }, () => sentence(tongue, chance))
    .join('')
    .trim()
}

const sentence = (tongue: Tongue, chance: Chance): string => {
  const parts = 1 + Math.floor(chance() * 3)
  const words = Array.from({ length: parts }, () => decorated(phrase(tongue, chance, 8), chance))
  return words.join(tongue.comma) + tongue.stop
}

const decorated = (words: string, chance: Chance): string => {
  const kind = chance()
  if (kind < 0.05) return `**${words}**`
  if (kind < 0.07) return `*${words}*`
  if (kind < 0.12) return `[${words}](https://made.example/page/${Math.floor(chance() * 1000)})`
  return kind < 0.13 ? `\`${words}\`` : words
}

const phrase = ({ words, space }: Tongue, chance: Chance, most: number): string => {
  const count = Math.ceil(most / 2) + Math.floor((chance() * most) / 2)
  return Array.from({ length: count }, () => pick(words, chance)).join(space)
}

const pick = <Held>(from: readonly Held[], chance: Chance): Held => from[Math.floor(chance() * from.length)] as Held
