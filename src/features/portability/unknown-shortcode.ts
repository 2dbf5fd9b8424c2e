import { type Attributes, attribute, linkOf } from './template-attributes.ts'

const telling = [
  'title',
  'text',
  'caption',
  'label',
  'quote',
  'content',
  'summary',
  'heading',
  'alt',
  'description',
  'name',
]

/** What can be shown of a shortcode that nobody knows: a link where it has an address, else the words it was given. */
export const wordsOrLink = ({ named, plain }: Attributes): string => {
  const address = [...Object.values(named), ...plain].find((value) => /^https?:\/\/[^\s<>]{1,1900}$/.test(value))
  const sentence = plain.find((value) => /\s/.test(value) && /\p{L}/u.test(value))
  const words = telling.map((name) => named[name]).find((value) => value?.trim()) ?? sentence ?? ''
  return address ? linkOf(address, words) : attribute(words)
}
