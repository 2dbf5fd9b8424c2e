import type { Transaction } from 'kysely'
import type { DB } from '#platform/schema.ts'

/** The next number of a month, such as 2026-11-0418. The counter's row is locked until the case is written. */
export const nextCaseNumber = async (trx: Transaction<DB>, at: Date, zone: string): Promise<string> => {
  const month = monthOf(at, zone)
  const { last } = await trx
    .insertInto('case_counter')
    .values({ month, last: 1 })
    .onConflict((conflict) => conflict.column('month').doUpdateSet((is) => ({ last: is('case_counter.last', '+', 1) })))
    .returning('last')
    .executeTakeFirstOrThrow()
  return `${month}-${String(last).padStart(4, '0')}`
}

/** The month in the site's own zone, as 2026-11. */
export const monthOf = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit' }).format(at)
