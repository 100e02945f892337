import {
  type BaseLine,
  baseLink,
  type CommandLine,
  type FactLine,
  firstLink,
  type OwnerLine,
  roomLink,
  type UpdateLine,
} from '../../journal/chain.ts'
import type { Batch } from '../../journal/journal.ts'
import { type ChainState, emptyChains, linkBatch } from '../../journal/link-batch.ts'
import type { Linked, StoredRoom } from '../../journal/stored-room.ts'

/** What a disk would hold of a room: rows with their links, read back with the same suspicion. */
export interface MemoryRoom extends StoredRoom {
  seq: number
  link: Uint8Array
  heads: ChainState['heads']
  facts: Linked<FactLine>[]
  updates: Linked<UpdateLine>[]
  owners: Linked<OwnerLine>[]
  commands: Linked<CommandLine>[]
  bases: Linked<BaseLine>[]
}

export function createMemoryRoom(): MemoryRoom {
  const { seq, heads } = emptyChains
  return {
    seq,
    heads,
    link: roomLink(seq, heads),
    facts: [],
    updates: [],
    owners: [],
    commands: [],
    bases: [],
  }
}

export function appendBatch(room: MemoryRoom, batch: Batch): void {
  const linked = linkBatch(room, ownCopy(batch), {
    hasOwner: (document, client) => room.owners.some((row) => row.document === document && row.client === client),
    hasCommand: (id) => room.commands.some((row) => row.id === id),
  })
  room.facts.push(...linked.facts)
  room.updates.push(...linked.updates)
  room.owners.push(...linked.owners)
  room.commands.push(...linked.commands)
  room.seq = linked.after.seq
  room.heads = linked.after.heads
  room.link = roomLink(room.seq, room.heads)
}

/** Gives why not, or null when done. */
export function compactDocument(room: MemoryRoom, document: string, bytes: Uint8Array, upToSeq: number): string | null {
  const oldBase = room.bases.find((base) => base.document === document)
  if (upToSeq > room.seq || upToSeq < (oldBase?.seq ?? 0)) {
    return `compaction up to ${upToSeq} of ${room.seq}, base at ${oldBase?.seq ?? 0}`
  }
  const isReplaced = (row: UpdateLine) => row.document === document && row.seq <= upToSeq
  const head = room.updates.findLast(isReplaced)?.link ?? oldBase?.head ?? firstLink()
  const line = { seq: upToSeq, document, bytes: bytes.slice(), head }
  room.bases = [...room.bases.filter((base) => base.document !== document), { ...line, link: baseLink(line) }]
  room.updates = room.updates.filter((row) => !isReplaced(row))
  return null
}

/** A disk does not change when its writer goes on using the array. */
function ownCopy(batch: Batch): Batch {
  return {
    ...batch,
    updates: batch.updates.map(({ document, bytes }) => ({
      document,
      bytes: bytes.slice(),
    })),
  }
}
