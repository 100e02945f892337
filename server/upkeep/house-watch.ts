import type { HouseNotes } from '../../shared/domain/house-notes.ts'

/** What the house knows of itself, told to whoever asks and to whoever listens. Its keepers write their own part. */
export interface HouseWatch {
  readonly notes: () => HouseNotes
  readonly note: (part: Partial<HouseNotes>) => void
  /** Called after each change, with what was known before. Gives what ends the listening. */
  readonly onChange: (listener: (notes: HouseNotes, before: HouseNotes) => void) => () => void
}

export function createHouseWatch(first: HouseNotes): HouseWatch {
  const listeners = new Set<(notes: HouseNotes, before: HouseNotes) => void>()
  let notes = first
  return {
    notes: () => notes,
    note(part) {
      const before = notes
      const next = { ...before, ...part }
      if (JSON.stringify(next) === JSON.stringify(before)) return
      notes = next
      for (const listener of [...listeners]) listener(next, before)
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
