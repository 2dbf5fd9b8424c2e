import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '#platform/schema.ts'
import type { ApplicantKind } from './kinds.ts'

export type ApplicationState = 'draft' | 'submitted' | 'more-asked' | 'accepted' | 'refused' | 'withdrawn'

/** A proof file: its bytes lie in the private store under this id. */
export type Proof = { id: string; name: string; mime: string; bytes: number }

/** What is applied for, as far as it is filled in. */
export type Content = {
  kind: ApplicantKind | null
  handle: string
  name: string
  tagline: string
  avatar: string | null
  channelIds: string[]
  why: string
  links: string[]
  files: Proof[]
}

export type Application = Content & {
  id: string
  userId: string
  state: ApplicationState
  version: number
  answer: string
  answeredAt: Date | null
  submittedAt: Date | null
  creatorId: string | null
}

export const emptyContent: Content = {
  kind: null,
  handle: '',
  name: '',
  tagline: '',
  avatar: null,
  channelIds: [],
  why: '',
  links: [],
  files: [],
}

/** A person may change what is applied for as long as nobody is deciding on it. */
export const isEditable = (state: ApplicationState): boolean => state === 'draft' || state === 'more-asked'

const openStates: ApplicationState[] = ['draft', 'submitted', 'more-asked']

export const isOpen = (state: ApplicationState): boolean => openStates.includes(state)

const columns = [
  'id',
  'user_id as userId',
  'state',
  'version',
  'kind',
  'handle',
  'name',
  'tagline',
  'avatar',
  'channel_ids as channelIds',
  'why',
  'links',
  'files',
  'answer',
  'answered_at as answeredAt',
  'submitted_at as submittedAt',
  'creator_id as creatorId',
] as const

type Row = Omit<Application, 'files'> & { files: unknown }

const fromRow = (row: Row): Application => ({ ...row, files: row.files as Proof[] })

/** The latest application of a person, whatever became of it. */
export const latestApplication = async (db: Kysely<DB>, userId: string): Promise<Application | undefined> => {
  const row = await db
    .selectFrom('application')
    .select(columns)
    .where('user_id', '=', userId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && fromRow(row)
}

export const applicationById = async (db: Kysely<DB>, id: string): Promise<Application | undefined> => {
  const row = await db.selectFrom('application').select(columns).where('id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}

/** What else a person applied for, newest first. */
export const earlierApplications = async (db: Kysely<DB>, userId: string, exceptId: string): Promise<Application[]> => {
  const rows = await db
    .selectFrom('application')
    .select(columns)
    .where('user_id', '=', userId)
    .where('id', '!=', exceptId)
    .where('submitted_at', 'is not', null)
    .orderBy('created_at', 'desc')
    .limit(20)
    .execute()
  return rows.map(fromRow)
}

/** Locks an application until the transaction ends. */
export const lockApplication = async (trx: Transaction<DB>, id: string): Promise<Application | undefined> => {
  const row = await trx.selectFrom('application').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && fromRow(row)
}

/**
 * Locks the latest application of a person. The person's own row is locked first, so that two tabs which both begin an
 * application wait for each other.
 */
export const lockLatest = async (trx: Transaction<DB>, userId: string): Promise<Application | undefined> => {
  await sql`select id from "user" where id = ${userId} for no key update`.execute(trx)
  const latest = await latestApplication(trx, userId)
  return latest && lockApplication(trx, latest.id)
}
