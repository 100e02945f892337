import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Cancel, Clock } from '../runtime/clock.ts'
import type { HouseWatch } from './house-watch.ts'

/** Notices that the house is found elsewhere than before: a router that was off gives other addresses. */
export interface AddressWatch {
  readonly run: () => void
  readonly stop: () => void
}

export interface AddressWatchDeps {
  /** Such as `192.168.1.20:8080`, as it is at this moment. */
  readonly shown: () => string
  /** What was shown last, over starts. */
  readonly last: { readonly read: () => string | null; readonly write: (shown: string) => void }
  readonly clock: Clock
  readonly watch: HouseWatch
  /** Every wall gets its new QR. */
  readonly onMoved: () => void
}

const lookEveryMs = 3_000

export function createAddressWatch({ shown, last, clock, watch, onMoved }: AddressWatchDeps): AddressWatch {
  let known: string | null = null
  let looking: Cancel | null = null

  const look = () => {
    const now = shown()
    if (!leadsHere(now) || now === known) return
    const before = known
    known = now
    last.write(now)
    watch.note({ address: { now, before } })
    if (before !== null) onMoved()
  }
  return {
    run() {
      known = last.read()
      // The same as at the last start is no news; it is noted, so that pages can tell where the house is.
      if (known === shown()) watch.note({ address: { now: known, before: null } })
      look()
      looking = clock.every(lookEveryMs, look)
    },
    stop: () => looking?.(),
  }
}

/** Without any network there is no other address: the cable comes back, and so does the old one. */
function leadsHere(shown: string): boolean {
  return shown !== '' && !shown.startsWith('localhost')
}

/** Kept beside the data: a few letters that tell nobody anything but where the hall was. */
export function lastAddressIn(dataFolder: string): AddressWatchDeps['last'] {
  const file = join(dataFolder, 'last-address')
  return {
    read() {
      try {
        const text = readFileSync(file, 'utf8').trim()
        return text === '' ? null : text
      } catch {
        return null
      }
    },
    write(shown) {
      try {
        writeFileSync(file, `${shown}\n`, { mode: 0o600 })
      } catch {
        // On a full disk the next start merely does not know.
        return
      }
    },
  }
}
