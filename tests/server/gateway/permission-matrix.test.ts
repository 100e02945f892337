import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMMAND_KINDS, type CommandKind } from '../../../shared/domain/command-kind.ts'
import { asId, type CardId, type SessionId } from '../../../shared/domain/ids.ts'
import { limits } from '../../../shared/domain/limits.ts'
import { commandRights, mayCommand } from '../../../shared/domain/permission.ts'
import { PHASES, type Phase } from '../../../shared/domain/phase.ts'
import { SESSION_ROLES, type SessionRole } from '../../../shared/domain/role.ts'
import { cardOf } from '../../world/answers.ts'
import { aServedHouse, type ServedHouse } from '../../world/served-house.ts'
import { commandSamples } from '../session/command-samples.ts'
import { type Control, joinControl, newId, type Seat, said, send, takeSeat } from './wire.ts'

/** What a refusal says that has nothing to do with rights: the command was let in, and then did not fit the card. */
const letIn = (code: string) => code !== 'not-allowed' && code !== 'wrong-phase'
const speed = 60

describe('[A-03] who may do what, and when, over both channels', () => {
  let house: ServedHouse
  let facilitator: Seat
  let cards: { asked: CardId; other: CardId; recommendation: CardId }

  beforeAll(async () => {
    house = await aServedHouse({ speed })
    facilitator = await takeSeat(house, 'facilitator')
    const asked = { kind: 'write-for', form: 'question', text: 'Qui ?', channel: 'paper', asker: null }
    const recommendation = asId<CardId>('r'.repeat(26))
    cards = {
      asked: cardOf(await send(house, facilitator, asked)),
      other: cardOf(await send(house, facilitator, asked)),
      recommendation,
    }
    await send(house, facilitator, { kind: 'draft-recommendation', card: recommendation, text: 'Oui', sources: [] })
  })
  afterAll(() => house.stop())

  /** What was in flight when the phase changed is still taken for some seconds: they pass first. */
  async function enter(phase: Phase): Promise<void> {
    await send(house, facilitator, { kind: 'change-phase', phase })
    await new Promise((over) => setTimeout(over, limits.graceMs / speed + 20))
  }

  const sampleOf = (kind: CommandKind, phase: Phase) =>
    kind === 'change-phase' ? { kind, phase } : commandSamples({ ...cards, fresh: asId<CardId>(newId()) })[kind]

  it('has a line for each kind, and a sample for each line', () => {
    expect(Object.keys(commandRights).sort()).toEqual([...COMMAND_KINDS].sort())
    expect(Object.keys(commandSamples({ ...cards, fresh: cards.asked })).sort()).toEqual([...COMMAND_KINDS].sort())
  })

  for (const phase of PHASES) {
    it(`${phase}: each role, each command`, async () => {
      await enter(phase)
      const wrong: string[] = []
      for (const role of SESSION_ROLES) {
        const seat = await takeSeat(house, role)
        const control = await joinControl(house, await takeSeat(house, role))
        // One after the other for each channel: a card may change hands in between, never the phase.
        await Promise.all([
          tryAll(role, phase, (command) => send(house, seat, command), wrong, 'http'),
          tryAll(role, phase, (command) => control.send({ id: newId(), command }), wrong, 'control'),
        ])
        control.leave()
      }
      expect(wrong).toEqual([])
    })
  }

  async function tryAll(
    role: SessionRole,
    phase: Phase,
    act: (command: unknown) => Promise<unknown>,
    wrong: string[],
    channel: string,
  ): Promise<void> {
    await Promise.all(
      COMMAND_KINDS.map(async (kind) => {
        const may = mayCommand(role, kind, phase)
        // Allowed, it would end the session for the others: it has a test of its own.
        if (kind === 'close-session' && may === 'yes') return
        const answer = said(await act(sampleOf(kind, phase)))
        const right = may === 'yes' ? letIn(answer) : answer === may
        if (!right) wrong.push(`${channel} ${role} ${kind} in ${phase}: ${answer}, not ${may}`)
      }),
    )
  }

  it('whoever may close a session may close it in any phase', async () => {
    const roles = SESSION_ROLES.filter((role) => commandRights['close-session'][role].length > 0)
    expect(roles).toEqual(['facilitator'])
    expect(commandRights['close-session'].facilitator).toEqual(PHASES)
    const second = house.sessions[1] as SessionId
    const chair = await takeSeat(house, 'facilitator', second)
    const [phone, expert] = [await takeSeat(house, 'participant', second), await takeSeat(house, 'expert', second)]
    const control: Control = await joinControl(house, phone)
    expect(said(await send(house, chair, { kind: 'close-session' }))).toBe('done')
    for (const kind of COMMAND_KINDS) {
      const command = sampleOf(kind, 'opening')
      for (const seat of [chair, expert]) expect(said(await send(house, seat, command)), kind).toBe('closed')
    }
    control.leave()
  })
})
