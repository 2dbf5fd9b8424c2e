import type { Context } from 'hono'
import type { Env } from '#features/site/index.ts'
import { variantKey } from './keys.ts'
import { findVariant, type Servable } from './queries.ts'
import { serveFile } from './serve.ts'

/** Answers with a picture, if whoever asks may see it; for everybody else there is none. */
export const sendPicture = async (
  c: Context<Env>,
  { hash, variant }: { hash: string; variant: string },
  maySee: (found: Servable) => Promise<boolean>,
  maySeeHidden = false,
): Promise<Response> => {
  const found = await findVariant(c.var.db, hash, variant)
  if (!found || !(found.isHidden ? maySeeHidden : await maySee(found))) return c.notFound()
  const stored = await c.var.storage.get(variantKey(hash, variant))
  return stored ? serveFile(c, stored, { ...found, tag: `${hash.slice(0, 32)}.${variant}` }) : c.notFound()
}
