import { createHmac, randomBytes } from 'node:crypto'
import { readTicket, signTicket } from '../../../server/gatekeeper/ticket.ts'
import { newFormToken } from '../../../server/gateway/command-form.ts'
import type { Plenary } from '../../../server/plenary/plenary.ts'
import { asId, type CardId, type SeatId, type SessionId } from '../../../shared/domain/ids.ts'
import { limits } from '../../../shared/domain/limits.ts'
import type { Phase } from '../../../shared/domain/phase.ts'
import { SESSION_ROLES, type SessionRole } from '../../../shared/domain/role.ts'
import type { Command } from '../../../shared/protocol/command.ts'
import { aServedHouse, type ServedHouse } from '../../world/served-house.ts'
import { asJson, call, cookieIn, newId, type Seat, takeSeat } from './wire.ts'

/** Who stands before a door of a role: with that role's own cookie, or with one that must not open it. */
export const CALLERS = [
  'own',
  'none',
  'facilitator',
  'rapporteur',
  'expert',
  'board',
  'participant',
  'organiser',
  'revoked',
  'expired',
  'other-session',
  'expelled',
] as const
export type Caller = (typeof CALLERS)[number]

/** A session in one phase, and a cookie for each caller at each role's door. */
export interface MatrixGround {
  readonly house: ServedHouse
  readonly session: SessionId
  readonly plenary: Plenary
  /** Null where there is nobody: only participants are ever expelled, and a role is no stranger at its own door. */
  readonly cookieAt: (role: SessionRole, caller: Caller) => string | null
  readonly seatAt: (role: SessionRole) => Seat
  readonly organiser: string
  /** Signed by this house, and past its end. */
  readonly oldOrganiser: string
  /** Goes the way of every command, without the limits of a seat that is in a hurry. */
  readonly act: (command: Command, by?: Pick<Seat, 'role' | 'cookie'>) => Promise<CardId>
  readonly formToken: () => string
  /** The room's ways in, as they were while it lived. */
  readonly token: string
  readonly code: string
  readonly enter: (phase: Phase) => Promise<void>
  readonly stop: () => Promise<void>
}

const speed = 60

export async function layMatrixGround(): Promise<MatrixGround> {
  const house = await aServedHouse({ speed })
  const { catalogue, sessions } = house.assembled
  const [session, second] = house.sessions as [SessionId, SessionId]
  const plenary = await sessions.living(session)
  if (plenary === null) throw new Error('no session')
  const seats = new Map<string, Seat>()
  for (const role of SESSION_ROLES) {
    seats.set(role, await takeSeat(house, role))
    seats.set(`${role} revoked`, await revokedSeat(house, role, session))
    seats.set(`${role} elsewhere`, await takeSeat(house, role, second))
  }
  const token = catalogue.organiserToken()
  const organiser = cookieIn(await call(house, 'POST', '/o', asJson, JSON.stringify({ token })))
  const end = String(Math.floor(Date.now() / 1_000) - 1)
  const mac = createHmac('sha256', catalogue.houseKey()).update(`organiser|${token}|${end}`).digest('base64url')
  const team: Seat = { role: 'facilitator', base: '', cookie: `seat=${newId()}.x.x` }

  const act = async (command: Command, by: Pick<Seat, 'role' | 'cookie'> = team) => {
    const answer = await plenary.command(
      { role: by.role, seat: seatOf(by), link: null },
      { id: asId(newId()), command },
    )
    if (answer.is === 'refused') throw new Error(`${command.kind}: ${answer.refusal.code}`)
    return answer.card as CardId
  }
  const expelled = await takeSeat(house, 'participant')
  const shut = await act({ kind: 'ask', form: 'question', text: 'Qui ?', name: null }, expelled)
  await act({ kind: 'expel-seat', card: shut, expelled: true })

  const at = (key: string) => seats.get(key)?.cookie ?? null
  return {
    house,
    session,
    plenary,
    organiser,
    oldOrganiser: `organiser=${end}.${mac}`,
    act,
    seatAt(role) {
      const seat = seats.get(role)
      if (seat === undefined) throw new Error(`no ${role}`)
      return seat
    },
    cookieAt(role, caller) {
      switch (caller) {
        case 'own':
          return at(role)
        case 'none':
          return ''
        case 'organiser':
          return organiser
        case 'revoked':
          return at(`${role} revoked`)
        case 'other-session':
          return at(`${role} elsewhere`)
        case 'expired':
          return expiredCookie(house, session, role, at(role) ?? '')
        case 'expelled':
          return role === 'participant' ? expelled.cookie : null
        default:
          return caller === role ? null : at(caller)
      }
    },
    token: house.token('participant'),
    code: plenary.memory().state.session.get('row')?.joinCode ?? '',
    formToken: () => newFormToken(catalogue.houseKey(), session, newId()),
    async enter(phase) {
      await act({ kind: 'change-phase', phase })
      // What was in flight when the phase changed is still taken for some seconds: they pass first.
      await new Promise((over) => setTimeout(over, limits.graceMs / speed + 20))
    },
    stop: () => house.stop(),
  }
}

export function seatOf({ cookie }: Pick<Seat, 'cookie'>): SeatId {
  return asId<SeatId>(/seat=([^.]*)/.exec(cookie)?.[1] ?? '')
}

/** A seat whose link is taken back a moment after it was taken. */
async function revokedSeat(house: ServedHouse, role: SessionRole, session: SessionId): Promise<Seat> {
  const { catalogue } = house.assembled
  const made = await catalogue.command({
    id: asId(newId()),
    command: { kind: 'make-link', session, role, label: 'à reprendre' },
  })
  if (made.is === 'refused') throw new Error(made.refusal.code)
  const { links } = catalogue.view({ ofLink: (_role, token) => token, ofOrganiser: () => '' })
  const link = links.find((each) => each.id === made.id)
  const base = `/s/${session}/${role}`
  const path = role === 'participant' ? `${base}/seat` : '/t'
  const answer = await call(house, 'POST', path, asJson, JSON.stringify({ token: link?.address }))
  await catalogue.command({
    id: asId(newId()),
    command: { kind: 'revoke-link', link: asId(made.id), replace: false },
  })
  return { role, base, cookie: cookieIn(answer) }
}

/** As the house would have signed it under the key it had before. */
function expiredCookie(house: ServedHouse, session: SessionId, role: SessionRole, cookie: string): string {
  const value = cookie.replace('seat=', '')
  const ticket = readTicket(house.assembled.catalogue.houseKey(), session, role, value)
  if (ticket === null) throw new Error('no ticket to grow old')
  return `seat=${signTicket(randomBytes(32), ticket)}`
}
