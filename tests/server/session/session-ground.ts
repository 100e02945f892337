import { decide } from '../../../server/session/decide.ts'
import type { Decision } from '../../../server/session/decision.ts'
import { applyWrites, emptyState, type SessionState, sessionOf } from '../../../server/session/state.ts'
import type { AskedCard } from '../../../shared/domain/card.ts'
import { asId, type CardId, type SeatId } from '../../../shared/domain/ids.ts'
import type { Phase } from '../../../shared/domain/phase.ts'
import type { SessionRole } from '../../../shared/domain/role.ts'
import type { TextName } from '../../../shared/domain/text.ts'
import type { Command } from '../../../shared/protocol/command.ts'
import { firstRow } from '../../world/plenary-world.ts'

/** A session's rows alone, decided upon as the plenary does; texts are a plain map. */
export interface SessionGround {
  readonly state: SessionState
  readonly texts: Map<string, string>
  readonly do: (role: SessionRole, command: Command, seat?: SeatId) => Decision
  /** Asks a question from a seat of its own; gives its card. */
  readonly ask: (text?: string, seat?: SeatId) => CardId
  readonly asked: (card: CardId) => AskedCard
  readonly textOf: (name: TextName) => string
  readonly enter: (phase: Phase) => void
}

export const seatOf = (n: number): SeatId => asId<SeatId>(numbered('s', n))

function numbered(letter: string, n: number): string {
  const tail = [...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('')
  return tail.padStart(26, letter)
}

export function layGround(): SessionGround {
  const state = emptyState()
  const texts = new Map<string, string>()
  state.session.set('row', firstRow())
  let made = 0
  const ground: SessionGround = {
    state,
    texts,
    textOf: (name) => texts.get(name) ?? '',
    do(role, command, seat = asId<SeatId>(role.charAt(0).repeat(26))) {
      const decision = decide(
        {
          state,
          actor: { role, seat, link: null },
          now: 1_000,
          newId: () => numbered('k', ++made),
          gracePhase: null,
          newCode: () => '123456',
          textOf: (name) => texts.get(name) ?? '',
        },
        command,
      )
      if (decision.is === 'refused') return decision
      applyWrites(state, decision.writes)
      for (const act of decision.texts) if (act.act === 'create') texts.set(act.text, act.initial)
      return decision
    },
    ask(text = 'Qui décide ?', seat = seatOf(state.card.size)) {
      const decision = ground.do('participant', { kind: 'ask', form: 'question', text, name: null }, seat)
      if (decision.is === 'refused' || decision.card === null) throw new Error('not asked')
      return decision.card
    },
    asked(card) {
      const row = state.card.get(card)
      if (row?.kind !== 'asked') throw new Error('no such question')
      return row
    },
    enter(phase) {
      state.session.set('row', { ...sessionOf(state), phase })
    },
  }
  return ground
}

/** All rows as text: two states that say the same are the same. */
export function picture(state: SessionState): string {
  return JSON.stringify(Object.entries(state).map(([name, rows]) => [name, [...rows]]))
}
