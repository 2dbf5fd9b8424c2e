import { expect, test } from 'vitest'
import { foldHandle, handleProblem, normalHandle } from './handle-rules.ts'
import { foldName, nameProblem, normalName } from './name-rules.ts'

test.each(['ana', 'a1b', '163', 'night-train', 'cold_books', 'a'.repeat(30), 'x-y-z', 'aministry'])(
  'the handle %s may be given',
  (handle) => expect(handleProblem(handle)).toBeUndefined(),
)

test.each([
  ['', 'required'],
  ['ab', 'handle-length'],
  ['a'.repeat(31), 'handle-length'],
  ['-ana', 'handle-form'],
  ['ana-', 'handle-form'],
  ['a--b', 'handle-form'],
  ['a-_b', 'handle-form'],
  ['安娜', 'handle-form'],
  ['аna', 'handle-form'], // the first letter is Cyrillic
  ['ana bell', 'handle-form'],
  ['ana/..', 'handle-form'],
  ['apply', 'handle-reserved'],
  ['sign-in', 'handle-reserved'],
  ['signin', 'handle-reserved'],
  ['adm1n', 'handle-reserved'],
  ['r00t', 'handle-reserved'],
  ['adrnin', 'handle-reserved'],
  ['news-official', 'handle-reserved'],
  ['wenhao', 'handle-reserved'],
  ['vvenha0-daily', 'handle-reserved'],
  ['the-wen-hao', 'handle-reserved'],
])('the handle "%s" is refused: %s', (handle, problem) => expect(handleProblem(handle)).toBe(problem))

test.each([
  ['little-ant', '1itt1e_ant'],
  ['modern', 'rnodern'],
  ['window', 'vvind0w'],
  ['nightbook', 'night-book'],
  ['vvv', 'vw'],
  ['vvv', 'wv'],
  ['car-news', 'camews'],
])('%s and %s look alike', (one, other) => expect(foldHandle(one)).toBe(foldHandle(other)))

test.each([
  ['ana', 'anna'],
  ['book', 'books'],
  ['now', 'nov'],
])('%s and %s are told apart', (one, other) => expect(foldHandle(one)).not.toBe(foldHandle(other)))

test('a handle is read without its @ and in lower case', () =>
  expect(normalHandle(' @Night-Train ')).toBe('night-train'))

test.each(['云桥科技馆', 'Ana Bell', '周末出门', 'O’Neill', 'नमस्ते', '7 号楼', 'Ерёма'])(
  'the name %s may be used',
  (name) => expect(nameProblem(name)).toBeUndefined(),
)

test.each([
  ['', 'required'],
  ['x'.repeat(61), 'too-long'],
  ['Ana\u0000', 'name-form'],
  ['Ana\u202egro', 'name-form'],
  ['An\u200ba', 'name-form'],
  ['Ana\u2066x\u2069', 'name-form'],
  ['\ue000', 'name-form'],
  ['———', 'name-form'],
  ['\u3164', 'name-form'],
  ['A\u0300\u0301\u0302\u0303', 'name-form'],
  ['官方', 'name-reserved'],
  ['管 理 员', 'name-reserved'],
  ['Wеnhао 日报', 'name-reserved'], // Cyrillic е, а, о
  ['ＷＥＮＨＡＯ', 'name-reserved'],
  ['文号小助手', 'name-reserved'],
  ['Аdmin', 'name-reserved'],
])('the name "%s" is refused: %s', (name, problem) => expect(nameProblem(name)).toBe(problem))

test.each([
  ['Xinhua', 'Хinhuа'],
  ['Xinhua', 'ＸＩＮＨＵＡ'],
  ['Xinhua', 'X i n h u a.'],
  ['Modern Life', 'Rnodern Life'],
  ['Aegean', 'Αegean'],
  ['Café', 'Cafe'],
  ['第1财经', '第l财经'],
])('the names %s and %s pass for each other', (one, other) => expect(foldName(one)).toBe(foldName(other)))

test.each([
  ['第一财经', '第二财经'],
  ['Ana', 'Anna'],
])('the names %s and %s are told apart', (one, other) => expect(foldName(one)).not.toBe(foldName(other)))

test('a name keeps single spaces', () => expect(normalName('  Ana \u3000 Bell ')).toBe('Ana Bell'))
