import type * as Y from 'yjs'
import type { Store } from './store.ts'

/** One replacement, in UTF-16 units of the text as it was before. */
export interface TextChange {
  readonly at: number
  readonly remove: number
  readonly insert: string
}

export interface SharedTextState {
  readonly value: string
  /** `locked`: nothing can be written here now. `refused`: what was typed was not accepted, see `offered`. */
  readonly status: 'loading' | 'ready' | 'locked' | 'refused'
  readonly writable: boolean
  /** Every keystroke of ours in this text's document is on the server's disk. */
  readonly saved: boolean
  /** Own words that never reached the server, to be offered again; null when there are none. */
  readonly offered: string | null
}

/** One text that several people write in. */
export interface SharedText {
  readonly state: Store<SharedTextState>
  /** Ignored while the text is not writable. Letters over the limit, and control characters, are left out. */
  edit(change: TextChange): void
  /** Puts the offered words at the end of the text. */
  takeOffered(): void
  dropOffered(): void
  /** The text itself, for undo and positions; another one after a refusal, and when it moves to a floor. Null while there is none. */
  text(): Y.Text | null
  close(): void
}
