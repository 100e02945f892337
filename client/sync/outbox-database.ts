import type { OutboxEntry } from './outbox-entry.ts'
import { createMemoryStore, type OutboxStore, readDraft, sessionOf } from './outbox-store.ts'

const databaseName = 'palabre'
const entryStore = 'outbox'
/** Keys `order <session>` and `draft <session>`. */
const noteStore = 'notes'

/**
 * IndexedDB with strict durability: a write has resolved once it is on the phone's flash, so that a flat battery loses nothing.
 * Where the browser forbids it (private windows, no space), memory, and the page says so.
 */
export async function openOutboxStore(factory: IDBFactory | undefined): Promise<OutboxStore> {
  if (factory === undefined) return createMemoryStore()
  try {
    const database = await openDatabase(factory)
    return createDatabaseStore(database)
  } catch (_forbidden) {
    return createMemoryStore()
  }
}

function openDatabase(factory: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = factory.open(databaseName, 1)
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore(entryStore, { keyPath: 'id' })
      opening.result.createObjectStore(noteStore)
    }
    opening.onsuccess = () => {
      // Another tab may wipe everything: an open connection would hold it up for ever.
      opening.result.onversionchange = () => opening.result.close()
      resolve(opening.result)
    }
    opening.onerror = () => reject(opening.error ?? new Error('no database'))
    opening.onblocked = () => reject(new Error('the database is held by an old page'))
  })
}

function createDatabaseStore(database: IDBDatabase): OutboxStore {
  const write = (change: (entries: IDBObjectStore, notes: IDBObjectStore) => void) =>
    new Promise<void>((resolve, reject) => {
      const transaction = database.transaction([entryStore, noteStore], 'readwrite', { durability: 'strict' })
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error ?? new Error('not kept'))
      change(transaction.objectStore(entryStore), transaction.objectStore(noteStore))
    })
  const put = (entry: OutboxEntry, lastOrder: number, entries: IDBObjectStore, notes: IDBObjectStore) => {
    entries.put(entry)
    notes.put(lastOrder, `order ${entry.session}`)
  }
  return {
    durable: true,
    load(session) {
      return new Promise((resolve, reject) => {
        const transaction = database.transaction([entryStore, noteStore], 'readonly')
        const records = transaction.objectStore(entryStore).getAll()
        const order = transaction.objectStore(noteStore).get(`order ${session}`)
        const draft = transaction.objectStore(noteStore).get(`draft ${session}`)
        transaction.oncomplete = () =>
          resolve({
            records: records.result.filter((record: unknown) => sessionOf(record) === session),
            lastOrder: Number(order.result) || 0,
            draft: readDraft(draft.result),
          })
        transaction.onabort = () => reject(transaction.error ?? new Error('not readable'))
      })
    },
    put: (entry, lastOrder) => write((entries, notes) => put(entry, lastOrder, entries, notes)),
    replace: (oldId, entry, lastOrder) =>
      write((entries, notes) => {
        entries.delete(oldId)
        put(entry, lastOrder, entries, notes)
      }),
    remove: (id) => write((entries) => entries.delete(id)),
    saveDraft: (session, draft) =>
      write((_, notes) => {
        if (draft === null) notes.delete(`draft ${session}`)
        else notes.put(draft, `draft ${session}`)
      }),
    clear: () =>
      write((entries, notes) => {
        entries.clear()
        notes.clear()
      }),
  }
}
