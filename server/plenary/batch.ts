import type { CardId } from '../../shared/domain/ids.ts'
import type { Refusal } from '../../shared/domain/refusal.ts'
import { parseTextName, type TextName } from '../../shared/domain/text.ts'
import type { CommandAnswer } from '../../shared/protocol/command.ts'
import type { AppliedCommand, Batch, OwnerBind } from '../journal/journal.ts'
import { applyWrites, type RowWrite } from '../session/state.ts'
import { touchedCards } from '../session/views.ts'
import type { SessionMemory } from './memory.ts'

/** What one tick gathers: it leaves as one commit and, once that is on disk, as one frame for each document. */
export interface TickBatch {
  readonly writes: RowWrite[]
  readonly owners: OwnerBind[]
  readonly commands: AppliedCommand[]
  readonly touchedTexts: Set<string>
  /** Everything that waits for the disk, in the order it came. */
  readonly afterwards: Afterwards[]
  /** Set by `project`. */
  readonly cards: ReadonlySet<CardId>
  readonly changes: ReadonlyMap<string, Uint8Array>
  readonly answer: (answer: (value: CommandAnswer) => void, value: CommandAnswer) => void
  /** Rows go into memory at once: the next command of this tick is decided upon them. */
  readonly write: (memory: SessionMemory, writes: readonly RowWrite[]) => void
  readonly project: (memory: SessionMemory) => void
  readonly isEmpty: () => boolean
  readonly rows: (memory: SessionMemory) => Batch
  readonly answerAll: () => void
  readonly refuseAll: (refusal: Refusal) => void
  readonly closes: () => boolean
}

/** One who waits for the disk; `lost` when he can never be answered. */
export interface Afterwards {
  readonly run: (memory: SessionMemory) => void
  readonly lost: () => void
}

export function createBatch(): TickBatch {
  const writes: RowWrite[] = []
  const owners: OwnerBind[] = []
  const commands: AppliedCommand[] = []
  const touchedTexts = new Set<string>()
  const answers: { readonly answer: (value: CommandAnswer) => void; readonly value: CommandAnswer }[] = []
  let cards: ReadonlySet<CardId> = new Set()
  const changes = new Map<string, Uint8Array>()
  const closing = () => writes.some((write) => write.table === 'session' && write.row?.closing === true)

  return {
    writes,
    owners,
    commands,
    touchedTexts,
    afterwards: [],
    get cards() {
      return cards
    },
    changes,
    answer: (answer, value) => answers.push({ answer, value }),
    write(memory, more) {
      // A card that was merged elsewhere before this commit: its old root loses a wording and supports.
      const before = touchedCards(memory.state, more)
      applyWrites(memory.state, more)
      writes.push(...more)
      cards = new Set([...cards, ...before, ...touchedCards(memory.state, more), ...unmerged(memory, more)])
    },
    project(memory) {
      const touched = new Set([...cards, ...cardsOfTexts(touchedTexts)])
      const session = writes.some((write) => write.table === 'session' || write.table === 'speaker')
      const floors = writes.some((write) => write.table === 'floor')
      if (floors) for (const id of cardsOfFloors(writes)) touched.add(id)
      if (touched.size > 0 || session) {
        memory.stage.doc.transact(() => memory.stageWriter.project(touched, session))
      }
      // No round comes after the close: its commit holds the last counts, as the archive will.
      if (closing()) memory.stage.doc.transact(() => memory.stageWriter.publishCounts(cardsOf(memory)))
      cards = new Set([...cards, ...(floors ? cardsOfFloors(writes) : [])])
      for (const document of memory.documents.values()) {
        const change = document.takeChanges()
        if (change !== null) changes.set(document.base, change)
      }
    },
    isEmpty: () => writes.length === 0 && changes.size === 0 && owners.length === 0 && commands.length === 0,
    rows: () => ({
      facts: writes.length === 0 ? [] : [{ body: JSON.stringify(writes) }],
      updates: [...changes].map(([document, bytes]) => ({ document, bytes })),
      owners,
      commands,
    }),
    answerAll() {
      for (const each of answers) each.answer(each.value)
    },
    refuseAll(refusal) {
      for (const each of answers) each.answer({ is: 'refused', refusal })
    },
    closes: closing,
  }
}

function cardsOf(memory: SessionMemory): ReadonlySet<CardId> {
  return new Set([...memory.state.card.values()].map((card) => card.id))
}

/** A card taken out of a merge changes the face of whichever it was in: project all that could be. */
function unmerged(memory: SessionMemory, writes: readonly RowWrite[]): CardId[] {
  const numbers = writes.flatMap((write) => (write.table === 'card' && write.row?.kind === 'asked' ? [write.row] : []))
  if (numbers.length === 0) return []
  const seen = memory.stage.doc.getMap('cards')
  const touched: CardId[] = []
  for (const row of numbers) {
    for (const [id, card] of seen) {
      const face = card as { get?: (key: string) => unknown }
      const merged = face.get?.('mergedNumbers')
      if (Array.isArray(merged) && merged.includes(row.number)) touched.push(id as CardId)
    }
  }
  return touched
}

function cardsOfTexts(names: ReadonlySet<string>): CardId[] {
  return [...names].flatMap((name) => parseTextName(name)?.card ?? [])
}

function cardsOfFloors(writes: readonly RowWrite[]): CardId[] {
  return writes.flatMap((write) => (write.table === 'floor' ? (parseTextName(write.key as TextName)?.card ?? []) : []))
}
