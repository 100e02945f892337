import type { BaseLine, CommandLine, FactLine, Head, Link, OwnerLine, UpdateLine } from '../../journal/chain.ts'
import { roomLink } from '../../journal/chain.ts'
import type { ChainState, KnownRows, LinkedBatch } from '../../journal/link-batch.ts'
import type { Linked, StoredRoom } from '../../journal/stored-room.ts'
import type { Connection } from './connection.ts'

/** The statements of one room, prepared once. None begins or ends a transaction. */
export interface RoomRows extends KnownRows {
  readAll(): StoredRoom
  append(batch: LinkedBatch): void
  /** Writes the heads that moved, and the seal over all of them. */
  putState(before: ChainState, after: ChainState): void
  baseOf(document: string): Linked<BaseLine> | undefined
  /** Link of the document's last update up to `seq`, if one is there. */
  updateLinkAt(document: string, seq: number): Link | undefined
  replaceByBase(base: Linked<BaseLine>): void
}

export function createRoomRows(connection: Connection): RoomRows {
  const appendRows = prepareAppend(connection)
  const hasOwner = connection.prepare('SELECT 1 FROM owners WHERE document = ? AND client = ?')
  const hasCommand = connection.prepare('SELECT 1 FROM commands WHERE command = ?')
  const putHead = connection.prepare(
    'INSERT INTO heads VALUES (:name, :seq, :link) ON CONFLICT(name) DO UPDATE SET seq = :seq, link = :link',
  )
  const putRoom = connection.prepare(
    'INSERT INTO room VALUES (1, :seq, :link) ON CONFLICT(one) DO UPDATE SET seq = :seq, link = :link',
  )
  const baseOf = connection.prepare<[string], Linked<BaseLine>>(
    'SELECT document, seq, bytes, head, link FROM bases WHERE document = ?',
  )
  const linkAt = connection.prepare<[string, number], { link: Link }>(
    'SELECT link FROM updates WHERE document = ? AND seq <= ? ORDER BY id DESC LIMIT 1',
  )
  const putBase = connection.prepare(
    'INSERT INTO bases VALUES (:document, :seq, :bytes, :head, :link) ON CONFLICT(document) DO UPDATE SET seq = :seq, bytes = :bytes, head = :head, link = :link',
  )
  const dropUpdates = connection.prepare('DELETE FROM updates WHERE document = ? AND seq <= ?')
  return {
    hasOwner: (document, client) => hasOwner.get(document, client) !== undefined,
    hasCommand: (id) => hasCommand.get(id) !== undefined,
    readAll: () => readRows(connection),
    append: appendRows,
    putState: (before, after) => {
      for (const [name, head] of after.heads) {
        if (before.heads.get(name) !== head) putHead.run({ name, ...head })
      }
      putRoom.run({ seq: after.seq, link: roomLink(after.seq, after.heads) })
    },
    baseOf: (document) => baseOf.get(document),
    updateLinkAt: (document, seq) => linkAt.get(document, seq)?.link,
    replaceByBase: (base) => {
      putBase.run(base)
      dropUpdates.run(base.document, base.seq)
    },
  }
}

function prepareAppend(connection: Connection): (batch: LinkedBatch) => void {
  const fact = connection.prepare('INSERT INTO facts(seq, body, link) VALUES (:seq, :body, :link)')
  const update = connection.prepare(
    'INSERT INTO updates(seq, document, bytes, link) VALUES (:seq, :document, :bytes, :link)',
  )
  const owner = connection.prepare(
    'INSERT INTO owners(seq, document, client, seat, link) VALUES (:seq, :document, :client, :seat, :link)',
  )
  const command = connection.prepare(
    'INSERT INTO commands(seq, command, seat, result, link) VALUES (:seq, :id, :seat, :result, :link)',
  )
  return (batch) => {
    for (const line of batch.facts) fact.run(line)
    for (const line of batch.updates) update.run(line)
    for (const line of batch.owners) owner.run(line)
    for (const line of batch.commands) command.run(line)
  }
}

/** Reads only, and believes nothing. */
export function readRows(connection: Connection): StoredRoom {
  const rows = <Row>(sql: string): Row[] => connection.prepare<[], Row>(sql).all()
  const heads = rows<Head & { readonly name: string }>('SELECT name, seq, link FROM heads')
  const room = rows<Head>('SELECT seq, link FROM room')[0]
  return {
    // A room without its one row fits no seal, and so is found damaged.
    seq: room?.seq ?? 0,
    link: room?.link ?? new Uint8Array(0),
    heads: new Map(heads.map(({ name, seq, link }) => [name, { seq, link }])),
    facts: rows<Linked<FactLine>>('SELECT seq, body, link FROM facts ORDER BY id'),
    updates: rows<Linked<UpdateLine>>('SELECT seq, document, bytes, link FROM updates ORDER BY id'),
    owners: rows<Linked<OwnerLine>>('SELECT seq, document, client, seat, link FROM owners ORDER BY id'),
    // By the row's number: plain `id` would mean the command's own id here.
    commands: rows<Linked<CommandLine>>(
      'SELECT seq, command AS id, seat, result, link FROM commands ORDER BY commands.id',
    ),
    bases: rows<Linked<BaseLine>>('SELECT document, seq, bytes, head, link FROM bases ORDER BY document'),
  }
}
