import type { Batch } from '../../server/journal/journal.ts'
import { applyWrites, emptyState, type RowWrite, type SessionState } from '../../server/session/state.ts'
import type { CardId } from '../../shared/domain/ids.ts'
import type { SessionRole } from '../../shared/domain/role.ts'
import { parseTextName, type TextName, textName } from '../../shared/domain/text.ts'
import type { CommandAnswer, CommandEnvelope } from '../../shared/protocol/command.ts'
import type { NetworkPlace } from './sim-network.ts'

/** One word that somebody typed; no two are alike, so that each can be looked for. */
export interface Word {
  readonly token: string
  readonly by: string
  /** Null for a question's words, which have no shared text. */
  readonly text: TextName | null
  readonly at: number
  /** The question that these words were to replace. */
  readonly of: CardId | null
  /** The page said « saved » with this word in it. */
  acked: boolean
  /** Its author took it again out of what was offered, with the text before his eyes: a part of it may have arrived before. */
  retaken: boolean
  /** Somebody who may, deleted something that held it. */
  deleted: boolean
}

export interface SentCommand {
  readonly by: string
  readonly envelope: CommandEnvelope
  readonly answers: CommandAnswer[]
}

/** What was done, what was promised, and what the disk holds: the simulation's own memory, which nothing can make forget. */
export interface Oracle {
  readonly words: Map<string, Word>
  readonly commands: Map<string, SentCommand>
  /** Folded from the journal's rows as they reached the plates. */
  readonly state: SessionState
  readonly phases: readonly string[]
  readonly closed: () => boolean
  /** What is not as promised. The first ends the run. */
  readonly faults: string[]
  /** Protected words leave every device, and with them what was to replace them. */
  everProtected(card: CardId | null): boolean
  /** Whether a question with this word was ever on the plates. */
  everKept(token: string): boolean
  newWord(kind: WordKind, by: string, text: TextName | null, at: number, of?: CardId): Word
  kept(batch: Batch): void
  /** A device was given this; `own`: words that it wrote itself. */
  delivered(place: NetworkPlace, role: SessionRole, data: Uint8Array | string): void
  /** A phone posted this; `answer`: what it heard. */
  posted(by: string, body: string, answer: string | null): void
}

/** Question, answer, recommendation, minutes, wording, summary, description of an asker. */
export type WordKind = 'q' | 'a' | 'r' | 'm' | 'w' | 'u' | 'd'

/** With an 8, which no identifier of ours holds. */
export const tokenPattern = /z[a-z]8\d+z/g

export function createOracle(): Oracle {
  const words = new Map<string, Word>()
  const commands = new Map<string, SentCommand>()
  const state = emptyState()
  const phases: string[] = []
  const faults: string[] = []
  const cardsOfToken = new Map<string, Set<CardId>>()
  const publicCards = new Set<string>()
  const protectedCards = new Set<string>()
  const publicTexts = new Set<string>()
  const invited = { participant: new Set<string>(), expert: new Set<string>() }
  let count = 0
  let closed = false

  function note(write: RowWrite): void {
    if (write.row === null) return
    if (write.table === 'session') {
      if (phases.at(-1) !== write.row.phase) phases.push(write.row.phase)
      if (write.row.closing) closed = true
    } else if (write.table === 'floor') {
      invited[write.row.to === 'room' ? 'participant' : 'expert'].add(write.row.text)
    } else if (write.table === 'card') noteCard(write.row)
  }
  function noteCard(card: NonNullable<Extract<RowWrite, { table: 'card' }>['row']>): void {
    if (card.kind === 'recommendation') {
      if (card.shown || card.live) publicTexts.add(textName('recommendation', card.id))
      return
    }
    for (const token of card.original.match(tokenPattern) ?? []) {
      const cards = cardsOfToken.get(token) ?? new Set()
      cardsOfToken.set(token, cards.add(card.id))
    }
    if (card.state.is === 'protected') protectedCards.add(card.id)
    if (card.state.is === 'queued') publicCards.add(card.id)
    if (card.answer === 'live' || card.answer === 'written') publicTexts.add(textName('answer', card.id))
    if (card.answer === 'aloud') publicTexts.add(textName('summary', card.id))
  }
  function maySee(role: SessionRole, by: string, token: string): boolean {
    const word = words.get(token)
    if (word === undefined || word.by === by) return true
    const kind = token[1]
    if (kind === 'd' || kind === 'm') return false
    if (kind === 'q') return [...(cardsOfToken.get(token) ?? [])].some((card) => publicCards.has(card))
    const { text } = word
    if (text === null) return false
    if (kind === 'w') return publicCards.has(parseTextName(text)?.card ?? '')
    if ((kind === 'a' || kind === 'u') && role === 'expert') return true
    if (publicTexts.has(text)) return true
    return (role === 'participant' || role === 'expert') && invited[role].has(text)
  }

  return {
    words,
    commands,
    state,
    phases,
    faults,
    closed: () => closed,
    everProtected: (card) => card !== null && protectedCards.has(card),
    everKept: (token) => cardsOfToken.has(token),
    newWord(kind, by, text, at, of) {
      const word: Word = {
        token: `z${kind}8${count++}z`,
        by,
        text,
        at,
        of: of ?? null,
        acked: false,
        retaken: false,
        deleted: false,
      }
      words.set(word.token, word)
      return word
    },
    kept(batch) {
      const inDocuments = batch.updates.some((update) => update.document !== 'stage')
      if (closed && (batch.facts.length > 0 || batch.commands.length > 0 || inDocuments))
        faults.push('something was written after the close')
      for (const fact of batch.facts) {
        const writes = JSON.parse(fact.body) as RowWrite[]
        applyWrites(state, writes)
        for (const write of writes) note(write)
      }
    },
    delivered(place, role, data) {
      if (role === 'facilitator' || role === 'rapporteur') return
      const text =
        typeof data === 'string' ? data : Buffer.from(data.buffer, data.byteOffset, data.length).toString('latin1')
      for (const token of text.match(tokenPattern) ?? []) {
        if (!maySee(role, place.name, token))
          faults.push(`${place.name} was given ${token} of ${words.get(token)?.text}, which is not for ${role}`)
      }
    },
    posted(by, body, answer) {
      const envelope = JSON.parse(body) as CommandEnvelope
      const sent = commands.get(envelope.id) ?? { by, envelope, answers: [] }
      commands.set(envelope.id, sent)
      const said = answer === null ? null : (JSON.parse(answer) as CommandAnswer)
      if (said?.is === undefined) return
      const first = sent.answers.find((each) => each.is === 'done')
      if (first !== undefined && JSON.stringify(first) !== JSON.stringify(said))
        faults.push(`${by}: ${envelope.command.kind} was answered ${JSON.stringify(first)}, then ${answer}`)
      sent.answers.push(said)
    },
  }
}
