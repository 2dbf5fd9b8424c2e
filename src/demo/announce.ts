import { readSetting, writeSetting } from '#features/site/index.ts'
import { newId } from '#platform/ids.ts'
import type { House } from '#web/house.ts'

const text = {
  'zh-CN': '这是文号的演示网站：作者、地点和数据都是虚构的，插图由程序绘制。',
  en: 'This is a demonstration of Wenhao: its authors, places and figures are made up, and a program drew the pictures.',
}

/** Says at the head of every page that nothing here is real, until the operator writes something else. */
export const announce = async ({ db }: House): Promise<void> => {
  if (await readSetting(db, 'announcement')) return
  await writeSetting(db, 'announcement', { id: newId(), text, href: '', from: null, until: null })
  await writeSetting(db, 'announcement.isUp', true)
}
