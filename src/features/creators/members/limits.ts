/** Enough for a newsroom's desk; whoever needs more opens a second creator. */
export const mostMembers = 20
export const mostInvitations = 20
export const daysOfInvitation = 14

type Bucket = { burst: number; perMinute: number }

/** Letters go to whom an owner likes: nobody's mailbox is filled with them. */
export const inviteLimits = (userId: string, email: string): [string, Bucket][] => [
  [`invite:${userId}`, { burst: 25, perMinute: 0.2 }],
  [`invite-to:${email}`, { burst: 4, perMinute: 0.02 }],
]
