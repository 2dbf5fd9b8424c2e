import { createMiddleware } from 'hono/factory'
import type { Env } from '#features/site/index.ts'
import type { Config } from '#platform/config.ts'

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "media-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types wenhao',
]

// The studio shows pictures that are still being sent, and its preview in a frame.
const studioPolicy = policy
  .map((line) => (line.startsWith('img-src') ? `${line} blob:` : line))
  .concat("frame-src 'self'")
const previewPolicy = studioPolicy.map((line) => (line.startsWith('frame-ancestors') ? "frame-ancestors 'self'" : line))

/**
 * Set before the answer is made: setting headers on a finished answer costs three times the CPU of a request. Whether
 * the site is reached by https the operator says, not the request.
 */
export const securityHeaders = ({ publicUrl }: Pick<Config, 'publicUrl'>) =>
  createMiddleware<Env>(async (c, next) => {
    const path = c.req.path
    const lines = /^\/studio\/articles\/[^/]+\/preview/.test(path)
      ? previewPolicy
      : path.startsWith('/studio')
        ? studioPolicy
        : policy
    c.header('Content-Security-Policy', lines.join('; '))
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('Referrer-Policy', 'strict-origin-when-cross-origin')
    c.header('Cross-Origin-Opener-Policy', 'same-origin')
    c.header('Cross-Origin-Resource-Policy', 'same-origin')
    c.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()')
    if (publicUrl?.protocol === 'https:') c.header('Strict-Transport-Security', 'max-age=31536000')
    await next()
  })
