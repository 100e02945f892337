import { expect, it } from 'vitest'
import type { CommandKind } from '../../shared/domain/command-kind.ts'
import { documentReading, mayCommand, textWriting } from '../../shared/domain/permission.ts'
import { PHASES } from '../../shared/domain/phase.ts'
import type { SessionRole } from '../../shared/domain/role.ts'

// The matrix of tests/server/gateway takes the table for the truth. Here is what it must say, written a second time by hand.
const roles: readonly SessionRole[] = ['facilitator', 'rapporteur', 'expert', 'board', 'participant']
const ever = (kind: CommandKind) =>
  roles.filter((role) => PHASES.some((phase) => mayCommand(role, kind, phase) === 'yes'))
const team = ['facilitator', 'rapporteur']

it.each<[CommandKind, readonly string[]]>([
  ['ask', ['participant']],
  ['withdraw-own', ['participant']],
  ['opine', ['participant']],
  ['accept', team],
  ['decline', team],
  ['protect', team],
  ['unprotect', team],
  ['print-asker', team],
  ['set-outcome', team],
  ['open-floor', team],
  ['spotlight', ['facilitator']],
  ['set-answer', [...team, 'expert']],
  ['confirm-summary', ['expert']],
  ['change-phase', ['facilitator']],
  ['set-doors', ['facilitator']],
  ['expel-seat', ['facilitator']],
  ['close-session', ['facilitator']],
])('[A-03] %s is for %j alone', (kind, who) => {
  expect(ever(kind)).toEqual(who)
})

it('[A-03] each part of the session takes what belongs to it', () => {
  const phases = (kind: CommandKind) => PHASES.filter((phase) => mayCommand('participant', kind, phase) === 'yes')
  expect(phases('ask')).toEqual(['opening', 'talk', 'questions', 'recommendations', 'adoption'])
  expect(phases('opine')).toEqual(['questions', 'recommendations', 'adoption', 'closing'])
  expect(mayCommand('participant', 'ask', 'closing')).toBe('wrong-phase')
  expect(mayCommand('participant', 'opine', 'opening')).toBe('wrong-phase')
  expect(mayCommand('board', 'ask', 'questions')).toBe('not-allowed')
})

it('[A-03] the desk is the team’s, notes and wordings too; the wall reads the stage and nothing else', () => {
  const reads = (kind: keyof typeof documentReading) => roles.filter((role) => documentReading[kind][role] === 'reads')
  expect(reads('stage')).toEqual(roles)
  expect(reads('answers')).toEqual([...team, 'expert'])
  expect(reads('desk')).toEqual(team)
  expect(reads('floor')).toEqual(team)
  for (const [kind, row] of Object.entries(textWriting)) {
    const expected = kind === 'answer' || kind === 'summary' ? [...team, 'expert'] : team
    expect(
      roles.filter((role) => row[role] === 'writes'),
      kind,
    ).toEqual(expected)
  }
})
