import type { WordId } from '../../../shared/words/words.ts'
import type { IconName } from '../../parts/Icon.tsx'
import type { useConnection } from '../../state/use-connection.ts'
import type { SharedTextField } from '../../state/use-shared-text.ts'

export interface FloorState {
  readonly icon: IconName
  readonly tone: 'wait' | 'good' | 'known'
  readonly word: WordId
}

/** What a person who writes with the room must know of their words, in one line. The tick means: on the server's disk. */
export function floorState(known: {
  /** The team has not taken the text back. */
  readonly open: boolean
  readonly text: Pick<SharedTextField['state'], 'status' | 'saved' | 'refused'>
  readonly net: ReturnType<typeof useConnection>['is']
  /** This phone keeps what is written when the page is closed. */
  readonly durable: boolean
}): FloorState {
  const { open, text, net, durable } = known
  if (!open) return { icon: 'lock', tone: 'known', word: 'phone.floor-closed' }
  if (text.refused === 'full') return { icon: 'people', tone: 'wait', word: 'phone.floor-full' }
  if (text.status === 'loading') return { icon: 'clock', tone: 'wait', word: 'phone.floor-coming' }
  if (!text.saved && !durable) return { icon: 'alert', tone: 'wait', word: 'phone.memory-only' }
  if (net !== 'online') {
    return { icon: 'clock', tone: 'wait', word: text.saved ? 'phone.offline-strip' : 'phone.floor-kept' }
  }
  if (!text.saved) return { icon: 'clock', tone: 'wait', word: 'phone.floor-saving' }
  return { icon: 'check', tone: 'good', word: 'phone.floor-saved' }
}

/** Why the last change came back, in words: on an open text one deletes one's own words only. */
export function floorFault(refused: string | null): WordId | null {
  if (refused === null || refused === 'full') return null
  if (refused === 'not-allowed') return 'phone.floor-theirs'
  return refused === 'too-long' ? 'phone.floor-long' : 'phone.floor-refused'
}
