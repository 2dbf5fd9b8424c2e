import { expect, test } from 'vitest'
import { pictureAt, srcset } from './picture.tsx'

const bus = {
  hash: 'abc',
  width: 1400,
  height: 900,
  variants: [
    { name: '320', width: 320 },
    { name: '960', width: 960 },
    { name: 'square-96', width: 96 },
    { name: 'full', width: 1400 },
    { name: '640', width: 640 },
  ],
}

test('a browser chooses among the variants that keep the proportions', () => {
  expect(srcset(bus)).toBe('/media/abc/320 320w, /media/abc/960 960w, /media/abc/640 640w, /media/abc/full 1400w')
})

test('a browser without srcset gets the next larger variant', () => {
  expect(pictureAt(bus, 600)).toBe('/media/abc/640')
  expect(pictureAt(bus, 2000)).toBe('/media/abc/full')
})

test('a picture too small for variants is shown as it is', () => {
  expect(pictureAt({ ...bus, variants: [{ name: 'full', width: 90 }] }, 600)).toBe('/media/abc/full')
  expect(srcset({ ...bus, variants: [{ name: 'full', width: 90 }] })).toBeUndefined()
})
