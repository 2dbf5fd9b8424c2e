import { dayOf } from '#ui/dates.ts'

const quarter = 15 * 60_000

/** The first moment of a day, such as 2026-11-22, in a zone. */
export const startOfDay = (day: string, zone: string): Date => {
  // No zone is further than 14 hours from UTC, and all differ from it by whole quarters of an hour.
  let at = Date.parse(`${day}T00:00:00Z`) - 14 * 60 * 60_000
  while (dayOf(new Date(at), zone) < day) at += quarter
  return new Date(at)
}
