import { z } from 'zod'
import { linkField, oneLine } from '../forms.ts'
import type { Settings } from '../settings.ts'

export const mostLinks = 8

const rows = Array.from({ length: mostLinks }, (_, index) => index + 1)

const linkFields = Object.fromEntries(
  rows.flatMap((row) => [
    [`zh${row}`, oneLine(40)],
    [`en${row}`, oneLine(40)],
    [`href${row}`, linkField],
  ]),
)

/** Links with their names, a line on how to reach the operator, and the number under which the site is filed. */
export const footerForm = z
  .object({
    ...linkFields,
    contact_zh: oneLine(200),
    contact_en: oneLine(200),
    filing: oneLine(80),
    filing_href: linkField,
  })
  .superRefine((form: Record<string, string>, context) => {
    for (const row of rows) {
      const isNamed = Boolean(form[`zh${row}`] || form[`en${row}`])
      if (isNamed && !form[`href${row}`])
        context.addIssue({ code: 'custom', path: [`href${row}`], message: 'required' })
      if (!isNamed && form[`href${row}`]) context.addIssue({ code: 'custom', path: [`zh${row}`], message: 'required' })
    }
    if (form.filing_href && !form.filing) context.addIssue({ code: 'custom', path: ['filing'], message: 'required' })
  })

type Sent = Record<string, string>

export const footerSettings = (form: Sent): Partial<Settings> => ({
  'footer.links': rows
    .filter((row) => form[`href${row}`])
    .map((row) => ({ label: texts(form[`zh${row}`], form[`en${row}`]), href: form[`href${row}`] ?? '' })),
  'footer.contact': texts(form.contact_zh, form.contact_en),
  'footer.filing': form.filing ? { number: form.filing, href: form.filing_href ?? '' } : null,
})

/** The form as it was saved. */
export const typedFooter = (settings: Settings): Sent => ({
  ...Object.fromEntries(
    settings['footer.links'].flatMap(({ label, href }, index) => [
      [`zh${index + 1}`, label['zh-CN'] ?? ''],
      [`en${index + 1}`, label.en ?? ''],
      [`href${index + 1}`, href],
    ]),
  ),
  contact_zh: settings['footer.contact']['zh-CN'] ?? '',
  contact_en: settings['footer.contact'].en ?? '',
  filing: settings['footer.filing']?.number ?? '',
  filing_href: settings['footer.filing']?.href ?? '',
})

const texts = (zh = '', en = '') => ({ ...(zh ? { 'zh-CN': zh } : {}), ...(en ? { en } : {}) })
