import { houseNames, reservedNames } from './reserved-words.ts'

export type NameProblem = 'required' | 'too-long' | 'name-form' | 'name-reserved'

/** A name as it is stored: Unicode-composed, with single spaces. */
export const normalName = (typed: string): string => typed.normalize('NFC').trim().replaceAll(/\s+/g, ' ')

/** What is wrong with a name, apart from being somebody's already. */
export const nameProblem = (name: string): NameProblem | undefined => {
  if (name === '') return 'required'
  if (name.length > 60) return 'too-long'
  if (hidden.test(name) || piledMarks.test(name) || !/[\p{L}\p{N}]/u.test(name)) return 'name-form'
  const plain = foldName(name)
  return reserved.has(plain) || house.some((word) => plain.includes(word)) ? 'name-reserved' : undefined
}

// Control, format (bidi overrides, zero width), private, unassigned and broken characters, and blanks that are letters.
const hidden = /[\p{C}\u115f\u1160\u2028\u2029\u3164\uffa0\ufffc\ufffd]/u
const piledMarks = /\p{M}{4}/u

/** A name with what looks alike made equal: width, case, accents, spaces, signs, and Cyrillic and Greek letters. */
export const foldName = (name: string): string =>
  [...name.normalize('NFKC').toLowerCase().normalize('NFD')]
    .filter((character) => /[\p{L}\p{N}]/u.test(character))
    .map((character) => twins.get(character) ?? character)
    .join('')
    .replaceAll('m', 'rn')
    .replaceAll('w', 'vv')

// Pairs: a letter, then what passes for it in lower case or is written like it in upper case.
const twins = new Map<string, string>(
  Object.entries({
    a: 'аαɑ',
    b: 'вьβʙƅ',
    c: 'сϲᴄ',
    d: 'ԁɗ',
    e: 'еєεҽё',
    f: 'ғϝ',
    g: 'ɡԍ',
    h: 'нһη',
    j: 'јʝ',
    k: 'кκқ',
    l: 'іιї1i|ӏłǀ',
    m: 'мϻ',
    n: 'пո',
    o: 'оοσ0оөօ',
    p: 'рρ',
    q: 'ԛգ',
    r: 'гᴦ',
    s: 'ѕꜱ',
    t: 'тτ',
    u: 'υцս',
    v: 'ѵν',
    w: 'шѡԝω',
    x: 'хχ',
    y: 'уүγ',
    z: 'ᴢζ',
  }).flatMap(([letter, alike]) => [...alike].map((other): [string, string] => [other, letter])),
)

const reserved = new Set(reservedNames.map(foldName))
const house = houseNames.map(foldName)
