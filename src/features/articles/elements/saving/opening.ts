import { type Content, contentOf, type ServerDraft } from '../editor-data.ts'
import type { LocalCopy } from './local-copies.ts'
import { isSame } from './same-content.ts'

export type Opening = { content: Content; version: number; isRestored: boolean }

/**
 * Which text the editor opens with. A local copy that never reached the server wins and is sent with the version that it
 * continues: when the server has moved on, it answers with a conflict and both texts are kept.
 */
export const openWith = (server: ServerDraft, local: LocalCopy | undefined): Opening => {
  const content = contentOf(server)
  if (!local?.isUnsaved || isSame(local.content, content))
    return { content, version: server.version, isRestored: false }
  const wasTaken = local.unanswered !== null && isSame(local.unanswered, content)
  return { content: local.content, version: wasTaken ? server.version : local.base, isRestored: true }
}
