export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/avif' | 'image/gif'
export type DetectedType = PictureType | 'image/heic' | 'image/svg+xml' | 'application/pdf' | 'unknown'

/** How many first bytes `detect` wants to see. */
export const headLength = 4096

const signatures: [DetectedType, (head: Buffer) => boolean][] = [
  ['image/jpeg', (head) => startsWith(head, 'ffd8ff')],
  ['image/png', (head) => startsWith(head, '89504e470d0a1a0a')],
  ['image/gif', (head) => startsWith(head, '474946383761') || startsWith(head, '474946383961')],
  ['image/webp', (head) => startsWith(head, '52494646') && head.subarray(8, 12).toString('latin1') === 'WEBP'],
  ['image/avif', (head) => brands(head).some((brand) => brand === 'avif' || brand === 'avis')],
  ['image/heic', (head) => brands(head).some((brand) => heicBrands.has(brand))],
  ['application/pdf', (head) => startsWith(head, '255044462d')],
  ['image/svg+xml', (head) => isSvg(head)],
]

const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'mif1', 'msf1'])

/** What a file is by its first bytes. Its name and what the browser says of it do not count. */
export const detect = (head: Buffer): DetectedType => signatures.find(([, matches]) => matches(head))?.[0] ?? 'unknown'

const pictureTypes: readonly DetectedType[] = ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif']

export const isPicture = (type: DetectedType): type is PictureType => pictureTypes.includes(type)

const startsWith = (head: Buffer, hex: string) => head.subarray(0, hex.length / 2).toString('hex') === hex

/** The brands of an ISO media file: the major one and those it is compatible with. */
const brands = (head: Buffer): string[] => {
  if (head.length < 16 || head.toString('latin1', 4, 8) !== 'ftyp') return []
  const end = Math.min(head.readUInt32BE(0), head.length, 256)
  const found = [head.toString('latin1', 8, 12)]
  for (let at = 16; at + 4 <= end; at += 4) found.push(head.toString('latin1', at, at + 4))
  return found
}

const isSvg = (head: Buffer): boolean => {
  const text = (head[1] === 0 ? head.toString('utf16le') : head.toString('utf8')).replace(/^\uFEFF/, '').trimStart()
  return text.startsWith('<') && /<svg[\s>]/i.test(text) && !/<html[\s>]/i.test(text)
}
