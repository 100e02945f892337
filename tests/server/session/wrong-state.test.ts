import { describe, expect, it } from 'vitest'
import { COMMAND_KINDS, type CommandKind } from '../../../shared/domain/command-kind.ts'
import { asId, type CardId } from '../../../shared/domain/ids.ts'
import { limits } from '../../../shared/domain/limits.ts'
import { commandRights } from '../../../shared/domain/permission.ts'
import { REFUSAL_CODES, type RefusalCode } from '../../../shared/domain/refusal.ts'
import { SESSION_ROLES, type SessionRole } from '../../../shared/domain/role.ts'
import { textName } from '../../../shared/domain/text.ts'
import type { Command } from '../../../shared/protocol/command.ts'
import { commandSamples } from './command-samples.ts'
import { layGround, picture, type SessionGround, seatOf } from './session-ground.ts'

const asker = seatOf(0)
const recommendation = asId<CardId>('r'.repeat(26))
const floor = textName('recommendation', recommendation)

interface Room extends SessionGround {
  /** Asked from `asker`, waiting. */
  readonly card: CardId
  readonly other: CardId
  readonly samples: ReturnType<typeof commandSamples>
}

function aRoom(): Room {
  const ground = layGround()
  const [card, other] = [ground.ask('Qui ?', asker), ground.ask('Quand ?', seatOf(1))]
  ground.do('facilitator', { kind: 'draft-recommendation', card: recommendation, text: 'Réserver', sources: [] })
  return {
    ...ground,
    card,
    other,
    samples: commandSamples({ asked: card, other, recommendation, fresh: asId('n'.repeat(26)) }),
  }
}

const team =
  (...commands: (keyof ReturnType<typeof commandSamples>)[]) =>
  (room: Room) => {
    for (const kind of commands) {
      const decision = room.do('facilitator', room.samples[kind])
      if (decision.is === 'refused') throw new Error(`${kind}: ${decision.refusal.code}`)
    }
  }
const nothing = () => undefined

/** A state that each command does not fit, and the name of the refusal. `null`: it fits whenever its role may act. */
type Wrong = readonly [before: (room: Room) => void, code: RefusalCode, change?: Partial<Record<string, unknown>>]
const wrong: Readonly<Record<CommandKind, readonly Wrong[] | null>> = {
  ask: [
    [
      (room) => void Array.from({ length: limits.waitingPerSeatMax - 1 }, () => room.ask('Encore ?', asker)),
      'too-many',
    ],
    [nothing, 'empty', { text: ' \n ' }],
    [nothing, 'too-long', { text: 'a'.repeat(limits.askedCharactersMax + 1) }],
    [nothing, 'bad-characters', { text: 'a\u202eb' }],
    [nothing, 'too-long', { name: 'a'.repeat(limits.nameCharactersMax + 1) }],
  ],
  'replace-own': [
    [team('accept'), 'wrong-state'],
    [nothing, 'empty', { text: '' }],
  ],
  'withdraw-own': [[team('accept'), 'wrong-state']],
  support: [
    [nothing, 'wrong-state'],
    [team('accept'), 'not-own'],
  ],
  opine: [[nothing, 'unknown-card']],
  'write-for': [[nothing, 'empty', { text: '' }]],
  accept: [
    [team('accept'), 'wrong-state'],
    [team('protect'), 'wrong-state'],
    [team('merge'), 'wrong-state'],
  ],
  decline: [
    [team('decline'), 'wrong-state'],
    [team('accept', 'answer-aloud'), 'wrong-state'],
  ],
  'return-to-inbox': [
    [nothing, 'wrong-state'],
    [team('accept', 'answer-aloud'), 'wrong-state'],
  ],
  protect: [[team('protect'), 'wrong-state']],
  unprotect: [[nothing, 'wrong-state']],
  'set-form': [[nothing, 'unknown-card', { card: recommendation }]],
  'set-theme': [[nothing, 'unknown-card', { card: asId('q'.repeat(26)) }]],
  place: [[nothing, 'unknown-card', { before: recommendation }]],
  'sort-queue': [[nothing, 'wrong-state', { by: 'before' }]],
  reword: [[team('decline'), 'wrong-state']],
  'print-asker': [
    [nothing, 'identifies', { label: 'Une femme de Kayes' }],
    [nothing, 'too-long', { label: 'a'.repeat(limits.nameCharactersMax + 1) }],
    [nothing, 'unknown-card', { card: recommendation }],
  ],
  'mark-rewording': [[nothing, 'unknown-card', { card: recommendation }]],
  merge: [
    [team('decline'), 'wrong-state'],
    [(room) => void room.do('facilitator', { kind: 'protect', card: room.other }), 'wrong-state'],
  ],
  unmerge: [[nothing, 'wrong-state']],
  spotlight: [
    [nothing, 'wrong-state'],
    [nothing, 'wrong-state', { card: recommendation }],
  ],
  'show-view': [
    [nothing, 'empty', { view: 'message' }],
    [nothing, 'wrong-state', { view: 'question' }],
    [nothing, 'too-long', { message: 'a'.repeat(limits.boardMessageCharactersMax + 1) }],
  ],
  'hide-board': null,
  'page-board': null,
  'set-answer': [[nothing, 'wrong-state']],
  'finish-answer': [
    [team('accept'), 'empty'],
    [nothing, 'empty'],
  ],
  'answer-aloud': [[nothing, 'wrong-state']],
  'answer-later': [[nothing, 'wrong-state']],
  'reopen-answer': [[team('accept'), 'wrong-state']],
  'confirm-summary': [
    [team('accept'), 'wrong-state'],
    [team('accept', 'answer-aloud'), 'empty'],
  ],
  'draft-recommendation': [
    [nothing, 'wrong-state', { card: recommendation }],
    [nothing, 'unknown-card', { sources: [recommendation] }],
  ],
  'describe-recommendation': [
    [nothing, 'bad-date', { deadline: '2021-02-29' }],
    [nothing, 'unknown-card', { sources: [recommendation] }],
    [nothing, 'too-long', { addressees: ['a'.repeat(limits.titleCharactersMax + 1)] }],
  ],
  'show-recommendation': [
    [(room) => void room.texts.set(floor, ' '), 'empty'],
    [
      (room) =>
        void room.do('facilitator', {
          kind: 'set-outcome',
          card: recommendation,
          outcome: { is: 'withdrawn', reason: 'Double' },
        }),
      'wrong-state',
    ],
  ],
  'set-outcome': [
    [team('mark-read', 'open-vote'), 'vote-open'],
    [nothing, 'empty', { outcome: { is: 'withdrawn', reason: '' } }],
    [team('open-floor'), 'text-locked', { outcome: { is: 'adopted', by: 'hands' } }],
    [(room) => void room.texts.set(floor, ''), 'empty', { outcome: { is: 'adopted', by: 'hands' } }],
    [nothing, 'unchanged', { outcome: { is: 'adopted-amended', by: 'hands' } }],
    [team('show-recommendation'), 'unchanged', { outcome: { is: 'adopted-amended', by: 'hands' } }],
  ],
  'open-floor': [
    [team('open-floor'), 'wrong-state'],
    [nothing, 'unknown-card', { text: 'minutes:' }],
  ],
  'show-floor': [[nothing, 'wrong-state']],
  'close-floor': [[nothing, 'wrong-state']],
  'mark-read': [
    [(room) => void room.texts.set(floor, ' '), 'empty'],
    [team('mark-read', 'open-vote'), 'wrong-state'],
  ],
  'open-vote': [
    [nothing, 'not-read'],
    [
      (room) => {
        team('mark-read')(room)
        room.texts.set(floor, 'Réserver deux sièges')
      },
      'not-read',
    ],
    [team('mark-read'), 'bad-number', { present: 0 }],
    [team('mark-read', 'open-floor'), 'text-locked'],
    [team('mark-read', 'open-vote'), 'wrong-state'],
  ],
  'count-hands': [[nothing, 'wrong-state']],
  'close-vote': [
    [nothing, 'wrong-state'],
    [
      (room) => {
        team('mark-read', 'open-vote')(room)
        const hands = { yes: { women: 1, men: 2 }, mid: { women: 0, men: 0 }, no: { women: 0, men: 0 } }
        room.do('facilitator', { kind: 'count-hands', card: recommendation, teller: 'first', hands })
      },
      'tellers-differ',
    ],
  ],
  'raise-hand': null,
  'add-speaker': [
    [team('add-speaker'), 'wrong-state'],
    [nothing, 'bad-number', { ticket: 'A7' }],
    [nothing, 'bad-number', { ticket: '12345' }],
  ],
  'drop-speaker': [[nothing, 'unknown-card']],
  'place-speaker': [[nothing, 'unknown-card']],
  'give-word': [[nothing, 'unknown-card']],
  'end-word': [[nothing, 'unknown-card']],
  'time-word': [[nothing, 'unknown-card']],
  'tick-word': [[nothing, 'bad-number', { by: -1 }]],
  interpret: null,
  'change-phase': null,
  'set-time': null,
  'set-present': null,
  'set-doors': null,
  'new-code': null,
  // Of a phone that never acted nothing is known: there is nobody to shut out.
  'expel-seat': [[nothing, 'wrong-state']],
  'message-expert': [[nothing, 'empty', { text: '\u200b' }]],
  'read-message': [[nothing, 'unknown-card']],
  'close-session': [
    [team('close-session'), 'closed'],
    [team('mark-read', 'open-vote'), 'vote-open'],
  ],
}

const roleFor = (kind: CommandKind): SessionRole =>
  SESSION_ROLES.find((role) => commandRights[kind][role].includes('questions')) ?? 'board'

describe('a command that does not fit', () => {
  for (const kind of COMMAND_KINDS) {
    for (const [at, [before, code, change]] of (wrong[kind] ?? []).entries()) {
      it(`${kind}, ${at + 1}: ${code}, and nothing is changed`, () => {
        const room = aRoom()
        before(room)
        const then = picture(room.state)
        const decision = room.do(roleFor(kind), { ...room.samples[kind], ...change } as Command, asker)
        expect(decision).toMatchObject({ is: 'refused', refusal: { code } })
        expect(picture(room.state)).toBe(then)
      })
    }
  }

  it('[A-08] each that names a card refuses one that is not there', () => {
    for (const kind of COMMAND_KINDS) {
      const room = aRoom()
      const sample = room.samples[kind] as Command & { readonly card?: CardId }
      if (sample.card === undefined || kind === 'draft-recommendation') continue
      const then = picture(room.state)
      const decision = room.do(roleFor(kind), { ...sample, card: asId('q'.repeat(26)) } as Command, asker)
      expect(decision, kind).toMatchObject({ is: 'refused', refusal: { code: 'unknown-card' } })
      expect(picture(room.state), kind).toBe(then)
    }
  })

  it('[A-03] whatever is sent in whatever state, the answer is a decision or a name that both sides know', () => {
    const before: readonly (readonly CommandKind[])[] = [
      [],
      ['accept'],
      ['decline'],
      ['protect'],
      ['merge'],
      ['accept', 'set-answer'],
      ['accept', 'answer-aloud'],
      ['accept', 'answer-later'],
      ['accept', 'spotlight'],
      ['show-recommendation', 'open-floor'],
      ['mark-read', 'open-vote'],
      ['close-session'],
    ]
    for (const acts of before) {
      for (const kind of COMMAND_KINDS) {
        for (const role of SESSION_ROLES) {
          const room = aRoom()
          team(...acts)(room)
          const then = picture(room.state)
          const decision = room.do(role, room.samples[kind], asker)
          if (decision.is === 'decided') continue
          expect(REFUSAL_CODES).toContain(decision.refusal.code)
          expect(picture(room.state)).toBe(then)
        }
      }
    }
  })
})
