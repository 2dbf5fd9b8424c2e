declare module 'citeproc' {
  type System = { retrieveLocale: (language: string) => string; retrieveItem: (id: string) => unknown }
  class Engine {
    constructor(system: System, style: string, language: string, isForced: boolean)
    setOutputFormat(format: 'text'): void
    updateItems(ids: string[]): void
    makeBibliography(): [about: { entry_ids: string[][] }, lines: string[]]
  }
  const CSL: { Engine: typeof Engine }
  export default CSL
}
