import { OPINIONS } from '../../shared/domain/card.ts'
import type { CardId, CommandId, SessionId } from '../../shared/domain/ids.ts'
import { parseId } from '../../shared/domain/ids.ts'
import { REFUSAL_CODES, type Refusal, type RefusalCode, refusal } from '../../shared/domain/refusal.ts'
import type { CommandOf } from '../../shared/protocol/command.ts'

/** What a participant can do; all of it goes through the outbox. */
export type PhoneCommand = CommandOf<'ask' | 'replace-own' | 'withdraw-own' | 'support' | 'opine'>

export type EntryState =
  /** Kept here, not yet answered by the server. It may have reached it: the same id is sent again until there is an answer. */
  | { readonly is: 'waiting' }
  /** The server said no. The text stays until the person changes or deletes it. */
  | { readonly is: 'refused'; readonly refusal: Refusal }
  /** On the server's disk. Held in memory only, until what the server shows has caught up. */
  | { readonly is: 'settled'; readonly card: CardId | null; readonly number: number | null }

export interface OutboxEntry {
  readonly id: CommandId
  readonly session: SessionId
  /** The order in which things were done on this device. */
  readonly seq: number
  /** Milliseconds by this device's clock; for showing only. */
  readonly madeAt: number
  readonly command: PhoneCommand
  readonly state: EntryState
}

/**
 * Reads a record back from the device. A record that an older page or a dying phone left half-written is not thrown away
 * when words are in it: they come back as a question that was not sent, under a new id. Null: nothing worth keeping.
 */
export function readEntry(record: unknown, session: SessionId, newId: CommandId): OutboxEntry | null {
  if (!isRecord(record)) return null
  const id = parseId<CommandId>(record['id'])
  const command = readCommand(record['command'])
  const seq = readCount(record['seq'])
  const madeAt = readCount(record['madeAt'])
  if (id !== null && command !== null && seq !== null && record['session'] === session) {
    return { id, session, seq, madeAt: madeAt ?? 0, command, state: readState(record['state']) }
  }
  const text = isRecord(record['command']) ? record['command']['text'] : record['text']
  if (typeof text !== 'string' || text.trim() === '') return null
  return {
    id: newId,
    session,
    seq: seq ?? 0,
    madeAt: madeAt ?? 0,
    command: { kind: 'ask', form: 'question', text, name: null },
    state: { is: 'refused', refusal: refusal('malformed') },
  }
}

function readState(state: unknown): EntryState {
  if (!isRecord(state) || state['is'] !== 'refused') return { is: 'waiting' }
  return { is: 'refused', refusal: readRefusal(state['refusal']) ?? refusal('malformed') }
}

/** A refusal as the server writes it: `{ code, count }`, or the bare code. Null when it is neither. */
export function readRefusal(value: unknown): Refusal | null {
  const code = isRecord(value) ? value['code'] : value
  const known = REFUSAL_CODES.find((one): one is RefusalCode => one === code)
  if (known === undefined) return null
  return refusal(known, isRecord(value) ? readCount(value['count']) : null)
}

function readCommand(value: unknown): PhoneCommand | null {
  if (!isRecord(value)) return null
  const { kind, text, card, order } = value
  if (kind === 'ask') {
    if (typeof text !== 'string') return null
    const form = value['form'] === 'contribution' ? 'contribution' : 'question'
    return { kind, form, text, name: typeof value['name'] === 'string' ? value['name'] : null }
  }
  const id = parseId<CardId>(card)
  if (id === null) return null
  if (kind === 'replace-own') return typeof text === 'string' ? { kind, card: id, text } : null
  if (kind === 'withdraw-own') return { kind, card: id }
  const count = readCount(order)
  if (count === null) return null
  if (kind === 'support') return { kind, card: id, on: value['on'] === true, order: count }
  if (kind !== 'opine') return null
  const vote = readCount(value['vote']) ?? undefined
  return { kind, card: id, opinion: OPINIONS.find((one) => one === value['opinion']) ?? null, order: count, vote }
}

function readCount(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
