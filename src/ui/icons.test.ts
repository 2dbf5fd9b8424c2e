import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { iconNames } from './icons.tsx'

test('every icon name has its drawing, and every drawing its name', () => {
  const sprite = readFileSync(new URL('./assets/icons.svg', import.meta.url), 'utf8')
  const drawn = [...sprite.matchAll(/id="i-(\w+)"/g)].map(([, name]) => name)
  expect(drawn.sort()).toEqual([...iconNames].sort())
})
