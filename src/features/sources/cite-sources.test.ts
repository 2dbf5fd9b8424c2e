import { expect, test } from 'vitest'
import { citeSources } from './cite-sources.ts'
import { fromCsl } from './from-csl.ts'
import { type Source, sourceSchema } from './source.ts'
import { toCsl } from './to-csl.ts'

type Row = { source: Partial<Source> & { title: string }; gbt: string; apa: string }

const rows: Row[] = [
  {
    source: {
      kind: 'web',
      title: '夜间线路调整公告',
      publisher: '青屿公共交通公司',
      published: '2025-11-18',
      accessed: '2026-11-21',
      url: 'https://example.org/notice',
    },
    gbt: '夜间线路调整公告[EB/OL]. 青屿公共交通公司(2025-11-18)[2026-11-21]. https://example.org/notice.',
    apa: '夜间线路调整公告. (2025年11月18日). 青屿公共交通公司. https://example.org/notice',
  },
  {
    source: { kind: 'web', title: 'Night bus notice', accessed: '2026-11-21', url: 'https://example.org/night' },
    gbt: 'Night bus notice[EB/OL]. [2026-11-21]. https://example.org/night.',
    apa: 'Night bus notice. (n.d.). Retrieved November 21, 2026, from https://example.org/night',
  },
  {
    source: {
      kind: 'news',
      title: '末班车多开一小时',
      author: '林舟、何青',
      container: '青屿晚报',
      published: '2025-11-19',
      pages: 'A3',
    },
    gbt: '林舟, 何青. 末班车多开一小时[N]. 青屿晚报, 2025-11-19(A3).',
    apa: '林舟, & 何青. (2025年11月19日). 末班车多开一小时. 青屿晚报, A3.',
  },
  {
    source: {
      kind: 'report',
      title: '青屿夜间照明年报',
      number: 'QY-2026-07',
      publisher: '青屿照明所',
      place: '青屿',
      published: '2026-06-30',
      pages: '17',
    },
    gbt: '青屿夜间照明年报: QY-2026-07[R]. 青屿: 青屿照明所, 2026-06-30: 17.',
    apa: '青屿夜间照明年报 (QY-2026-07, 页码 17). (2026). 青屿照明所.',
  },
  {
    source: {
      kind: 'official',
      title: '公交刷卡人次（按小时）',
      publisher: '青屿开放数据',
      version: '2026-10',
      accessed: '2026-11-01',
      url: 'https://example.org/data',
    },
    gbt: '公交刷卡人次（按小时）: 2026-10[DS/OL]. 青屿开放数据[2026-11-01]. https://example.org/data.',
    apa: '公交刷卡人次（按小时） (2026-10) [数据集]. (日期不详). 青屿开放数据. 检索于 2026年11月1日, 取自 https://example.org/data',
  },
  {
    source: {
      kind: 'data',
      title: 'Street lights of the world',
      author: 'Roe, Mary Ann; Open Lamp Project',
      version: '2.1',
      published: '2024',
      doi: 'https://doi.org/10.5555/lamps.2',
    },
    gbt: 'ROE M A, Open Lamp Project. Street lights of the world: 2.1[DS/OL]. (2024). DOI: 10.5555/lamps.2.',
    apa: 'Roe, M. A., & Open Lamp Project. (2024). Street lights of the world (2.1) [Data set]. https://doi.org/10.5555/lamps.2',
  },
  {
    source: {
      kind: 'research',
      title: 'Late buses and taxi orders',
      author: 'Doe, Jane; Roe, R.; Poe, A.; Moe, B.',
      container: 'Journal of Night Transport',
      volume: '12',
      issue: '3',
      pages: '41-58',
      published: '2025-05',
      doi: '10.5555/jnt.12.3.41',
    },
    gbt: 'DOE J, ROE R, POE A, et al. Late buses and taxi orders[J/OL]. Journal of Night Transport, 2025, 12(3): 41-58. DOI: 10.5555/jnt.12.3.41.',
    apa: 'Doe, J., Roe, R., Poe, A., & Moe, B. (2025). Late buses and taxi orders. Journal of Night Transport, 12(3), 41–58. https://doi.org/10.5555/jnt.12.3.41',
  },
  {
    source: {
      kind: 'book',
      title: '城市夜行史',
      author: '何某一；王某二；李某三；赵某四',
      publisher: '青屿大学出版社',
      place: '青屿',
      edition: '3',
      published: '2012',
      pages: '17-19',
      isbn: '978-7-5555-0123-6',
    },
    gbt: '何某一, 王某二, 李某三, 等. 城市夜行史[M]. 3版. 青屿: 青屿大学出版社, 2012: 17-19.',
    apa: '何某一, 王某二, 李某三, & 赵某四. (2012). 城市夜行史 (3版, 页码 17–19). 青屿大学出版社.',
  },
  {
    source: {
      kind: 'book',
      title: 'The night city',
      edition: '2',
      author: 'Doe, Jane',
      publisher: 'Harbour Press',
      published: '1998',
    },
    gbt: 'DOE J. The night city[M]. 2nd ed. Harbour Press, 1998.',
    apa: 'Doe, J. (1998). The night city (2nd ed.). Harbour Press.',
  },
  {
    source: {
      kind: 'law',
      title: '青屿市公共交通条例',
      number: '第 12 号公告',
      section: '第十九条',
      publisher: '青屿市人大常委会',
      published: '2021-03-01',
    },
    gbt: '青屿市公共交通条例: 第 12 号公告: 第十九条[Z]. 青屿市人大常委会, 2021-03-01.',
    apa: '青屿市公共交通条例, 第 12 号公告, 第十九条 (2021). 青屿市人大常委会.',
  },
  {
    source: { kind: 'primary', title: '营业时间登记表', publisher: '旧城商户联合会', published: '2026-09-15' },
    gbt: '营业时间登记表[Z]. 旧城商户联合会, 2026-09-15.',
    apa: '营业时间登记表. (2026年9月15日). 旧城商户联合会.',
  },
  {
    source: { kind: 'interview', title: '谈夜 2 路的三年', author: '陈某', place: '青屿', published: '2026-10-12' },
    gbt: '陈某. 谈夜 2 路的三年[Z]. 青屿, 2026-10-12.',
    apa: '陈某. (2026年10月12日). 谈夜 2 路的三年 [采访].',
  },
  {
    source: { kind: 'interview', title: '一位在车队工作六年的司机', isProtected: true, published: '2026-10' },
    gbt: '受保护的受访者. 一位在车队工作六年的司机[Z]. 2026-10.',
    apa: '受保护的受访者. (2026年10月). 一位在车队工作六年的司机 [采访].',
  },
  {
    source: { kind: 'first-hand', title: '三十一个夜晚的乘车记录', author: '青屿夜行记', published: '2026-10' },
    gbt: '青屿夜行记. 三十一个夜晚的乘车记录[Z]. 2026-10.',
    apa: '青屿夜行记. (2026年10月). 三十一个夜晚的乘车记录.',
  },
  {
    source: {
      kind: 'social',
      title: 'Buses are late again',
      author: '@nightrider',
      container: 'Mastodon',
      published: '2026-11-02',
      url: 'https://example.org/@nightrider/1',
    },
    gbt: '@nightrider. Buses are late again[EB/OL]. Mastodon(2026-11-02). https://example.org/@nightrider/1.',
    apa: '@nightrider. (2026, November 2). Buses are late again [Post]. Mastodon. https://example.org/@nightrider/1',
  },
]

const sources = rows.map(({ source }) => sourceSchema.parse(source))

test('every kind of source is set in GB/T 7714, Chinese and English', async () => {
  expect(await citeSources(sources, 'gbt7714')).toEqual(rows.map(({ gbt }) => gbt))
})

test('every kind of source is set in APA style, Chinese and English', async () => {
  expect(await citeSources(sources, 'apa')).toEqual(rows.map(({ apa }) => apa))
})

test('a list is set once, however many ask for it', async () => {
  const [lines, again] = await Promise.all([citeSources(sources, 'apa'), citeSources(sources, 'apa')])
  expect(again).toBe(lines)
  expect(await citeSources([...sources], 'apa')).toBe(lines)
  expect(await citeSources(sources.slice(1), 'apa')).toEqual(lines.slice(1))
  expect(await citeSources(sources, 'gbt7714')).not.toEqual(lines)
})

test('what has become CSL-JSON comes back as it was', () => {
  for (const source of sources) expect({ ...fromCsl(toCsl(source)), id: '' }).toEqual(namesParted(source))
})

const namesParted = (source: Source) => ({ ...source, author: source.author.replaceAll('、', '；') })

test('a field that is written to break the style engine comes out as text or not at all', async () => {
  const hostile = [
    '<img src=x onerror=alert(1)>',
    '{:author: Mallory}',
    '"\'<i><b>',
    'a'.repeat(500),
    '\u202Ex|y',
    '%(x)s',
  ]
  const written = hostile.map((title) =>
    sourceSchema.parse({
      title,
      author: title,
      kind: 'research',
      volume: '1-2-3,4&5',
      pages: '9-1',
      container: title.slice(0, 200),
    }),
  )
  for (const style of ['gbt7714', 'apa'] as const) {
    const lines = await citeSources(written, style)
    expect(lines).toHaveLength(hostile.length)
    expect(lines.join()).not.toMatch(/&#|&lt;|undefined/)
  }
})
