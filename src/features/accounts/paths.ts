export const accountPaths = {
  signUp: '/sign-up',
  signUpFrom: (from: string) => `/sign-up?from=${encodeURIComponent(from)}`,
  invited: (token: string) => `/sign-up?invitation=${token}`,
  letterSent: '/sign-up/letter',
  signIn: (from?: string) => (from ? `/sign-in?from=${encodeURIComponent(from)}` : '/sign-in'),
  signOut: '/sign-out',
  setUp: (token: string) => `/set-up/${token}`,
  forgot: '/forgotten-password',
  resetSent: '/forgotten-password/letter',
  reset: (token: string) => `/reset-password/${token}`,
  verify: (token: string) => `/verify-email/${token}`,
  comeBack: (token: string) => `/come-back/${token}`,
  me: '/me',
  profile: '/me/profile',
  password: '/me/password',
  verification: '/me/verification',
  deletion: '/me/deletion',
  email: '/me/email',
  emailForgetting: '/me/email/forgetting',
  sessions: '/me/sessions',
  otherSessions: '/me/sessions/others',
  session: (key: string) => `/me/sessions/${key}/revocation`,
  following: '/me/following',
  newEmail: (token: string) => `/new-email/${token}`,
  oldEmail: (token: string) => `/old-email/${token}`,
}

export const userPaths = {
  list: '/admin/users',
  search: (search: Record<string, string>) => `/admin/users?${new URLSearchParams(search)}`,
  show: (id: string) => `/admin/users/${id}`,
  role: (id: string) => `/admin/users/${id}/role`,
  suspension: (id: string) => `/admin/users/${id}/suspension`,
}

export const invitationPaths = {
  list: '/admin/invitations',
  revocation: (id: string) => `/admin/invitations/${id}/revocation`,
}
