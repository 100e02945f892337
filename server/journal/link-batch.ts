import {
  type CommandLine,
  commandLink,
  type FactLine,
  factLink,
  firstLink,
  type Head,
  type Link,
  type OwnerLine,
  ownerLink,
  type UpdateLine,
  updateLink,
  updatesChain,
} from './chain.ts'
import type { AppliedCommand, Batch } from './journal.ts'
import type { Linked } from './stored-room.ts'

/** Where the chains of a room stand after its last commit. */
export interface ChainState {
  readonly seq: number
  readonly heads: ReadonlyMap<string, Head>
}

/** What the room has already: an adapter answers from its rows, those of earlier batches of the same transaction among them. */
export interface KnownRows {
  hasOwner(document: string, client: number): boolean
  hasCommand(id: string): boolean
}

/** The rows to write for one batch, and where the chains stand after it. */
export interface LinkedBatch {
  readonly after: ChainState
  readonly facts: readonly Linked<FactLine>[]
  readonly updates: readonly Linked<UpdateLine>[]
  readonly owners: readonly Linked<OwnerLine>[]
  readonly commands: readonly Linked<CommandLine>[]
}

export const emptyChains: ChainState = { seq: 0, heads: new Map() }

export function linkBatch(state: ChainState, batch: Batch, known: KnownRows): LinkedBatch {
  const seq = state.seq + 1
  const heads = new Map(state.heads)
  const chained = <Line>(chain: string, line: Line, linkOf: (before: Link, line: Line) => Link): Linked<Line> => {
    const link = linkOf(heads.get(chain)?.link ?? firstLink(), line)
    heads.set(chain, { seq, link })
    return { ...line, link }
  }
  const facts = batch.facts.map(({ body }) => chained('facts', { seq, body: Buffer.from(body, 'utf8') }, factLink))
  const updates = batch.updates.map(({ document, bytes }) =>
    chained(updatesChain(document), { seq, document, bytes }, updateLink),
  )
  const owners = newOwners(batch, known).map((bind) => chained('owners', { seq, ...bind }, ownerLink))
  const commands = newCommands(batch, known).map(({ id, seat, result }) =>
    chained('commands', { seq, id, seat, result: Buffer.from(result, 'utf8') }, commandLink),
  )
  return { after: { seq, heads }, facts, updates, owners, commands }
}

function newOwners(batch: Batch, known: KnownRows): Batch['owners'] {
  const seen = new Set<string>()
  return batch.owners.filter(({ document, client }) => {
    const key = `${client} ${document}`
    if (seen.has(key) || known.hasOwner(document, client)) return false
    seen.add(key)
    return true
  })
}

function newCommands(batch: Batch, known: KnownRows): Batch['commands'] {
  const seen = new Set<string>()
  return batch.commands.map(withStorableId).filter(({ id }) => {
    if (seen.has(id) || known.hasCommand(id)) return false
    seen.add(id)
    return true
  })
}

/** Half a surrogate pair is stored as U+FFFD: two ids that differ in memory alone would be one id on disk. */
function withStorableId(command: AppliedCommand): AppliedCommand {
  return { ...command, id: Buffer.from(command.id, 'utf8').toString('utf8') }
}
