import { readFileSync } from 'node:fs'
import { type ClaimModel, type ModelLanguage, readModel } from './model.ts'

const loaded = new Map<ModelLanguage, ClaimModel>()

/** The model of a language, from its file beside this one; read once, when first asked for. */
export function claimModel(language: ModelLanguage): ClaimModel {
  const known = loaded.get(language)
  if (known) return known
  const model = readModel(readFileSync(new URL(`./models/claim-model.${language}.bin`, import.meta.url)))
  loaded.set(language, model)
  return model
}
