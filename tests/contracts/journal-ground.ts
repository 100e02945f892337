import type { DamagedTable, Journal } from '../../server/journal/journal.ts'
import type { RoomName } from '../../server/journal/room-name.ts'

export type RowTable = Exclude<DamagedTable, 'file' | 'chains'>

/** Where an adapter's journals keep their rooms, and what a test may do to it behind their back. No journal runs meanwhile. */
export interface JournalGround {
  start(): Promise<Journal>
  /** Changes one byte of what people wrote, in the row of that table with that seq. */
  flipByte(room: RoomName, table: RowTable, seq: number): void
  /** Takes the last row of a table away. */
  cutLast(room: RoomName, table: RowTable): void
  /** Whether these bytes lie anywhere on the ground. May be asked while a journal runs. */
  holds(text: string): boolean
  remove(): void
}

/** One test's journal, and how to stop it and start the next one on the same ground. */
export interface JournalScene {
  readonly bamako: RoomName
  readonly journal: () => Journal
  readonly ground: () => JournalGround
  readonly startAgain: () => Promise<void>
}
