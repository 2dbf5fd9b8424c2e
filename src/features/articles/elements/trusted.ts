type Policy = { createHTML: (html: string) => string; createScriptURL: (address: string) => string }
type Policies = { createPolicy: (name: string, rules: Policy) => Policy }

let policy: Policy | undefined

const rules: Policy = {
  createHTML: (html) => html,
  createScriptURL: (address) => {
    if (new URL(address, location.href).origin !== location.origin || !address.startsWith('/assets/'))
      throw new TypeError(`${address} is no script of this site`)
    return address
  },
}

const trusted = (): Policy => {
  const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes
  policy ??= policies?.createPolicy('wenhao', rules) ?? rules
  return policy
}

/** Text for the browser's HTML parser; the only caller parses into a document where nothing runs. */
export const trustedHtml = (html: string): string => trusted().createHTML(html)

/** Starts one of our own scripts in a thread of its own. */
export const startWorker = (address: string): Worker =>
  new Worker(trusted().createScriptURL(address), { type: 'module' })
