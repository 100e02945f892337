import type { SessionId } from './ids.ts'

/** What the house knows of itself while it runs: its disk, its address, its copies. No name, no text, no session's content. */
export interface HouseNotes {
  readonly disk: DiskNotes
  /** Null until a check was made on this folder. */
  readonly check: DiskCheck | null
  readonly address: AddressNotes
  /** Null when no place for copies was given at start. */
  readonly backup: BackupNotes | null
  readonly damaged: readonly DamagedRecord[]
}

export interface DiskNotes {
  /** False: nothing more fits, sessions are read only. */
  readonly writable: boolean
  readonly folder: string
  /** As last looked at; null where the system does not tell. */
  readonly freeMb: number | null
  readonly reserve: 'none' | 'held' | 'given'
}

/** `nothing-odd` is the most that a check from outside can say of a disk. */
export const DISK_VERDICTS = ['nothing-odd', 'costs-nothing', 'slow'] as const
export type DiskVerdict = (typeof DISK_VERDICTS)[number]
export interface DiskCheck {
  readonly verdict: DiskVerdict
  readonly flushes: number
  readonly medianMs: number
  readonly worstMs: number
  /** Milliseconds since the epoch. */
  readonly at: number
}

export interface AddressNotes {
  /** Such as `192.168.1.20:8080`: what people type. */
  readonly now: string
  /** What was shown before it changed, on this start or since the last one; null while it is the same. */
  readonly before: string | null
}

export const BACKUP_FAILURES = ['no-folder', 'disk-full', 'damaged', 'unreadable', 'changed'] as const
export type BackupFailure = (typeof BACKUP_FAILURES)[number]
export interface BackupNotes {
  readonly folder: string
  readonly running: boolean
  /** Of the last copy that was written whole and verified. */
  readonly lastAt: number | null
  /** Of the last try, when it failed. */
  readonly failure: BackupFailure | null
}

/** A record that cannot be opened. The others go on. */
export interface DamagedRecord {
  readonly session: SessionId
  readonly title: string
  readonly why: 'damaged' | 'newer' | 'unreadable'
  /** When the copy was made that it can be taken back from; null when there is none. */
  readonly copyAt: number | null
}

/** The part of it that whoever runs a session is told, on every page of the team. */
export interface TeamNotes {
  readonly writable: boolean
  /** Which disk, for whom it concerns; null for the expert. */
  readonly disk: { readonly folder: string; readonly freeMb: number | null } | null
  readonly address: AddressNotes
  readonly backupFailing: boolean
}

export function teamNotes(notes: HouseNotes, whole: boolean): TeamNotes {
  const { folder, freeMb, writable } = notes.disk
  return {
    writable,
    disk: whole ? { folder, freeMb } : null,
    address: notes.address,
    backupFailing: whole && notes.backup?.failure != null,
  }
}
