import type { SessionId } from '../../shared/domain/ids.ts'
import type { HouseWatch } from './house-watch.ts'

/** Which sessions' records cannot be read, by what was found when they were opened. */
export interface RecordKeeper {
  readonly note: (session: SessionId, found: 'sound' | 'damaged' | 'newer' | 'unreadable') => Promise<void>
}

export interface RecordKeeperDeps {
  readonly watch: HouseWatch
  readonly titleOf: (session: SessionId) => string
  /** When the copy was made that it can be taken back from; null when there is none. */
  readonly copyAt: (session: SessionId) => Promise<number | null>
}

export function createRecordKeeper({ watch, titleOf, copyAt }: RecordKeeperDeps): RecordKeeper {
  return {
    async note(session, found) {
      const others = watch.notes().damaged.filter((each) => each.session !== session)
      if (found === 'sound') return watch.note({ damaged: others })
      const record = { session, title: titleOf(session), why: found, copyAt: null }
      const known = watch.notes().damaged.find((each) => each.session === session)
      // Told at once, so that a page that asks meanwhile is not told of a restart.
      if (known?.why !== found) watch.note({ damaged: [...others, record] })
      const at = await copyAt(session)
      const still = watch.notes().damaged.some((each) => each.session === session)
      if (still) {
        const rest = watch.notes().damaged.filter((each) => each.session !== session)
        watch.note({ damaged: [...rest, { ...record, copyAt: at }] })
      }
    },
  }
}
