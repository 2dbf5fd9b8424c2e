import { createHash, randomBytes } from 'node:crypto'

/** What a cookie or a link carries: 256 random bits. The database keeps only its hash, so a copied table opens nothing. */
export const newToken = (): string => randomBytes(32).toString('base64url')

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url')
