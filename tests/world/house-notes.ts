import type { HouseNotes } from '../../shared/domain/house-notes.ts'

/** A house of which nothing is known yet. */
export const emptyNotes: HouseNotes = {
  disk: { writable: true, folder: '/data', freeMb: null, reserve: 'none' },
  check: null,
  address: { now: '192.168.1.20:8080', before: null },
  backup: null,
  damaged: [],
}
