import { describe, expect, test } from 'vitest'
import { archived, hasData, namesIn } from '../document/shared-data.ts'
import { feedFaults } from './feed-rules.ts'

const suite = 'suites/feedvalidator_testcases.dev.tar.gz'

type Case = { name: string; fault: string; isExpected: boolean; xml: string }

// Three absences have words of their own there.
const named: Record<string, string> = { MissingTitle: 'title', MissingLink: 'link', MissingDescription: 'description' }

/** `Expect: !MissingElement{parent:feed,element:id}` as `MissingElement feed/id`, where we have such a rule. */
const readCase = (name: string, xml: string): Case | undefined => {
  const found = /Expect:\s+(!?)(\w+)(?:\{([^}]*)\})?/.exec(xml)
  if (!found) return undefined
  const [, not, word = '', details = ''] = found
  const facts = Object.fromEntries(details.split(',').map((part) => part.split(':').map((text) => text.trim())))
  const place = [facts.parent, facts.element].filter(Boolean).join('/')
  const attribute = facts.attr ? `@${facts.attr}` : ''
  const fault = named[word] ? `MissingElement ${facts.parent}/${named[word]}` : `${word} ${place}${attribute}`
  return { name, fault: fault.trim(), isExpected: not === '', xml }
}

// The rules that say something about what a list of articles is written with.
const ours = [
  /^MissingElement (channel|feed|entry|image|author|contributor)\//,
  /^DuplicateElement (channel\/(title|link|description|language|pubDate|docs)|item|image|feed|entry|author|contributor)/,
  /^InvalidRFC2822Date (channel|item)/,
  /^InvalidRFC3339Date (feed|entry)\/(updated|published)/,
  /^(InvalidHttpGUID|ItemMustContainTitleOrDescription|DuplicateEntries|MissingSelf|ContainsRelRef)/,
  /^InvalidLink (channel|item|image)\/(link|url)/,
  /^MissingAttribute (item\/enclosure|entry\/link|feed\/link)/,
  /^InvalidMIMEType (item\/enclosure|feed\/link|entry\/link)/,
  /^NotBlank (entry\/(title|id|content)|feed\/(title|id|generator)|author|contributor)/,
  /^DuplicateAtomLink (feed|entry)/,
  /^DuplicateValue guid/,
  /^InvalidFullLink (feed|entry)\/id/,
]

// One case lists every form of a date that readers make sense of; we hold ourselves to the form that all take.
const isOurs = ({ fault, name }: Case) =>
  ours.some((pattern) => pattern.test(fault)) && !name.endsWith('data-types-datetime/everything.xml')

const casesOf = (): Case[] =>
  namesIn(suite)
    .filter((name) => /^(?:\.\/)?(rss20|atom)\/.*\.xml$/.test(name))
    .flatMap((name) => readCase(name, archived(suite, name)) ?? [])

const reads = ({ xml }: Case): string[] => {
  try {
    return feedFaults(xml)
  } catch {
    return ['not well-formed']
  }
}

describe.skipIf(!hasData(suite))(
  'our rules for feeds, on the public test cases (skipped without ../shared/data)',
  () => {
    const cases = hasData(suite) ? casesOf().filter(isOurs) : []
    const matches = (faults: string[], { fault }: Case) =>
      faults.some(
        (one) =>
          one === fault || one.split(' ')[0] === fault || one.startsWith(fault.endsWith('/') ? fault : `${fault}/`),
      )

    test('find what each case of theirs is about', () => {
      const wrong = cases.filter((one) => one.isExpected && !matches(reads(one), one))
      expect(cases.filter(({ isExpected }) => isExpected).length).toBeGreaterThan(60)
      expect(wrong.map(({ name, fault }) => `${name}: ${fault}`)).toEqual([])
    })

    test('say nothing of the kind where a case is right', () => {
      const wrong = cases.filter((one) => !one.isExpected && matches(reads(one), one))
      expect(cases.filter(({ isExpected }) => !isExpected).length).toBeGreaterThan(5)
      expect(wrong.map(({ name, fault }) => `${name}: ${fault}`)).toEqual([])
    })
  },
)
