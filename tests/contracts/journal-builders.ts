import type { Batch, Journal, RoomRecord } from '../../server/journal/journal.ts'
import { parseRoomName, type RoomName } from '../../server/journal/room-name.ts'

export function aRoom(name: string): RoomName {
  const room = parseRoomName(name)
  if (room === null) throw new Error(`${name} names no room`)
  return room
}

export function aBatch(parts: Partial<Batch> = {}): Batch {
  return { facts: [], updates: [], owners: [], commands: [], ...parts }
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

export function anUpdate(document: string, text: string) {
  return { document, bytes: bytesOf(text) }
}

const textOf = (bytes: Uint8Array | null) => (bytes === null ? null : new TextDecoder().decode(bytes))

/** A record as one can read it. */
export function readable(record: RoomRecord) {
  return {
    ...record,
    documents: record.documents.map(({ document, base, tail }) => ({
      document,
      base: textOf(base),
      tail: tail.map(textOf),
    })),
  }
}

export async function recordOf(journal: Journal, room: RoomName): Promise<RoomRecord> {
  const opened = await journal.open(room)
  if (opened.kind !== 'opened') throw new Error(`${room} is ${opened.kind}`)
  return opened.record
}
