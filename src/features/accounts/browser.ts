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

/** Where somebody wanted to go who had to sign up first; kept until the address is confirmed. */
export const keepWayBack = (c: Context<Env>, from: string): void => {
  if (from) setCookie(c, cookieName(c, 'from'), from, { ...cookieOptions(c), maxAge: twoDays })
}

export const takeWayBack = (c: Context<Env>): string | undefined => {
  const name = cookieName(c, 'from')
  const from = getCookie(c, name)
  if (from) deleteCookie(c, name, cookieOptions(c))
  return from
}
