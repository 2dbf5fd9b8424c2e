// npm run train:claims [-- --data <folder>] [--only zh] [--check]: writes both model files, or says whether they would come out the same.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type ModelLanguage, writeModel } from '../../src/features/document/claims/model.ts'
import { buildModel } from './build-model.ts'
import { readClaimBuster, readLabels } from './rows.ts'

const root = join(import.meta.dirname, '../..')
const { values } = parseArgs({
  options: { data: { type: 'string' }, only: { type: 'string' }, check: { type: 'boolean', default: false } },
})
const data = values.data ?? join(root, '../shared/data')
const say = (line: string) => process.stdout.write(`${line}\n`)

const training = {
  zh: () => [readLabels('train', 'zh')],
  en: () => [readLabels('train', 'en'), readClaimBuster(data)],
}

for (const language of ['zh', 'en'] as const satisfies ModelLanguage[]) {
  if (values.only && values.only !== language) continue
  const model = buildModel(language, training[language](), readLabels('gold', language))
  const bytes = writeModel(model)
  const file = join(root, `src/features/document/claims/models/claim-model.${language}.bin`)
  for (const [name, value] of Object.entries(model.header.metrics)) say(`${language} ${name} ${value}`)
  say(`${language} thresholds ${JSON.stringify(model.header.thresholds)}, ${bytes.length} bytes`)
  if (!values.check) writeFileSync(file, bytes)
  else if (existsSync(file) && readFileSync(file).equals(bytes)) say(`${language} is the committed file, byte for byte`)
  else {
    say(`${language} differs from the committed file`)
    process.exitCode = 1
  }
}
