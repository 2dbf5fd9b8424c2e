export const accountPaths = {
  signUp: '/sign-up',
  signIn: (from?: string) => (from ? `/sign-in?from=${encodeURIComponent(from)}` : '/sign-in'),
  signOut: '/sign-out',
  setUp: (token: string) => `/set-up/${token}`,
  forgot: '/forgotten-password',
  reset: (token: string) => `/reset-password/${token}`,
  verify: (token: string) => `/verify-email/${token}`,
  me: '/me',
}
