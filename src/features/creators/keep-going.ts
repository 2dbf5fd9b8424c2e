import type { Kysely } from 'kysely'
import type { Viewer } from '#features/site/index.ts'
import type { DB } from '#platform/schema.ts'
import { type Application, type Content, emptyContent, isEditable, isOpen, latestApplication } from './application.ts'
import type { ApplicationForm } from './forms.ts'
import type { Sent } from './receive-application.ts'
import { type Saved, saveApplication } from './save-application.ts'

type Files = Pick<Sent, 'avatar' | 'proofs'>

/**
 * Saves what a form says. When somebody saved in between, the words stay with the form and are shown beside the other
 * ones, but files that have arrived are kept: a browser cannot send them again.
 */
export const keepGoing = async (
  db: Kysely<DB>,
  viewer: Viewer,
  form: ApplicationForm,
  files: Files,
): Promise<Saved> => {
  const saved = await saveApplication(db, viewer, form.version, (before) => contentOf(before, form, files))
  if (saved.ok || (!files.avatar && files.proofs.length === 0)) return saved
  return { ...saved, current: await keepFiles(db, viewer, files) }
}

/** Keeps files that have arrived with a form whose words could not be saved. Answers with the open application, if any. */
export const keepFiles = async (db: Kysely<DB>, viewer: Viewer, files: Files): Promise<Application | undefined> => {
  const latest = await latestApplication(db, viewer.id)
  const open = latest && isOpen(latest.state) ? latest : undefined
  if ((!files.avatar && files.proofs.length === 0) || (open && !isEditable(open.state))) return open
  const kept = await saveApplication(db, viewer, open?.version ?? 0, (before) => addFiles(before, files))
  return kept.ok ? kept.application : kept.current
}

const contentOf = (before: Content = emptyContent, form: ApplicationForm, files: Files): Content => ({
  ...addFiles(before, files),
  ...(form.do === 'remove-avatar' ? { avatar: null } : {}),
  ...withoutFile(addFiles(before, files), form.do),
  kind: form.kind,
  handle: form.handle,
  name: form.name,
  tagline: form.tagline,
  channelIds: form.channels,
  why: form.why,
  links: form.links,
})

const addFiles = (before: Content = emptyContent, { avatar, proofs }: Files): Content => ({
  ...before,
  avatar: avatar ?? before.avatar,
  files: [...before.files, ...proofs],
})

const withoutFile = ({ files }: Content, act: string): Pick<Content, 'files'> => ({
  files: files.filter(({ id }) => act !== `remove-file:${id}`),
})

/** The proof file that a form asks to be removed, if it is one of the person's own application. */
export const fileToRemove = async (db: Kysely<DB>, viewer: Viewer, act: string): Promise<string | undefined> => {
  const id = /^remove-file:([0-9a-z]{13})$/.exec(act)?.[1]
  const mine: Application | undefined = id ? await latestApplication(db, viewer.id) : undefined
  return mine?.files.some((file) => file.id === id) ? id : undefined
}
