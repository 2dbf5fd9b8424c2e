import { outsideCode } from './outside-code.ts'

const rules: [RegExp, string][] = [
  // Two brackets around an address.
  [/\]\(\((https?:\/\/[^\s()<>"]{1,1000})\)\)?/g, ']($1)'],
  // An address that a program broke to fit a line, or with the mark of a quote in the middle.
  [/(\]\((?:https?:\/)?\/[^\s()<>"']{1,500})(?:[ \t]+|[ \t]*> ?)(?=[^\s()<>"'=][^\s()<>"']{0,500}\))/g, '$1'],
  [/(!\[[^[\]\n]{0,300}\]\([^\s()<>"']{1,500})[ \t]+=\d{0,5}x\d{0,5}\)/g, '$1)'],
  // A heading's own name, which Hugo, Pandoc and kramdown read.
  [/^(#{1,6}[ \t][^\n]{1,500}?)[ \t]*\{#([\w\p{L}.:-]{1,100})\}[ \t]*$/u, '$1 <a id="$2"></a>'],
]

/** Links that their authors, or what moved their old blogs, broke, and headings that say what links call them. */
export function mendLinks(markdown: string): string {
  return mayBeBroken.test(markdown) ? outsideCode(markdown, mendLine) : markdown
}

const mayBeBroken = /\]\(|\{#/

function mendLine(line: string): string {
  return mayBeBroken.test(line) ? rules.reduce((text, [wrong, right]) => text.replace(wrong, right), line) : line
}
