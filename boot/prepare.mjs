// Makes a clone ready to run, as far as it is not: packages, the database's links, what browsers get.
// Plain JavaScript for Node 20: this runs before anything is installed.

import { withSentences } from './say.mjs'
import { lookForBrowser } from './steps/browser.mjs'
import { bundleWhenChanged } from './steps/bundle.mjs'
import { installWhenNeeded } from './steps/install.mjs'
import { linkCommand, linkDatabase } from './steps/links.mjs'
import { refuseOldNode, rightNode } from './steps/node.mjs'
import { root } from './steps/root.mjs'

const wants = (flag) => process.argv.includes(flag)

process.chdir(root)
await withSentences(async () => {
  refuseOldNode()
  await installWhenNeeded({ withTests: wants('--tests') })
  rightNode()
  linkDatabase()
  linkCommand()
  await bundleWhenChanged()
  if (wants('--tests')) lookForBrowser({ mayInstall: wants('--install') || Boolean(process.env.CI) })
})
