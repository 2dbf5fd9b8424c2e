import type { Unsourced } from '#features/document/index.ts'
import type { Details } from '../details.ts'

/** Who looks for claims in an article that nobody has answered. `name` changes whenever others would be found. */
export type Machine = { name: string; find?: ((text: string) => Unsourced[]) | undefined }

/** Nobody looks: nothing in a story is a claim, and the machine reads Chinese and English only. */
const nobody: Machine = { name: 'nobody' }

/** The machine for an article. It only asks, and only about what readers would want a source for. */
export const machineFor = ({ language, declaration }: Pick<Details, 'language' | 'declaration'>): Machine => {
  if (declaration.genres.includes('fiction')) return nobody
  const code = language.split('-')[0]
  return code === 'zh' || code === 'en' ? machines[code] : nobody
}

const machines: Record<'zh' | 'en', Machine> = { zh: nobody, en: nobody }

/** The names of those that look now: what another one found may be out of date. */
export const machineNames = (): string[] => Object.values(machines).map(({ name }) => name)
