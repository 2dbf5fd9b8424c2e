import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { readExif } from './exif.ts'
import { readIptc } from './iptc.ts'
import { type Provenance, readAigc, readProvenance } from './provenance.ts'
import { readXmp, writeXmp } from './xmp.ts'

const mark = { Label: '1', ContentProducer: '001191', ProduceID: 'a-1', ReservedCode1: '', ContentPropagator: 'x' }
const kept = { Label: '1', ContentProducer: '001191', ProduceID: 'a-1', ContentPropagator: 'x' }

const dataset = (number: number, text: string) => {
  const bytes = Buffer.from(text)
  return Buffer.concat([Buffer.from([0x1c, 2, number, bytes.length >> 8, bytes.length & 255]), bytes])
}

const xmp = (inner: string, attributes = '') =>
  Buffer.from(
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
      `<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" ` +
      `xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" ${attributes}>` +
      `${inner}</rdf:Description></rdf:RDF></x:xmpmeta>`,
  )

test('artist and copyright are read from EXIF, and nothing else of it', async () => {
  const file = await sharp({ create: { width: 2, height: 2, channels: 3, background: 'red' } })
    .jpeg()
    .withExif({ IFD0: { Artist: 'AAAAAA', Copyright: '(c) 2026', Model: 'Camera 9' }, IFD3: { GPSLatitudeRef: 'N' } })
    .toBuffer()
  const { exif } = await sharp(file).metadata()
  // Cameras write UTF-8 into a field that is meant for ASCII.
  exif?.write('张三', exif.indexOf('AAAAAA'))
  const found = readExif(exif ?? Buffer.alloc(0))
  expect(found).toMatchObject({ creator: '张三', copyright: '(c) 2026' })
  expect(JSON.stringify(found)).not.toMatch(/Camera|GPS/)
})

test('IPTC records are read with or without the Photoshop block around them', () => {
  const records = Buffer.concat([dataset(80, 'Ana'), dataset(110, '通讯社'), dataset(116, '© A'), dataset(25, 'tag')])
  const wrapped = Buffer.concat([Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\0'), records])
  const expected = { creator: 'Ana', credit: '通讯社', copyright: '© A' }
  expect(readIptc(records)).toEqual(expected)
  expect(readIptc(wrapped)).toEqual(expected)
})

test('XMP is read from elements, lists, attributes and resources', () => {
  const packet = xmp(
    '<dc:creator><rdf:Seq><rdf:li>甲</rdf:li><rdf:li>乙</rdf:li></rdf:Seq></dc:creator>' +
      '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">A &amp; B</rdf:li></rdf:Alt></dc:rights>' +
      '<Iptc4xmpExt:DigitalSourceType rdf:resource="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/>',
    'photoshop:Credit="Agency"',
  )
  expect(readXmp(packet)).toEqual({
    creator: '甲, 乙',
    copyright: 'A & B',
    credit: 'Agency',
    digitalSource: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
  })
})

test('a broken packet still says what came before the break', () => {
  const packet = xmp('<photoshop:Credit>Agency</photoshop:Credit><dc:creator><rdf:Seq>')
  expect(readXmp(packet.subarray(0, packet.length - 60)).credit).toBe('Agency')
})

test.each([
  ['with an outer key', JSON.stringify({ AIGC: mark })],
  ['bare', JSON.stringify(mark)],
  ['after some bytes', `AIGC\0${JSON.stringify({ AIGC: mark })}\0`],
])('the mark of machine-made content is read %s', (_, text) => {
  expect(readAigc(text)).toEqual(kept)
  expect(readXmp(xmp(`<TC260:AIGC>${text.replaceAll('\0', ' ')}</TC260:AIGC>`)).aigc).toEqual(kept)
})

test('what a PNG says in a text of its own counts too', () => {
  const comments = [{ keyword: 'AIGC', text: JSON.stringify({ AIGC: mark }) }]
  expect(readProvenance(Buffer.alloc(0), { comments })).toEqual({ aigc: kept })
})

test('what is written into variants can be read back', () => {
  const provenance: Provenance = { creator: 'A <b> & "c"', copyright: '© 乙', credit: 'D', source: 'E', aigc: kept }
  expect(readXmp(Buffer.from(writeXmp(provenance)))).toEqual(provenance)
})

test('no bytes make a reader fail, and what it gives fits into the database', () => {
  const starts = [
    '',
    'Exif\0\0II*\0\x08\0\0\0',
    'MM\0*\0\0\0\x08',
    '\x1c\x02\x50',
    '8BIM',
    '<x:xmpmeta xmlns:x="a">',
    '<a AIGC="',
  ]
  const bytes = fc
    .tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }))
    .map(([start, rest]) => Buffer.concat([Buffer.from(start, 'latin1'), rest]))
  fc.assert(
    fc.property(bytes, (block) => {
      for (const found of [readExif(block), readIptc(block), readXmp(block)]) {
        expect(JSON.stringify(found)).not.toMatch(/\\u0000|\\ud[89a-f]/)
      }
    }),
    { numRuns: 2000 },
  )
})
