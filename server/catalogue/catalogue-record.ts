import type { CommandId } from '../../shared/domain/ids.ts'
import type { CatalogueAnswer } from '../../shared/protocol/catalogue-command.ts'
import type { CommitFailure, Journal, OpenResult } from '../journal/journal.ts'
import { catalogRoom } from '../journal/room-name.ts'
import { applyCatalogueWrites, type CatalogueState, type CatalogueWrite, emptyCatalogue } from './catalogue-state.ts'

/** The catalogue's rows in memory and on disk. Its calls must not overlap: the catalogue's queue sees to that. */
export interface CatalogueRecord {
  readonly state: () => CatalogueState
  /** The first answer to a command that was applied. */
  readonly answerTo: (id: CommandId) => CatalogueAnswer | null
  /** Null once it is on disk and in memory; else why nothing of it was kept, and the next one may try again. */
  readonly write: (
    writes: readonly CatalogueWrite[],
    applied: { readonly id: CommandId; readonly answer: CatalogueAnswer } | null,
  ) => Promise<CommitFailure | null>
}

/** Why the catalogue's room did not open. */
export class CatalogueUnreadable extends Error {
  readonly why: 'damaged' | 'newer' | 'disk-full' | 'unreadable'
  constructor(why: CatalogueUnreadable['why']) {
    super(`the catalogue cannot be opened: ${why}`)
    this.why = why
  }
}

function whyUnreadable(opened: Exclude<OpenResult, { kind: 'opened' }>): CatalogueUnreadable['why'] {
  if (opened.kind === 'damaged') return 'damaged'
  if (opened.kind === 'newer-schema') return 'newer'
  return opened.reason === 'disk-full' ? 'disk-full' : 'unreadable'
}

/** Rejects with `CatalogueUnreadable` when the room cannot be read: without its catalogue the house opens no door. */
export async function openCatalogueRecord(journal: Journal): Promise<CatalogueRecord> {
  let state = emptyCatalogue()
  let answers = new Map<string, CatalogueAnswer>()

  const load = async () => {
    const opened = await journal.open(catalogRoom)
    if (opened.kind !== 'opened') throw new CatalogueUnreadable(whyUnreadable(opened))
    const fresh = emptyCatalogue()
    const writes = opened.record.facts.flatMap((fact) => JSON.parse(fact) as CatalogueWrite[])
    // A session's file under the catalogue's name, or its log alone, bears sound chains and other rows (TRUST D-12).
    if (!writes.every((write) => write.table in fresh && (write.key as string) !== 'row'))
      throw new CatalogueUnreadable('damaged')
    applyCatalogueWrites(fresh, writes)
    state = fresh
    answers = new Map(
      opened.record.commands.map((command) => [command.id, JSON.parse(command.result) as CatalogueAnswer]),
    )
  }
  await load()

  return {
    state: () => state,
    answerTo: (id) => answers.get(id) ?? null,
    async write(writes, applied) {
      const committed = await journal.commit(catalogRoom, {
        facts: [{ body: JSON.stringify(writes) }],
        updates: [],
        owners: [],
        commands:
          applied === null ? [] : [{ id: applied.id, seat: 'organiser', result: JSON.stringify(applied.answer) }],
      })
      if (committed.kind === 'failed') {
        // A room whose commit failed takes no other until it is read again from disk.
        await load()
        return committed.reason
      }
      applyCatalogueWrites(state, writes)
      if (applied !== null) answers.set(applied.id, applied.answer)
      return null
    },
  }
}
