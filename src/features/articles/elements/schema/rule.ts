import { nodeRules } from '#features/document/browser.ts'

type Rule = { group?: string; content?: string; marks?: string }

/** Group, content and marks of a node as the document's own schema has them, so that the two cannot differ. */
export const ruleOf = (name: keyof typeof nodeRules): Rule => nodeRules[name]
