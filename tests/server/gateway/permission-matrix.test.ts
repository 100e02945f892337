import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMMAND_KINDS, type CommandKind } from '../../../shared/domain/command-kind.ts'
import type { CardId } from '../../../shared/domain/ids.ts'
import { commandRights, documentReading, mayCommand, textWriting } from '../../../shared/domain/permission.ts'
import { PHASES } from '../../../shared/domain/phase.ts'
import { SESSION_ROLES, type SessionRole } from '../../../shared/domain/role.ts'
import { DOCUMENT_KINDS, documentOfText, TEXT_KINDS, textName } from '../../../shared/domain/text.ts'
import { commandSchemas } from '../../../shared/protocol/command.ts'
import { type Kitchen, recipes } from './command-recipes.ts'
import { CALLERS, type Caller, layMatrixGround, type MatrixGround } from './matrix-ground.ts'
import { asJson, type Control, call, joinControl, newId, openRaw, said } from './wire.ts'

/** How a door that a caller must not pass says so. */
function refusalOf(caller: Exclude<Caller, 'own'>): 'no-seat' | 'link-revoked' | 'expelled' {
  if (caller === 'revoked') return 'link-revoked'
  return caller === 'expelled' ? 'expelled' : 'no-seat'
}

for (const phase of PHASES) {
  describe(`[A-03] ${phase}: who may do what`, () => {
    let ground: MatrixGround
    let kitchen: Omit<Kitchen, 'seat' | 'ownCard'>
    const own = new Map<SessionRole, CardId[]>()
    const controls = new Map<SessionRole, Control>()
    /** A participant's own, for those who may not touch it. */
    let spare: CardId
    beforeAll(async () => {
      ground = await layMatrixGround()
      const ask = { kind: 'ask', form: 'question', text: 'Qui décide ?', name: null } as const
      const participant = ground.seatAt('participant')
      // Four at most wait of one seat: two kinds, two channels.
      own.set('participant', await Promise.all(Array.from({ length: 4 }, () => ground.act(ask, participant))))
      spare = await ground.act(ask, participant)
      const somebodys = await Promise.all(
        Array.from({ length: 4 }, () => ground.act(ask, { role: 'participant', cookie: `seat=${newId()}.` })),
      )
      const answers = await openRaw(ground.house, ground.seatAt('expert'), 'answers.1')
      await answers.synced
      await ground.enter(phase)
      kitchen = { ground, phase, answers, somebodysCard: () => taken(somebodys) }
      for (const role of SESSION_ROLES) controls.set(role, await joinControl(ground.house, ground.seatAt(role)))
    })
    afterAll(() => ground.stop())

    const cook = (kind: CommandKind, role: SessionRole) =>
      recipes[kind]({ ...kitchen, seat: ground.seatAt(role), ownCard: () => taken(own.get(role) ?? []) })

    it('each role, each command, over both channels: done, or refused by name', async () => {
      const wrong: string[] = []
      // Each role after the other in its own line, all lines at once: a card is cooked for one command only.
      const tryAll = async (role: SessionRole) => {
        const seat = ground.seatAt(role)
        const byHttp = async (command: unknown) =>
          (
            await call(
              ground.house,
              'POST',
              `${seat.base}/commands`,
              { ...asJson, cookie: seat.cookie },
              envelope(command),
            )
          ).json()
        const byControl = (command: unknown) => controls.get(role)?.send({ id: newId(), command })
        for (const kind of COMMAND_KINDS) {
          const may = mayCommand(role, kind, phase)
          // Allowed, it would end the session for the others: it has a test of its own.
          if (kind === 'close-session' && may === 'yes') continue
          for (const [channel, act] of [
            ['http', byHttp],
            ['control', byControl],
          ] as const) {
            const right = may === 'yes' ? 'done' : may
            const cookAndSend = async () => said(await act(may === 'yes' ? await cook(kind, role) : await sample(kind)))
            const answer = await (oneFloor.has(kind) ? oneAtATime(cookAndSend) : cookAndSend())
            if (answer !== right) wrong.push(`${channel} ${role} ${kind} in ${phase}: ${answer}, not ${right}`)
          }
        }
      }
      await Promise.all(SESSION_ROLES.map(tryAll))
      expect(wrong).toEqual([])
    }, 40_000)

    /** The room has one floor and one vote: whoever begins either takes it from the line beside. */
    const oneFloor: ReadonlySet<CommandKind> = new Set([
      'give-word',
      'end-word',
      'time-word',
      'open-vote',
      'count-hands',
      'close-vote',
    ])
    let before: Promise<unknown> = Promise.resolve()
    const oneAtATime = (act: () => Promise<string>) => {
      const turn = before.then(act)
      before = turn.catch(() => undefined)
      return turn
    }

    /** Would be done if its sender might: cooked once, tried by all who may not. */
    const samples = new Map<CommandKind, unknown>()
    const sample = async (kind: CommandKind) => {
      const known = samples.get(kind)
      if (known !== undefined) return known
      const of = {
        ...kitchen,
        seat: ground.seatAt('participant'),
        ownCard: () => spare,
      }
      const made = await recipes[kind]({ ...of, somebodysCard: of.ownCard })
      samples.set(kind, made)
      return made
    }

    it('each text, each role that can read it: written, or refused by name', async () => {
      const card = await ground.act({
        kind: 'write-for',
        form: 'question',
        text: 'Quoi ?',
        channel: 'paper',
        asker: null,
      })
      const advice = newId() as CardId
      await ground.act({ kind: 'reword', card })
      await ground.act({ kind: 'answer-aloud', card })
      await ground.act({ kind: 'reopen-answer', card })
      await ground.act({ kind: 'draft-recommendation', card: advice, text: 'Réserver', sources: [] })
      const names = { answer: card, summary: card, wording: card, recommendation: advice, note: null, minutes: null }
      const wrong: string[] = []
      for (const kind of TEXT_KINDS) {
        // No command begins a note yet: there is no such root in any document.
        if (kind === 'note') continue
        const name = textName(kind, names[kind])
        const kindOf = documentOfText[kind]
        for (const role of SESSION_ROLES) {
          const raw = await openRaw(ground.house, ground.seatAt(role), `${kindOf}.1`)
          if (documentReading[kindOf][role] !== 'reads') {
            if ((await raw.closed).code !== 4401) wrong.push(`${role} reads ${kindOf}`)
            continue
          }
          await raw.synced
          raw.doc.getText(name).insert(0, `${role} `)
          const answer = await Promise.race([
            raw.barrier(1).then(() => 'written'),
            raw.closed.then(({ reason }) => reason),
          ])
          const right = textWriting[kind][role] === 'writes' ? 'written' : 'not-allowed'
          if (answer !== right) wrong.push(`${role} in ${name}: ${answer}, not ${right}`)
          if (ground.plenary.memory().textOf(name).includes(role) !== (right === 'written'))
            wrong.push(`${role} in ${name}`)
          raw.ws.terminate()
        }
      }
      expect(wrong).toEqual([])
    })

    it('each document, each caller, by request and by socket', async () => {
      const advice = newId() as CardId
      await ground.act({ kind: 'draft-recommendation', card: advice, text: 'Réserver', sources: [] })
      const floors: Readonly<Record<'room' | 'expert', string>> = {
        room: await openFloor(ground, 'room'),
        expert: await openFloor(ground, 'expert'),
      }
      const wrong: string[] = []
      for (const kind of DOCUMENT_KINDS) {
        for (const role of SESSION_ROLES) {
          const reading = documentReading[kind][role]
          for (const to of kind === 'floor' ? (['room', 'expert'] as const) : [null]) {
            const name = to === null ? `${kind}.1` : `${floors[to]}.1`
            const invited = (to === 'room' && role === 'participant') || (to === 'expert' && role === 'expert')
            const may = reading === 'reads' || (reading === 'invited' && invited)
            for (const caller of CALLERS) {
              const cookie = ground.cookieAt(role, caller)
              if (cookie === null) continue
              const right = caller === 'own' ? (may ? 'read' : 'not-allowed') : refusalOf(caller)
              const got = await readBoth(ground, role, cookie, name)
              if (got.http !== right) wrong.push(`${caller} at ${role} ${name}: ${got.http}, not ${right}`)
              const door = caller === 'own' ? (may ? 'read' : 'not-allowed') : '403'
              if (got.socket !== door) wrong.push(`socket: ${caller} at ${role} ${name}: ${got.socket}, not ${door}`)
            }
          }
        }
      }
      expect(wrong).toEqual([])
    })

    it('the control channel, each caller', async () => {
      const wrong: string[] = []
      for (const role of SESSION_ROLES) {
        for (const caller of CALLERS) {
          const cookie = ground.cookieAt(role, caller)
          if (cookie === null) continue
          const seat = { ...ground.seatAt(role), cookie }
          const joined = await joinControl(ground.house, seat).then(
            (control) => {
              control.leave()
              return 'in'
            },
            () => 'out',
          )
          if (joined !== (caller === 'own' ? 'in' : 'out')) wrong.push(`${caller} at ${role}: ${joined}`)
        }
      }
      expect(wrong).toEqual([])
    })
  })
}

describe('[A-03] the tables', () => {
  it('have a line for each kind of command, and each kind a command that would be done', () => {
    const kinds = [...COMMAND_KINDS].sort()
    expect(Object.keys(commandSchemas).sort()).toEqual(kinds)
    expect(Object.keys(commandRights).sort()).toEqual(kinds)
    expect(Object.keys(recipes).sort()).toEqual(kinds)
  })
})

function taken<T>(laidUp: T[]): T {
  const one = laidUp.pop()
  if (one === undefined) throw new Error('nothing laid up any more')
  return one
}

function envelope(command: unknown): string {
  return JSON.stringify({ id: newId(), command })
}

/** Opens a text to the room or to the expert; gives the floor's document. */
async function openFloor(ground: MatrixGround, to: 'room' | 'expert'): Promise<string> {
  const card = newId() as CardId
  await ground.act({ kind: 'draft-recommendation', card, text: 'Réserver', sources: [] })
  const text = textName('recommendation', card)
  await ground.act({ kind: 'open-floor', text, to })
  return ground.plenary.memory().state.floor.get(text)?.document ?? ''
}

async function readBoth(ground: MatrixGround, role: SessionRole, cookie: string, name: string) {
  const { house } = ground
  const base = `/s/${ground.session}/${role}`
  const state = await call(house, 'GET', `${base}/state/${name}`, { cookie })
  const socket = await openRaw(house, { role, base, cookie }, name).then(
    async (raw) => {
      const got = await Promise.race([raw.synced.then(() => 'read'), raw.closed.then(({ reason }) => reason)])
      raw.ws.terminate()
      return got
    },
    (error: Error) => error.message,
  )
  return { http: state.status === 200 ? 'read' : said(state.json()), socket }
}
