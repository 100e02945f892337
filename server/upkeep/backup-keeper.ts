import type { BackupNotes } from '../../shared/domain/house-notes.ts'
import type { Cancel, Clock } from '../runtime/clock.ts'
import { findCopies } from './find-copies.ts'
import { type CopyDeps, type CopyResult, makeCopy } from './make-copy.ts'

/** Copies of the house: by themselves to the place given at start, and to another one when asked. */
export interface BackupKeeper {
  /** To the place given at start. Null when none was given. */
  readonly now: () => Promise<CopyResult> | null
  /** One at a time: who asks while one is being made waits for his own. Never rejects. */
  readonly to: (folder: string) => Promise<CopyResult>
  readonly run: () => Promise<void>
  /** Waits for a copy that is being made. */
  readonly stop: () => Promise<void>
}

export interface BackupKeeperDeps {
  /** Null: nothing is copied by itself. */
  readonly folder: string | null
  readonly copy: CopyDeps
  readonly clock: Clock
  readonly onNotes: (notes: BackupNotes) => void
}

const everyMs = 5 * 60_000
/** A start has other things to do. */
const firstAfterMs = 5_000

export function createBackupKeeper(deps: BackupKeeperDeps): BackupKeeper {
  const { folder, clock } = deps
  const rounds: Cancel[] = []
  let stopped = false
  let tail: Promise<unknown> = Promise.resolve()
  let notes: BackupNotes = { folder: folder ?? '', running: false, lastAt: null, failure: null }
  const note = (part: Partial<BackupNotes>) => {
    notes = { ...notes, ...part }
    if (folder !== null) deps.onNotes(notes)
  }
  const to = (place: string): Promise<CopyResult> => {
    const made = tail.then(() => makeCopy(place, deps.copy))
    tail = made
    return made
  }
  const own = async (place: string): Promise<CopyResult> => {
    note({ running: true })
    const result = await to(place)
    if (result.is === 'made') note({ running: false, lastAt: result.madeAt, failure: null })
    else note({ running: false, failure: result.why })
    return result
  }
  const now = () => (folder === null || stopped ? null : own(folder))

  return {
    now,
    to,
    async run() {
      if (folder === null) return
      const known = (await findCopies(folder)).find(({ manifest }) => manifest.house === deps.copy.house)
      note({ lastAt: known?.manifest.madeAt ?? null })
      rounds.push(
        clock.after(firstAfterMs, () => void now()),
        clock.every(everyMs, () => void now()),
      )
    },
    async stop() {
      stopped = true
      for (const cancel of rounds) cancel()
      await tail
    },
  }
}
