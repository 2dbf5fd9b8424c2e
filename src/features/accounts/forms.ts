import { z } from 'zod'
import { roles } from '#features/site/index.ts'
import { isLocale } from '#ui/messages/index.ts'
import { isCommonPassword } from './common-passwords.ts'
import { emailKey, isEmail, isName, isText } from './rules.ts'

export const emailField = z
  .string('required')
  .trim()
  .min(1, 'required')
  .max(254, 'too-long')
  .refine((text) => isEmail(text) && isEmail(emailKey(text)), 'not-email')

export const nameField = z
  .string('required')
  .trim()
  .min(1, 'required')
  .max(60, 'too-long')
  .refine((text) => isName(text), 'not-name')

export const newPasswordField = z
  .string('required')
  .min(1, 'required')
  .min(10, 'password-short')
  .max(200, 'too-long')
  .refine((text) => !isCommonPassword(text), 'password-common')

const passwordField = z.string('required').min(1, 'required').max(200, 'too-long')
const givenEmailField = emailField.transform(emailKey)

const person = { name: nameField, email: emailField, password: newPasswordField }
const isGuarded = (form: { name: string; email: string; password: string }) =>
  !isCommonPassword(form.password, [form.email, form.name])
const ownPassword = { path: ['password'], message: 'password-own' }

export const signUpForm = z
  .object({
    ...person,
    invitation: z.string().max(100, 'too-long').default(''),
    from: z.string().max(2000).default(''),
  })
  .refine(isGuarded, ownPassword)

export const setUpForm = z.object(person).refine(isGuarded, ownPassword)

export const signInForm = z.object({
  email: givenEmailField,
  password: passwordField,
  from: z.string().max(2000).optional(),
})

export const forgottenForm = z.object({ email: givenEmailField })

export const resetForm = z.object({ 'new-password': newPasswordField })

export const verifyForm = z.object({ password: z.string().max(200, 'too-long').default('') })

export const profileForm = z.object({ name: nameField, language: z.string().refine(isLocale, 'choose-one') })

export const passwordForm = z.object({ 'current-password': passwordField, 'new-password': newPasswordField })

export const emailForm = z.object({ email: emailField, 'email-password': passwordField })

export const deletionForm = z.object({ password: passwordField })

export const roleForm = z.object({ role: z.enum(roles, 'choose-one') })

export const suspensionForm = z.object({
  reason: z
    .string('required')
    .trim()
    .min(1, 'required')
    .min(10, 'too-short')
    .max(2000, 'too-long')
    .refine(isText, 'not-valid'),
})
