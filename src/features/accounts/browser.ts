import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Env } from '#features/site/index.ts'
import { cookieName, cookieOptions } from './session.ts'
import { newToken } from './token.ts'

const twoDays = 48 * 60 * 60

/** Marks the browser in which somebody signs up, so that the link of the letter need not ask it for the password. */
export const markBrowser = (c: Context<Env>): string => {
  const token = newToken()
  setCookie(c, cookieName(c, 'sign-up'), token, { ...cookieOptions(c), maxAge: twoDays })
  return token
}

export const browserToken = (c: Context<Env>): string | undefined => getCookie(c, cookieName(c, 'sign-up'))

export const unmarkBrowser = (c: Context<Env>): void => {
  deleteCookie(c, cookieName(c, 'sign-up'), cookieOptions(c))
}
