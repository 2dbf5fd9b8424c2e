import { Mark, markInputRule } from '@tiptap/core'
import { type ClaimAttributes, markRules } from '#features/document/browser.ts'
import { isLinkTarget } from './addresses.ts'

// Attributes are read together, below: of strange HTML no single one is taken over.
const claimAttribute = (value: unknown) => ({ default: value, rendered: false, parseHTML: () => null })

/**
 * An answered claim. Nothing typed at its edges joins it; what is typed within it does. Copied within an article it
 * keeps its answer; elsewhere its sources would be others, and it is left behind.
 */
export const Claim = Mark.create<{ article: string }>({
  name: 'claim',
  inclusive: false,
  addOptions: () => ({ article: '' }),
  addAttributes: () => ({
    id: claimAttribute(''),
    answer: claimAttribute('question'),
    sources: claimAttribute([]),
    when: claimAttribute(''),
    where: claimAttribute(''),
    note: claimAttribute(''),
    said: claimAttribute(''),
  }),
  parseHTML() {
    return [{ tag: 'span[data-claim]', getAttrs: (span) => claimFrom(span, this.options.article) }]
  },
  renderHTML({ mark }) {
    const { id, answer, sources, when, where, note, said } = mark.attrs as ClaimAttributes
    const facts = { 'data-sources': sources.join(' '), 'data-when': when, 'data-where': where, 'data-note': note }
    const given = Object.entries(facts).filter(([, fact]) => fact !== '')
    const looks = { class: 'cl', 'data-claim': id, 'data-answer': answer, 'data-in': this.options.article }
    return ['span', { ...looks, ...Object.fromEntries(given), 'data-said': said }, 0]
  },
})

const claimFrom = (span: HTMLElement, article: string): ClaimAttributes | false => {
  const { claim, answer, sources = '', when, where, note, said, in: home } = span.dataset
  if (home !== article) return false
  const given = { id: claim, answer, sources: sources.split(' ').filter(Boolean), when, where, note, said }
  return markRules.claim.safeParse(given).data ?? false
}

export const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (anchor) => {
        const href = anchor.getAttribute('href')?.trim() ?? ''
        return isLinkTarget(href) ? { href } : false
      },
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['a', HTMLAttributes, 0],
})

type Simple = {
  tag: string
  from: { tag?: string; style?: string; getAttrs?: (value: never) => false | null }[]
  key: string
  typed?: RegExp
}

const simple = (name: string, { tag, from, key, typed }: Simple) =>
  Mark.create({
    name,
    parseHTML: () => [{ tag }, ...from] as never,
    renderHTML: () => [tag, 0],
    addKeyboardShortcuts() {
      return { [key]: () => this.editor.commands.toggleMark(this.name) }
    },
    addInputRules() {
      return typed ? [markInputRule({ find: typed, type: this.type })] : []
    },
  })

export const Bold = simple('bold', {
  tag: 'strong',
  from: [
    // Some editors wrap whole documents in a <b> that is not bold.
    { tag: 'b', getAttrs: (b: HTMLElement) => (b.style.fontWeight === 'normal' ? false : null) },
    { style: 'font-weight', getAttrs: (value: string) => (/^(?:bold|bolder|[6-9]00)$/.test(value) ? null : false) },
  ],
  key: 'Mod-b',
  typed: /(?<!\*)\*\*([^*]{1,500})\*\*$/,
})

export const Italic = simple('italic', {
  tag: 'em',
  from: [
    { tag: 'i', getAttrs: (i: HTMLElement) => (i.style.fontStyle === 'normal' ? false : null) },
    { style: 'font-style=italic' },
  ],
  key: 'Mod-i',
  typed: /(?<!\*)\*([^*\s][^*]{0,500})\*$/,
})

export const Strike = simple('strike', {
  tag: 's',
  from: [{ tag: 'del' }, { tag: 'strike' }, { style: 'text-decoration=line-through' }],
  key: 'Mod-Shift-s',
  typed: /(?<!~)~~([^~]{1,500})~~$/,
})

export const Subscript = simple('subscript', { tag: 'sub', from: [{ style: 'vertical-align=sub' }], key: 'Mod-,' })

export const Superscript = simple('superscript', {
  tag: 'sup',
  from: [{ style: 'vertical-align=super' }],
  key: 'Mod-.',
})

export const Code = simple('code', { tag: 'code', from: [], key: 'Mod-e', typed: /(?<!`)`([^`]{1,500})`$/ })
