import { recall } from '#platform/page-cache/index.ts'
import { acceptedLocale, isLocale, type Locale } from '#ui/messages/index.ts'

type Wishes = { asked: string | undefined; kept: string | undefined; accepted: string | undefined }

/** What the address asks for, else what was chosen before, else what the browser prefers, else the site's own. */
export const chooseLocale = ({ asked, kept, accepted }: Wishes, standard: Locale): Locale => {
  if (isLocale(asked)) return asked
  if (isLocale(kept)) return kept
  return accepted ? (preferred(accepted) ?? standard) : standard
}

const preferred = recall(acceptedLocale)
