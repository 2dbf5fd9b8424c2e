import { childrenOf, type Element, readXml } from './read-xml.ts'

/** What is wrong with a feed, in the words that the public feed validator's test cases use: `MissingElement feed/id`. */
export const feedFaults = (xml: string): string[] => {
  const root = readXml(xml)
  return root.name === 'rss' ? rssFaults(root) : atomFaults(root)
}

const rssFaults = (rss: Element): string[] => {
  const channel = childrenOf(rss, 'channel')[0]
  if (!channel) return ['MissingElement rss/channel']
  const items = childrenOf(channel, 'item')
  return [
    ...missing(channel, ['title', 'link', 'description']),
    ...repeated(channel, ['title', 'link', 'description', 'language', 'pubDate', 'lastBuildDate', 'docs', 'image']),
    ...badDates(channel, ['pubDate', 'lastBuildDate'], isRfc2822, 'InvalidRFC2822Date'),
    ...relativeLinks(channel),
    ...childrenOf(channel, 'image').flatMap((image) => [
      ...missing(image, ['url', 'title', 'link']),
      ...repeated(image, ['url', 'title', 'link', 'height', 'width']),
      ...relativeLinks(image),
    ]),
    ...(childrenOf(channel, 'atom:link').some(({ attributes }) => attributes.rel === 'self')
      ? []
      : ['MissingSelf channel']),
    ...items.flatMap(itemFaults),
    ...doubles(items, 'guid', 'DuplicateValue guid'),
  ]
}

const itemFaults = (item: Element): string[] => [
  ...repeated(item, ['title', 'link', 'description', 'guid', 'pubDate', 'author']),
  ...badDates(item, ['pubDate'], isRfc2822, 'InvalidRFC2822Date'),
  ...relativeLinks(item),
  ...(childrenOf(item, 'title').length + childrenOf(item, 'description').length === 0
    ? ['ItemMustContainTitleOrDescription item']
    : []),
  ...childrenOf(item, 'guid').flatMap((guid) =>
    guid.attributes.isPermaLink !== 'false' && !isAbsolute(guid.text) ? ['InvalidHttpGUID item/guid'] : [],
  ),
  ...childrenOf(item, 'enclosure').flatMap((enclosure) => [
    ...without(enclosure, ['url', 'length', 'type'], 'item'),
    ...('type' in enclosure.attributes && !isMime(enclosure.attributes.type ?? '')
      ? ['InvalidMIMEType item/enclosure']
      : []),
    ...('length' in enclosure.attributes && !/^\d+$/.test(enclosure.attributes.length ?? '')
      ? ['InvalidIntegerAttribute item/enclosure']
      : []),
  ]),
  ...['description', 'content:encoded'].flatMap((name) =>
    childrenOf(item, name).some(({ text }) => holdsRelative(text)) ? [`ContainsRelRef item/${name}`] : [],
  ),
]

const once = [
  'id',
  'title',
  'updated',
  'subtitle',
  'icon',
  'logo',
  'generator',
  'rights',
  'summary',
  'published',
  'content',
]

const atomFaults = (feed: Element): string[] => {
  const entries = childrenOf(feed, 'entry')
  const isSelf = ({ attributes }: Element) => /^(?:.*\/link-relations\/)?(?:.*\/)?self$/.test(attributes.rel ?? '')
  return [
    ...missing(feed, ['id', 'title', 'updated']),
    ...repeated(feed, once),
    ...badDates(feed, ['updated'], isRfc3339, 'InvalidRFC3339Date'),
    ...(childrenOf(feed, 'link').some(isSelf) ? [] : ['MissingSelf feed']),
    ...linkFaults(feed),
    ...blank(feed, ['title', 'id', 'generator']),
    ...people(feed),
    ...badIds(feed),
    ...entries.flatMap((entry) => [
      ...missing(entry, ['id', 'title', 'updated']),
      ...repeated(entry, once),
      ...badDates(entry, ['updated', 'published'], isRfc3339, 'InvalidRFC3339Date'),
      ...linkFaults(entry),
      ...blank(entry, ['title', 'id', 'content']),
      ...people(entry),
      ...badIds(entry),
      ...childrenOf(entry, 'content').flatMap(({ text, attributes }) =>
        attributes.type === 'html' && holdsRelative(text) ? ['ContainsRelRef entry/content'] : [],
      ),
    ]),
    ...doubles(entries, 'id', 'DuplicateEntries entry/id', 'updated'),
  ]
}

const missing = (parent: Element, names: string[]): string[] =>
  names.filter((name) => childrenOf(parent, name).length === 0).map((name) => `MissingElement ${parent.name}/${name}`)

const repeated = (parent: Element, names: string[]): string[] =>
  names.filter((name) => childrenOf(parent, name).length > 1).map((name) => `DuplicateElement ${parent.name}/${name}`)

const blank = (parent: Element, names: string[]): string[] =>
  names
    .filter((name) =>
      childrenOf(parent, name).some(
        ({ text, children, attributes }) => isBlank(text) && !children.length && !attributes.src,
      ),
    )
    .map((name) => `NotBlank ${parent.name}/${name}`)

const isBlank = (text: string): boolean => text.trim() === ''

const people = (parent: Element): string[] =>
  ['author', 'contributor'].flatMap((role) =>
    childrenOf(parent, role).flatMap((person) => [
      ...missing(person, ['name']),
      ...repeated(person, ['name', 'uri', 'email']),
      ...blank(person, ['name']),
    ]),
  )

const badIds = (parent: Element): string[] =>
  childrenOf(parent, 'id')
    .filter(({ text }) => !isBlank(text) && !/^[a-z][a-z0-9+.-]*:\S+$/i.test(text.trim()))
    .map(() => `InvalidFullLink ${parent.name}/id`)

const badDates = (parent: Element, names: string[], isGood: (text: string) => boolean, fault: string): string[] =>
  names
    .filter((name) => childrenOf(parent, name).some(({ text }) => !isGood(text)))
    .map((name) => `${fault} ${parent.name}/${name}`)

const relativeLinks = (parent: Element): string[] =>
  ['link', 'url']
    .filter((name) => childrenOf(parent, name).some(({ text }) => !isAbsolute(text)))
    .map((name) => `InvalidLink ${parent.name}/${name}`)

const linkFaults = (parent: Element): string[] => {
  const links = childrenOf(parent, 'link')
  const alternates = links.filter(({ attributes }) => (attributes.rel ?? 'alternate') === 'alternate')
  const kinds = alternates.map(({ attributes }) => `${attributes.type} ${attributes.hreflang}`)
  return [
    ...links.flatMap((link) => without(link, ['href'], parent.name)),
    ...links.flatMap(({ attributes }) =>
      attributes.type !== undefined && !isMime(attributes.type) ? [`InvalidMIMEType ${parent.name}/link`] : [],
    ),
    ...(new Set(kinds).size < kinds.length ? [`DuplicateAtomLink ${parent.name}/link`] : []),
  ]
}

const without = (element: Element, names: string[], parent: string): string[] =>
  names
    .filter((name) => !(name in element.attributes))
    .map((name) => `MissingAttribute ${parent}/${element.name}@${name}`)

const doubles = (elements: Element[], name: string, fault: string, also?: string): string[] => {
  const keys = elements.flatMap((element) => {
    const key = childrenOf(element, name)[0]?.text
    return key === undefined ? [] : [also ? `${key} ${childrenOf(element, also)[0]?.text}` : key]
  })
  return new Set(keys).size < keys.length ? [fault] : []
}

const isAbsolute = (text: string): boolean => /^[a-z][a-z0-9+.-]*:\S+$/i.test(text) && URL.canParse(text)

const isMime = (text: string): boolean => /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(\s*;\s*[\w-]+=("[^"]*"|[\w.-]+))*$/.test(text)

const holdsRelative = (html: string): boolean =>
  /<[a-z][^<>]*\s(?:href|src)\s*=\s*["']?(?![a-z][a-z0-9+.-]*:)[^"'\s>]/i.test(html)

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const fullYear = (year: number): number => (year > 99 ? year : year + (year < 50 ? 2000 : 1900))

const isRfc2822 = (text: string): boolean => {
  const found =
    /^(?:([A-Z][a-z]{2})\s*,\s*)?(\d{1,2})\s+([A-Z][a-z]{2})\s+(\d{4}|\d\d)\s+(\d\d):(\d\d)(?::(\d\d))?\s+(?:[+-]\d{4}|UT|GMT|[ECMP][SD]T|[A-IK-Z])$/.exec(
      text,
    )
  if (!found) return false
  const [, day, date, month = '', year, hour] = found
  const at = new Date(Date.UTC(fullYear(Number(year)), months.indexOf(month), Number(date)))
  return (
    months.includes(month) &&
    at.getUTCDate() === Number(date) &&
    Number(hour) < 24 &&
    (!day || days[at.getUTCDay()] === day)
  )
}

const isRfc3339 = (text: string): boolean => {
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-](\d\d):(\d\d))$/.exec(text.trim())
  if (!found) return false
  const [year, month, date, hour, minute, second, zone = 0, part = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0)) as number[]
  const at = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, date))
  const isDay = at.getUTCMonth() === (month ?? 0) - 1 && at.getUTCDate() === date
  return isDay && (hour ?? 0) < 24 && (minute ?? 0) < 60 && (second ?? 0) <= 60 && zone < 24 && part < 60
}
