import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMMAND_KINDS, type CommandKind } from '../../../shared/domain/command-kind.ts'
import { commandRights } from '../../../shared/domain/permission.ts'
import { PHASES } from '../../../shared/domain/phase.ts'
import { SESSION_ROLES } from '../../../shared/domain/role.ts'
import { commandSchemas } from '../../../shared/protocol/command.ts'
import type { ControlUp } from '../../../shared/protocol/control.ts'
import { frame } from '../../../shared/protocol/frame.ts'
import { layMatrixGround, type MatrixGround } from './matrix-ground.ts'
import { asJson, call, joinControl, message, newId, openRaw, type Seat, said, until } from './wire.ts'

/** Every message that a client may send on a document's socket, and what the house makes of it from whoever may read there. */
const messages: Readonly<Record<keyof typeof frame, 'judged' | 'answered' | 'passed over'>> = {
  sync: 'judged',
  awareness: 'passed over',
  auth: 'passed over',
  queryAwareness: 'passed over',
  verdict: 'passed over',
  barrier: 'answered',
}
/** Every event that a client may send on the control channel. */
const events: Readonly<Record<keyof ControlUp, 'judged'>> = { command: 'judged' }

describe('[A-03] each kind of message', () => {
  let ground: MatrixGround
  beforeAll(async () => {
    ground = await layMatrixGround()
  })
  afterAll(() => ground.stop())

  it('on a document’s socket, from each role that reads there: as the table says, and nobody else hears of it', async () => {
    const wall = await openRaw(ground.house, ground.seatAt('board'), 'stage.1')
    await wall.synced
    for (const role of SESSION_ROLES) {
      for (const [name, what] of Object.entries(messages)) {
        if (what !== 'passed over') continue
        const raw = await openRaw(ground.house, ground.seatAt(role), 'stage.1', { silent: true })
        raw.ws.send(message(frame[name as keyof typeof frame], () => undefined))
        raw.ws.send(
          message(frame[name as keyof typeof frame], (encoder) => encoding.writeVarString(encoder, 'canary-aside')),
        )
        await raw.barrier(7)
        expect(raw.ws.readyState, `${role} ${name}`).toBe(1)
        raw.ws.terminate()
      }
    }
    expect(wall.heard().includes('canary-aside')).toBe(false)
    wall.ws.terminate()
  })

  it('on the control channel: only those of the table are listened to', async () => {
    expect(Object.keys(events)).toEqual(['command'])
    for (const role of SESSION_ROLES) {
      const control = await joinControl(ground.house, ground.seatAt(role))
      const down = ['hello', 'patch', 'presence', 'farewell', 'admin', 'connection', 'constructor', '__proto__']
      for (const event of down)
        control.socket.emit(event as 'command', { id: newId() }, () => expect.unreachable(event))
      const read = { id: newId(), command: { kind: 'page-board', page: 0 } }
      await control.send(read)
      control.leave()
    }
  })
})

describe('[A-03] a session that is closed', () => {
  it('takes nothing from anyone, and says so; whoever may close it may in any phase', async () => {
    const ground = await layMatrixGround()
    const roles = SESSION_ROLES.filter((role) => commandRights['close-session'][role].length > 0)
    expect(roles).toEqual(['facilitator'])
    expect(commandRights['close-session'].facilitator).toEqual(PHASES)
    const seats = SESSION_ROLES.map((role) => ground.seatAt(role))
    const controls = await Promise.all(seats.map((seat) => joinControl(ground.house, seat)))
    const http = (seat: Seat, command: unknown) =>
      call(ground.house, 'POST', `${seat.base}/commands`, { ...asJson, cookie: seat.cookie }, envelope(command))
    expect(said((await http(ground.seatAt('facilitator'), { kind: 'close-session' })).json())).toBe('done')
    const simple = (kind: CommandKind) => ({ kind, ...(kind === 'change-phase' ? { phase: 'talk' } : {}) })
    const kinds = COMMAND_KINDS.filter((kind) => commandSchemas[kind].safeParse(simple(kind)).success)
    // While it is sealed, to sockets that are still open; then to everyone who comes.
    for (const control of controls) {
      for (const kind of kinds) expect(said(await control.send({ id: newId(), command: simple(kind) }))).toBe('closed')
    }
    for (const control of controls) expect(await control.ended).toMatchObject({ code: 'closed' })
    await until(() => ground.house.assembled.catalogue.standing(ground.session)?.is === 'sealed')
    for (const seat of seats) {
      for (const kind of COMMAND_KINDS) {
        const answer = await http(seat, simple(kind))
        expect([answer.status, said(answer.json())], `${seat.role} ${kind}`).toEqual([410, 'closed'])
      }
      await expect(openRaw(ground.house, seat, 'stage.1'), seat.role).rejects.toThrow('410')
      await expect(joinControl(ground.house, seat), seat.role).rejects.toThrow()
    }
    await ground.stop()
  })
})

function envelope(command: unknown): string {
  return JSON.stringify({ id: newId(), command })
}
