import type { CommandId, SessionId } from '../../shared/domain/ids.ts'
import type { OutboxEntry } from './outbox-entry.ts'

/** What was being typed, so that a closed sheet or a dead tab loses no word. */
export interface Draft {
  readonly text: string
  readonly form: 'question' | 'contribution'
  /** Null: « sans nom ». */
  readonly name: string | null
}

export interface StoredOutbox {
  /** Records as they lie on the device: to be read with `readEntry`, one by one. */
  readonly records: readonly unknown[]
  readonly lastOrder: number
  readonly draft: Draft | null
}

/** The device's own memory. A promise that resolves: the device says that it is on its disk. One that rejects: it is not. */
export interface OutboxStore {
  /** False: it forgets when the page is closed, and the page says so. */
  readonly durable: boolean
  load(session: SessionId): Promise<StoredOutbox>
  put(entry: OutboxEntry, lastOrder: number): Promise<void>
  /** Puts one in the place of another in a single transaction. */
  replace(oldId: CommandId, entry: OutboxEntry, lastOrder: number): Promise<void>
  remove(id: CommandId): Promise<void>
  saveDraft(session: SessionId, draft: Draft | null): Promise<void>
  /** Everything of every session. */
  clear(): Promise<void>
}

/** For phones that forbid storage, and for tests: `saved` survives what the page does not. */
export function createMemoryStore(saved = new Map<string, unknown>(), durable = false): OutboxStore {
  const put = (entry: OutboxEntry, lastOrder: number) => {
    saved.set(`entry ${entry.id}`, entry)
    saved.set(`order ${entry.session}`, lastOrder)
  }
  return {
    durable,
    async load(session) {
      const records = [...saved].filter(([key]) => key.startsWith('entry ')).map(([, record]) => record)
      return {
        records: records.filter((record) => sessionOf(record) === session),
        lastOrder: Number(saved.get(`order ${session}`) ?? 0),
        draft: readDraft(saved.get(`draft ${session}`)),
      }
    },
    async put(entry, lastOrder) {
      put(entry, lastOrder)
    },
    async replace(oldId, entry, lastOrder) {
      saved.delete(`entry ${oldId}`)
      put(entry, lastOrder)
    },
    async remove(id) {
      saved.delete(`entry ${id}`)
    },
    async saveDraft(session, draft) {
      if (draft === null) saved.delete(`draft ${session}`)
      else saved.set(`draft ${session}`, draft)
    },
    async clear() {
      saved.clear()
    },
  }
}

/** Null when it is no draft, or an empty one. */
export function readDraft(value: unknown): Draft | null {
  if (typeof value !== 'object' || value === null) return null
  const draft: Partial<Record<keyof Draft, unknown>> = value
  if (typeof draft.text !== 'string' || draft.text === '') return null
  return {
    text: draft.text,
    form: draft.form === 'contribution' ? 'contribution' : 'question',
    name: typeof draft.name === 'string' ? draft.name : null,
  }
}

/** The session that a stored record belongs to; records of other sessions are left alone. */
export function sessionOf(record: unknown): unknown {
  return typeof record === 'object' && record !== null && 'session' in record ? record.session : null
}
