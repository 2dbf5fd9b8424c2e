/** What an import did, and the words for it. */
export type Counts = { imported: number; there: number; refused: number }

export const total = ({ imported, there, refused }: Counts): number => imported + there + refused

/** The last line of an import, in plain digits, for people and for scripts. */
export const lastLine = (counts: Counts): string =>
  `${total(counts)} items: ${counts.imported} imported, ${counts.there} already there, ${counts.refused} refused`
