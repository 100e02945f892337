import type { AskedCard, Card, RecommendationCard } from '../../shared/domain/card.ts'
import type { CommandKind } from '../../shared/domain/command-kind.ts'
import type { CardId, LinkId, SeatId } from '../../shared/domain/ids.ts'
import type { Phase } from '../../shared/domain/phase.ts'
import { type Refusal, type RefusalCode, refusal } from '../../shared/domain/refusal.ts'
import type { SessionRole } from '../../shared/domain/role.ts'
import type { SessionRow } from '../../shared/domain/session-row.ts'
import type { TextName } from '../../shared/domain/text.ts'
import type { CommandOf } from '../../shared/protocol/command.ts'
import { cardOf, type RowWrite, type SessionState, sessionOf } from './state.ts'

/** Who acts, as the seat's cookie says. */
export interface Actor {
  /** The link that let the seat in. */
  readonly link: LinkId | null
  readonly role: SessionRole
  readonly seat: SeatId
}

/** All that a decision may look at. Time and chance are given: the same question gets the same answer. */
export interface Deciding {
  readonly state: SessionState
  readonly actor: Actor
  /** Milliseconds since epoch. */
  readonly now: number
  readonly newId: () => string
  /** The phase before, while what was in flight at the change is still taken (limits.graceMs); else null. */
  readonly gracePhase: Phase | null
  /** Six digits. */
  readonly newCode: () => string
  /** What a text in work holds at this moment, wherever it lives (desk or floor); '' when it was never begun. */
  readonly textOf: (name: TextName) => string
}

/** What a command does to texts, carried out by the server in the same commit. */
export type TextAct =
  | { readonly act: 'create'; readonly text: TextName; readonly initial: string }
  /** The text moves to a floor of its own; its desk root is locked meanwhile. */
  | { readonly act: 'open-floor'; readonly text: TextName }
  /** The floor's words are folded back by the smallest difference. */
  | { readonly act: 'close-floor'; readonly text: TextName }
  /** What stands on the floor now is carried to the stage. */
  | { readonly act: 'show-floor'; readonly text: TextName }

export type Decision =
  | { readonly is: 'refused'; readonly refusal: Refusal }
  | {
      readonly is: 'decided'
      readonly writes: readonly RowWrite[]
      readonly texts: readonly TextAct[]
      /** What the sender is told: the card concerned, and its number. */
      readonly card: CardId | null
      readonly number: number | null
    }

export type Decide<Kind extends CommandKind> = (on: Deciding, command: CommandOf<Kind>) => Decision

export function refused(code: RefusalCode, count: number | null = null): Decision {
  return { is: 'refused', refusal: refusal(code, count) }
}

export function decided(
  writes: readonly RowWrite[],
  about: { readonly card?: CardId; readonly number?: number } = {},
  texts: readonly TextAct[] = [],
): Decision {
  return { is: 'decided', writes, texts, card: about.card ?? null, number: about.number ?? null }
}

export function writeCard(card: Card): RowWrite {
  return { table: 'card', key: card.id, row: card }
}

/** A change of the session's own row. */
export function writeSession(state: SessionState, change: Partial<SessionRow>): RowWrite {
  return { table: 'session', key: 'row', row: { ...sessionOf(state), ...change } }
}

/** Looks a question or contribution up and goes on with it, or refuses. */
export function withAsked(on: Deciding, id: CardId, then: (card: AskedCard) => Decision): Decision {
  const card = cardOf(on.state, id)
  return card?.kind === 'asked' ? then(card) : refused('unknown-card')
}

export function withRecommendation(on: Deciding, id: CardId, then: (card: RecommendationCard) => Decision): Decision {
  const card = cardOf(on.state, id)
  return card?.kind === 'recommendation' ? then(card) : refused('unknown-card')
}
