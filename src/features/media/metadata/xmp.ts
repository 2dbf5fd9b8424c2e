import { SaxesParser } from 'saxes'
import { line, type Provenance, readAigc } from './provenance.ts'

const dublinCore = 'http://purl.org/dc/elements/1.1/'
const photoshop = 'http://ns.adobe.com/photoshop/1.0/'
const iptc = 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/'
const aigc = 'http://www.tc260.org.cn/ns/AIGC/1.0/'
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'

const names: Record<string, keyof Provenance> = {
  [`${dublinCore}creator`]: 'creator',
  [`${dublinCore}rights`]: 'copyright',
  [`${dublinCore}description`]: 'description',
  [`${photoshop}Credit`]: 'credit',
  [`${photoshop}Source`]: 'source',
  [`${iptc}DigitalSourceType`]: 'digitalSource',
}

/** The field that an XMP property is. Makers write the AIGC mark under more than one namespace. */
const fieldOf = (uri: string, local: string) => (local === 'AIGC' ? 'aigc' : names[uri + local])

/** Reads provenance from an XMP packet; of a broken one, what came before the break. */
export const readXmp = (packet: Buffer): Provenance => {
  const texts: Partial<Record<keyof Provenance, string[]>> = {}
  const keep = (field: keyof Provenance | undefined, text: string) => {
    if (field && text.trim()) (texts[field] ??= []).push(text.trim())
  }
  const parser = new SaxesParser({ xmlns: true })
  const open: (keyof Provenance | undefined)[] = []
  let text = ''
  parser.on('opentag', (tag) => {
    for (const { uri, local, value } of Object.values(tag.attributes)) {
      keep(uri === rdf && local === 'resource' ? fieldOf(tag.uri, tag.local) : fieldOf(uri, local), value)
    }
    open.push(fieldOf(tag.uri, tag.local) ?? open.at(-1))
    text = ''
  })
  parser.on('text', (piece) => {
    text += piece
  })
  parser.on('closetag', () => {
    keep(open.pop(), text)
    text = ''
  })
  parser.on('error', (error) => {
    throw error
  })
  try {
    parser.write(packet.subarray(0, 1_000_000).toString('utf8').replace(/\0+$/, '')).close()
  } catch {
    // Half a packet still says who took the picture.
  }
  const one = (field: keyof Provenance) => line(texts[field]?.[0])
  return given({
    creator: line(texts.creator?.slice(0, 10).join(', ')),
    copyright: one('copyright'),
    description: one('description'),
    credit: one('credit'),
    source: one('source'),
    digitalSource: one('digitalSource'),
    aigc: texts.aigc?.[0] && readAigc(texts.aigc[0]),
  } as Provenance)
}

/** A small packet of our own with what a picture's variants still tell of its origin. */
export const writeXmp = (provenance: Provenance): string => {
  const { creator, copyright, credit, source, digitalSource } = provenance
  const items = [
    creator && `<dc:creator><rdf:Seq><rdf:li>${escape(creator)}</rdf:li></rdf:Seq></dc:creator>`,
    copyright && `<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${escape(copyright)}</rdf:li></rdf:Alt></dc:rights>`,
    credit && `<photoshop:Credit>${escape(credit)}</photoshop:Credit>`,
    source && `<photoshop:Source>${escape(source)}</photoshop:Source>`,
    digitalSource && `<Iptc4xmpExt:DigitalSourceType>${escape(digitalSource)}</Iptc4xmpExt:DigitalSourceType>`,
    provenance.aigc && `<TC260:AIGC>${escape(JSON.stringify({ AIGC: provenance.aigc }))}</TC260:AIGC>`,
  ].filter(Boolean)
  const spaces = `xmlns:dc="${dublinCore}" xmlns:photoshop="${photoshop}" xmlns:Iptc4xmpExt="${iptc}" xmlns:TC260="${aigc}"`
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="${rdf}"><rdf:Description rdf:about="" ${spaces}>${items.join('')}</rdf:Description></rdf:RDF></x:xmpmeta>`
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const given = (provenance: Provenance): Provenance =>
  Object.fromEntries(Object.entries(provenance).filter(([, value]) => value !== undefined))
