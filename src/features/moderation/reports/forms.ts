import { z } from 'zod'
import { isEmail } from '#features/accounts/index.ts'
import { addressLines, mostAddresses } from './read-address.ts'

/** On what a notice of something unlawful can rest, in the order of the form. */
export const legalGrounds = [
  'minors',
  'violence',
  'threat',
  'hate',
  'defamation',
  'privacy',
  'copyright',
  'fraud',
  'other',
] as const

const longEnough = (text: string) => [...text].length >= 10

const shared = {
  explanation: z
    .string('required')
    .trim()
    .refine((text) => [...text].length <= 4000, 'too-long')
    .refine(longEnough, 'reason-short'),
  name: z.string().trim().max(80, 'too-long').default(''),
  email: z
    .string()
    .trim()
    .refine((text) => text === '' || isEmail(text), 'not-email')
    .default(''),
  addresses: z
    .string()
    .trim()
    .max(6000, 'too-long')
    .refine((text) => addressLines(text).length <= mostAddresses, 'too-many')
    .default(''),
  about: z.string().max(80, 'not-valid').default(''),
}

const byRules = z.object({
  path: z.literal('rules'),
  rule: z.string('choose-one').min(1, 'choose-one').max(40, 'not-valid'),
  ...shared,
})

const byLaw = z.object({
  path: z.literal('law'),
  rule: z
    .string()
    .transform(() => '')
    .default(''),
  ground: z.enum(legalGrounds, 'choose-one'),
  goodFaith: z.literal('yes', 'good-faith'),
  ...shared,
})

// Who reports abuse of a child need not say who they are; for everything else the law asks for a name and an address.
const named = byLaw.superRefine(({ ground, name, email }, check) => {
  if (ground === 'minors') return
  for (const [path, text] of Object.entries({ name, email }))
    if (text === '') check.addIssue({ code: 'custom', path: [path], message: 'required' })
})

export const reportForms = { rules: byRules, law: named }

export type ReportFields = z.output<typeof byRules> | z.output<typeof named>
