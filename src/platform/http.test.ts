import { expect, test } from 'vitest'
import { z } from 'zod'
import { localPath, readForm } from './http.ts'

test.each(['/', '/a/0sadat6q9r064', '/search?q=%2F%2Fhost', '/c/tech#part', '/%2F/host', '/@someone?x=//host'])(
  '%s is a way back',
  (path) => expect(localPath(path, '/else')).toBe(path),
)

test.each([
  '//host',
  '///host',
  '/\\host',
  '\\\\host',
  '/.//host',
  '/..//host',
  '/%2e//host',
  '/%2E%2e//host',
  '/a/..//host',
  '/a/%2e%2e//host',
  '/a/b/../..//host/x',
  '/\t/host',
  '/\n/host',
  '\t//host',
  ' //host',
  '/ /host',
  'https://host',
  'https:host',
  'http:/host',
  'javascript:alert(1)',
  'data:text/html,x',
  '@host',
  '/@host\r\nSet-Cookie: a=b',
  'host',
  '?x',
  '#x',
  '',
])('%j is no way back', (path) => expect(localPath(path, '/else')).toBe('/else'))

test('whatever is asked for, a browser that follows stays on this site', () => {
  const pieces = ['/', '\\', '.', '..', '%2e', '%2f', '%5c', '@', ':', '\t', 'host', '?', '#', ';']
  const tries = pieces.flatMap((a) =>
    pieces.flatMap((b) => pieces.flatMap((c) => pieces.map((d) => `/${a}${b}${c}${d}x`))),
  )
  const here = 'https://here.example'
  expect(tries.filter((path) => new URL(localPath(path, '/'), here).origin !== here)).toEqual([])
})

test('a form of very many fields is read at once', () => {
  const form = new FormData()
  for (let at = 0; at < 20_000; at += 1) form.append(`f${at}`, 'x')
  const start = performance.now()
  expect(readForm(z.object({ f7: z.string() }), form)).toMatchObject({ ok: true, value: { f7: 'x' } })
  // One pass takes some 30 ms, a search for each name some 3 s.
  expect(performance.now() - start).toBeLessThan(1500)
})

test('a field that is called like a part of every object is a field like others', () => {
  const form = new FormData()
  for (const name of ['__proto__', '__proto__', 'constructor', 'toString', 'name']) form.append(name, 'x')
  const read = readForm(z.object({ name: z.string() }), form)
  expect(read).toMatchObject({ ok: true, value: { name: 'x' } })
  expect(Object.getPrototypeOf(read.typed)).toBe(Object.prototype)
})
