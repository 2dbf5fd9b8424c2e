/** A conversion that is none, and why. */
export const unconverted = (why: string): { ok: false; reason: string } => ({
  ok: false,
  reason: `could not be converted: ${why.slice(0, 200)}`,
})
