import { z } from 'zod'
import { emailKey, isEmail } from './rules.ts'

export const emailField = z
  .string('required')
  .trim()
  .min(1, 'required')
  .max(254, 'too-long')
  .refine((text) => isEmail(text), 'not-email')

export const nameField = z.string('required').trim().min(1, 'required').max(60, 'too-long')

export const newPasswordField = z
  .string('required')
  .min(1, 'required')
  .min(10, 'password-short')
  .max(200, 'too-long')
  .refine((text) => new Set(text).size > 3, 'password-common')

export const signUpForm = z.object({ name: nameField, email: emailField, password: newPasswordField })

export const signInForm = z.object({
  email: z.string('required').trim().min(1, 'required').max(254, 'too-long').transform(emailKey),
  password: z.string('required').min(1, 'required').max(200, 'too-long'),
  from: z.string().max(2000).optional(),
})
