import {
  type BaseLine,
  baseLink,
  type CommandLine,
  commandLink,
  type FactLine,
  factLink,
  firstLink,
  type Head,
  type Link,
  type OwnerLine,
  ownerLink,
  roomLink,
  sameLink,
  type UpdateLine,
  updateLink,
  updatesChain,
} from './chain.ts'
import type { Damage, DamagedTable, RoomRecord } from './journal.ts'

export type Linked<Line> = Line & { readonly link: Link }

/** A room as an adapter read it from where it keeps it: nothing in it is believed yet. Rows in the order they were written. */
export interface StoredRoom {
  readonly seq: number
  readonly link: Link
  readonly heads: ReadonlyMap<string, Head>
  readonly facts: readonly Linked<FactLine>[]
  readonly updates: readonly Linked<UpdateLine>[]
  readonly owners: readonly Linked<OwnerLine>[]
  readonly commands: readonly Linked<CommandLine>[]
  readonly bases: readonly Linked<BaseLine>[]
}

export type Verdict =
  | { readonly kind: 'sound'; readonly record: RoomRecord }
  | { readonly kind: 'damaged'; readonly where: Damage }

/** Follows every chain from its first row, or from the document's base, to its head. */
export function verifyRoom(room: StoredRoom): Verdict {
  const where = findDamage(room)
  return where === null ? { kind: 'sound', record: roomToRecord(room) } : { kind: 'damaged', where }
}

function findDamage(room: StoredRoom): Damage | null {
  if (!sameLink(roomLink(room.seq, room.heads), room.link)) {
    return { table: 'chains', seq: room.seq }
  }
  const badBase = room.bases.find((base) => !sameLink(baseLink(base), base.link))
  if (badBase !== undefined) return { table: 'bases', seq: badBase.seq }
  const head = (name: string) => room.heads.get(name)
  return (
    walk('facts', room.facts, factLink, firstLink(), head('facts')) ??
    walk('owners', room.owners, ownerLink, firstLink(), head('owners')) ??
    walk('commands', room.commands, commandLink, firstLink(), head('commands')) ??
    findDamagedUpdate(room)
  )
}

function findDamagedUpdate(room: StoredRoom): Damage | null {
  const linesByDocument = updatesByDocument(room)
  const basesByDocument = new Map(room.bases.map((b) => [b.document, b]))
  for (const document of documentsOf(room)) {
    const from = basesByDocument.get(document)?.head ?? firstLink()
    const lines = linesByDocument.get(document) ?? []
    const head = room.heads.get(updatesChain(document))
    const damage = walk('updates', lines, updateLink, from, head)
    if (damage !== null) return damage
  }
  return null
}

function walk<Line extends { readonly seq: number }>(
  table: DamagedTable,
  lines: readonly Linked<Line>[],
  linkOf: (before: Link, line: Line) => Link,
  from: Link,
  head: Head | undefined,
): Damage | null {
  let before = from
  for (const line of lines) {
    if (!sameLink(linkOf(before, line), line.link)) {
      return { table, seq: line.seq }
    }
    before = line.link
  }
  const end = head?.link ?? firstLink()
  return sameLink(before, end) ? null : { table, seq: head?.seq ?? 0 }
}

function roomToRecord(room: StoredRoom): RoomRecord {
  const linesByDocument = updatesByDocument(room)
  const basesByDocument = new Map(room.bases.map((b) => [b.document, b]))
  return {
    seq: room.seq,
    facts: room.facts.map((line) => textOf(line.body)),
    documents: documentsOf(room).map((document) => ({
      document,
      base: basesByDocument.get(document)?.bytes ?? null,
      tail: (linesByDocument.get(document) ?? []).map((line) => line.bytes),
    })),
    owners: room.owners.map(({ document, client, seat }) => ({
      document,
      client,
      seat,
    })),
    commands: room.commands.map(({ id, seat, result }) => ({
      id,
      seat,
      result: textOf(result),
    })),
  }
}

/** Sorted, so that a record does not depend on which document was compacted when. */
function documentsOf(room: StoredRoom): readonly string[] {
  const prefix = updatesChain('')
  const chained = [...room.heads.keys()]
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length))
  return [
    ...new Set([...chained, ...room.bases.map((base) => base.document), ...room.updates.map((line) => line.document)]),
  ].sort()
}

function updatesByDocument(room: StoredRoom): ReadonlyMap<string, readonly Linked<UpdateLine>[]> {
  const linesByDocument = new Map<string, Linked<UpdateLine>[]>()
  for (const line of room.updates) {
    const lines = linesByDocument.get(line.document)
    if (lines === undefined) linesByDocument.set(line.document, [line])
    else lines.push(line)
  }
  return linesByDocument
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
}
