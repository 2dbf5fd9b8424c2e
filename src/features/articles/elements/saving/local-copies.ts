import { readDocument } from '#features/document/browser.ts'
import type { Content } from '../editor-data.ts'

/** What the browser keeps of a draft: nothing typed may be lost when the tab, the network or the battery goes. */
export type LocalCopy = {
  key: string
  base: number // version of the server's draft that this text continues
  changedAt: number
  isUnsaved: boolean
  content: Content
  unanswered: Content | null // sent to the server, which has not answered
}

export type LocalCopies = {
  read: (key: string) => Promise<LocalCopy | undefined>
  write: (copy: LocalCopy) => Promise<void>
}

const store = 'copies'
const keptFor = 30 * 24 * 60 * 60 * 1000

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

const open = (): Promise<IDBDatabase> => {
  const request = indexedDB.open('wenhao-drafts', 1)
  request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'key' })
  return answer(request)
}

/** Opens the copies of this browser, and forgets saved ones that are a month old. */
export const openLocalCopies = async (): Promise<LocalCopies> => {
  const database = await open()
  const begin = (mode: IDBTransactionMode, durability: IDBTransactionDurability = 'default') =>
    database.transaction(store, mode, { durability })
  const write = async (copy: LocalCopy): Promise<void> => {
    // Strict: on the disk, not in a buffer, so that a dead battery takes nothing with it.
    const transaction = begin('readwrite', 'strict')
    transaction.objectStore(store).put(copy)
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = transaction.onerror = () => reject(transaction.error)
    })
  }
  const cursor = begin('readwrite').objectStore(store).openCursor()
  cursor.onsuccess = () => {
    const copy = cursor.result?.value as LocalCopy | undefined
    if (copy && !copy.isUnsaved && copy.changedAt < Date.now() - keptFor) cursor.result?.delete()
    cursor.result?.continue()
  }
  return { read: (key) => answer(begin('readonly').objectStore(store).get(key)), write }
}

/** Stands in where the browser gives no room, as in some private windows. */
export const noLocalCopies: LocalCopies = {
  read: async () => undefined,
  write: async () => {
    throw new Error('this browser keeps nothing')
  },
}

/** The copy of a draft, unless nothing can be made of it: then it is put aside, where a person can still get at it. */
export const readableCopy = async (local: LocalCopies, key: string): Promise<LocalCopy | undefined> => {
  const copy = await local.read(key)
  if (!copy || readDocument(copy.content.document).ok) return copy
  await local.write({ ...copy, key: `${key}:unreadable:${copy.changedAt}` })
  return undefined
}
