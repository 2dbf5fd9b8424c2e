import { Mark, markInputRule } from '@tiptap/core'
import { isLinkTarget } from './addresses.ts'

const claimNote = { default: '' }

/** An answered claim. Nothing typed at its edges joins it; what is typed within it does. */
export const Claim = Mark.create({
  name: 'claim',
  inclusive: false,
  addAttributes: () => ({
    id: { default: '' },
    answer: { default: 'question' },
    sources: { default: [] },
    when: claimNote,
    where: claimNote,
    note: claimNote,
    said: claimNote,
  }),
  renderHTML: ({ mark }) => ['span', { class: 'cl', 'data-claim': mark.attrs.id, 'data-answer': mark.attrs.answer }, 0],
})

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
