import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundaryOf, MalformedForm, readParts } from './multipart.ts'

const head = (name: string) => `--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`
const formOf = (files: Uint8Array[]) =>
  Buffer.concat([
    ...files.flatMap((file, i) => [Buffer.from(head(`${i}`)), file, Buffer.from('\r\n')]),
    Buffer.from('--b--\r\n'),
  ])

async function* inPieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const readAll = async (form: Buffer, size: number) => {
  const files: Buffer[] = []
  for await (const { content } of readParts(inPieces(form, size), 'b', 10_000)) files.push(await buffer(content))
  return files
}

test('files come out as they went in, however the body is cut', async () => {
  const tricky = fc.oneof(
    fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
    fc
      .constantFrom('\r\n', '\r\n--', '\r\n--a', '--b', '\r', '\n\r\n\r\n-', '\r\n\r\n--')
      .map((text) => Buffer.from(text)),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(tricky, { maxLength: 4 }), fc.integer({ min: 1, max: 40 }), async (files, size) => {
      expect(await readAll(formOf(files), size)).toEqual(files)
    }),
  )
})

test('a part that nobody reads to its end is skipped', async () => {
  const seen: string[] = []
  const form = formOf([Buffer.alloc(4000, 1), Buffer.alloc(10, 2), Buffer.alloc(4000, 3)])
  for await (const { filename, content } of readParts(inPieces(form, 100), 'b', 10_000)) {
    seen.push(filename ?? '')
    if (filename === '0') for await (const _ of content) break
  }
  expect(seen).toEqual(['0', '1', '2'])
})

test.each([
  ['breaks off in a file', `${head('a')}half`],
  ['breaks off in a head', '--b\r\nContent-Dispo'],
  ['has an endless head', `--b\r\nX: ${'x'.repeat(9_000)}`],
  ['is empty', ''],
  ['is larger than allowed', `${head('a')}${'x'.repeat(20_000)}\r\n--b--\r\n`],
])('a form that %s is malformed', async (_, text) => {
  await expect(readAll(Buffer.from(text), 64)).rejects.toThrow(MalformedForm)
})

test('the boundary is read from the header, quoted or not', () => {
  expect(boundaryOf('multipart/form-data; boundary=----x1')).toBe('----x1')
  expect(boundaryOf('multipart/form-data; boundary="a b"; charset=utf-8')).toBe('a b')
  expect(boundaryOf('application/json')).toBeUndefined()
  expect(boundaryOf(undefined)).toBeUndefined()
})
