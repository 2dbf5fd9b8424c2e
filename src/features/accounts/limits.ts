import type { Bucket } from './take.ts'

type Asking = { address: string; email: string }

/**
 * What an attacker would try again and again. The tight limit counts the account and the asker's address together, so
 * that somebody who is attacked still gets in from elsewhere; the account alone has a wide one against many addresses.
 */
export const signInLimits = ({ address, email }: Asking): [string, Bucket][] => [
  [`sign-in:${address}`, { burst: 100, perMinute: 20 }],
  [`sign-in:${address}:${email}`, { burst: 10, perMinute: 1 }],
  [`sign-in-anywhere:${email}`, { burst: 100, perMinute: 5 }],
]

export const signUpLimits = ({ address, email }: Asking): [string, Bucket][] => [
  [`sign-up:${address}`, { burst: 20, perMinute: 1 }],
  [`sign-up-email:${email}`, { burst: 4, perMinute: 0.1 }],
]

export const resetLimits = ({ address, email }: Asking): [string, Bucket][] => [
  [`reset:${address}`, { burst: 15, perMinute: 1 }],
  [`reset:${address}:${email}`, { burst: 3, perMinute: 0.1 }],
  [`reset-anywhere:${email}`, { burst: 10, perMinute: 0.2 }],
]

export const setUpLimits = (address: string): [string, Bucket][] => [[`set-up:${address}`, { burst: 20, perMinute: 5 }]]

export const verifyLimits = (address: string): [string, Bucket][] => [
  [`verify:${address}`, { burst: 30, perMinute: 5 }],
]

/** Whoever holds a session may still not know the password: an open computer, a stolen cookie. */
export const passwordLimits = (userId: string): [string, Bucket][] => [
  [`password:${userId}`, { burst: 10, perMinute: 1 }],
]

export const resendLimits = (userId: string): [string, Bucket][] => [[`resend:${userId}`, { burst: 3, perMinute: 0.2 }]]

/** Whoever asks for letters to addresses of others must not fill their mailboxes. */
export const emailChangeLimits = (userId: string, email: string): [string, Bucket][] => [
  [`email-change:${userId}`, { burst: 5, perMinute: 0.1 }],
  [`email-change-to:${email}`, { burst: 3, perMinute: 0.02 }],
]
