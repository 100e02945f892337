import type { Batch, CommitResult, OpenResult } from '../../journal/journal.ts'
import type { RoomName } from '../../journal/room-name.ts'

/** What the main thread may ask of the writer thread, and what it hears. */
export interface WriterCalls {
  readonly open: { ask: { room: RoomName }; answer: OpenResult }
  readonly exists: { ask: { room: RoomName }; answer: boolean }
  readonly rooms: { ask: object; answer: readonly RoomName[] }
  readonly commit: {
    ask: { room: RoomName; batch: Batch }
    answer: CommitResult
  }
  readonly compact: {
    ask: { room: RoomName; document: string; base: Uint8Array; upToSeq: number }
    answer: CommitResult
  }
  readonly release: { ask: { room: RoomName }; answer: null }
  readonly erase: { ask: { room: RoomName }; answer: null }
  readonly stop: { ask: object; answer: null }
}

export type CallName = keyof WriterCalls

export type WriterRequest = {
  [Name in CallName]: {
    readonly kind: Name
    readonly id: number
  } & Readonly<WriterCalls[Name]['ask']>
}[CallName]

export type CommitRequest = Extract<WriterRequest, { kind: 'commit' }>

export type Answer =
  | { readonly id: number; readonly kind: 'answer'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'misasked'; readonly why: string }

export type WriterMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'taken'; readonly pid: number | null }
  | { readonly kind: 'newer' }
  | { readonly kind: 'unusable'; readonly code: string }
  | { readonly kind: 'answers'; readonly answers: readonly Answer[] }
  /** The last message: nothing is answered after it. */
  | ({ readonly kind: 'fatal' } & WriterFailure)

/** Why the process must end. `code` is SQLite's or the system's name for it. */
export interface WriterFailure {
  readonly room: RoomName | null
  readonly code: string
}

/** What the thread is started with. */
export interface WriterSettings {
  readonly folder: string
}
