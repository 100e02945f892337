import { parseDocumentName } from '../../shared/document/document-name.ts'
import type { CatalogueView } from '../../shared/domain/catalogue-view.ts'
import { asId, type CardId, type SessionId } from '../../shared/domain/ids.ts'
import { documentReading } from '../../shared/domain/permission.ts'
import type { SessionRole } from '../../shared/domain/role.ts'
import { textName } from '../../shared/domain/text.ts'
import { asJson, call, cookieIn, joinControl, newId, type Seat, send } from '../server/gateway/wire.ts'
import { cardOf } from '../world/answers.ts'
import { type ExampleLinks, openExample } from '../world/example.ts'
import type { House } from '../world/house.ts'
import type { HonestRoom } from './honest-work.ts'

/** What an upgrade must come to: the socket opens, an HTTP status instead, or a close code at once. */
export type Door = 'open' | 403 | 404 | 410 | 4401 | 4410

/** A hostile seat in front of one document. */
export interface Target {
  readonly what: string
  readonly seat: Seat
  readonly document: string
  readonly door: Door
}

export interface WireWorld {
  readonly host: string
  readonly origin: string
  /** Those on the honest people's session; and a second session, whose own team is hostile. */
  readonly targets: readonly Target[]
  /** Seats for the control channel, in the honest people's session: none of them is of the team. */
  readonly seats: readonly Seat[]
  /** May read everything, and does nothing else. */
  readonly witness: Seat
  readonly secondWitness: Seat
}

/** Opens the example; somebody comes into its first session by a link that is taken back before anybody else is there. */
export async function openForAttack(house: House): Promise<{ readonly links: ExampleLinks; readonly revoked: Seat }> {
  const first = await openExample(house)
  const revoked = await takeSeatBy({ host: hostOf(house) }, first.session, 'participant', first.participant)
  await organise(house, takenBack(first.session, 'participant'))
  return { links: await openExample(house), revoked }
}

/** Brings every kind of hostile seat into a house where honest people are at work in the first session. */
export async function hostileSeats(
  house: House,
  { links, revoked }: { readonly links: ExampleLinks; readonly revoked: Seat },
  room: HonestRoom,
): Promise<WireWorld> {
  const wire = { host: hostOf(house), origin: house.origin }
  const enter = (of: ExampleLinks, role: SessionRole) => takeSeatBy(wire, of.session, role, of[role])
  const second = await openExample(house, 2)
  await organise(house, oneMoreSession)
  const third = await openExample(house, 3)

  const over = await enter(third, 'participant')
  await send(wire, await enter(third, 'facilitator'), { kind: 'close-session' })

  const crowd = await Promise.all(Array.from({ length: 12 }, () => enter(links, 'participant')))
  const [phone] = crowd as [Seat]
  const board = await enter(links, 'board')
  const expert = await enter(links, 'expert')
  const stranger = await enter(second, 'participant')
  const forged = { ...phone, cookie: phone.cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')) }
  const climbing = { ...phone, role: 'facilitator' as const, base: `/s/${links.session}/facilitator` }

  const documents = ['stage.1', 'answers.1', 'desk.1', room.floor]
  const at = (what: string, seat: Seat, door: Door | null = null): Target[] =>
    documents.map((document) => ({ what, seat, document, door: door ?? doorOf(seat.role, document) }))
  const targets: Target[] = [
    ...crowd.flatMap((seat) => at('participant', seat)),
    ...at('board', board),
    // The team's own seats may write in what they may open: there they are hostile in the second session.
    ...at('expert', expert).filter(({ document }) => document !== 'answers.1'),
    ...at('link taken back', revoked, 403),
    ...at('session over', over, 410).slice(0, 1),
    ...at('of another session', { ...stranger, base: `/s/${links.session}/participant` }, 403),
    ...at('forged cookie', forged, 403),
    ...at('cookie of another role', climbing, 403),
    ...at('no cookie', { ...phone, cookie: '' }, 403),
    { what: 'no such document', seat: phone, document: 'floor-answer-x.1', door: 4410 },
    { what: 'of another epoch', seat: phone, document: 'stage.7', door: 4410 },
    { what: 'no name of a document', seat: phone, document: '%2e%2e', door: 404 },
    ...(await secondSession(wire, second, enter)),
  ]
  return {
    ...wire,
    targets,
    seats: [...crowd, board],
    witness: await enter(links, 'facilitator'),
    secondWitness: await enter(second, 'facilitator'),
  }
}

async function secondSession(
  wire: Pick<WireWorld, 'host' | 'origin'>,
  links: ExampleLinks,
  enter: (of: ExampleLinks, role: SessionRole) => Promise<Seat>,
): Promise<Target[]> {
  const roles = ['facilitator', 'rapporteur', 'expert'] as const
  const seats = await Promise.all(roles.map((role) => enter(links, role)))
  const [chair] = seats as [Seat]
  const asked = { kind: 'write-for', form: 'question', text: 'Qui décide ?', channel: 'paper', asker: null }
  const card = cardOf(await send(wire, chair, asked))
  await send(wire, chair, { kind: 'set-answer', card, state: 'live' })
  const draft = asId<CardId>(newId())
  await send(wire, chair, { kind: 'draft-recommendation', card: draft, text: 'Réserver.', sources: [] })
  const text = textName('recommendation', draft)
  await send(wire, chair, { kind: 'open-floor', text, to: 'expert' })
  const control = await joinControl(wire, chair)
  const { view } = control.hello
  const floor = 'floors' in view ? view.floors[text]?.document : undefined
  control.leave()
  const documents = ['stage.1', 'answers.1', 'desk.1', `${floor ?? ''}.1`]
  return seats.flatMap((seat) =>
    documents.map((document) => {
      const door = doorOf(seat.role, document, 'expert')
      return { what: `hostile ${seat.role}`, seat, document, door }
    }),
  )
}

const hostOf = (house: House) => house.origin.replace('http://', '')

/** As the one table says it. */
function doorOf(role: SessionRole, document: string, floorTo: SessionRole = 'participant'): Door {
  const kind = parseDocumentName(document)?.kind
  if (kind === undefined) return 4410
  const reading = documentReading[kind][role]
  return reading === 'reads' || (reading === 'invited' && role === floorTo) ? 'open' : 4401
}

async function takeSeatBy(
  wire: Pick<WireWorld, 'host'>,
  session: SessionId,
  role: SessionRole,
  token: string,
): Promise<Seat> {
  const base = `/s/${session}/${role}`
  const path = role === 'participant' ? `${base}/seat` : '/t'
  const answer = await call(wire, 'POST', path, asJson, JSON.stringify({ token }))
  if (answer.status !== 200) throw new Error(`no seat for ${role}: ${answer.status} ${answer.text}`)
  return { role, base, cookie: cookieIn(answer) }
}

/** As the organiser does. */
async function organise(house: House, commandFor: (view: CatalogueView) => unknown): Promise<void> {
  const host = hostOf(house)
  const entered = await call({ host }, 'POST', '/o', asJson, JSON.stringify({ token: house.organiserToken }))
  const cookie = cookieIn(entered)
  const view = (await call({ host }, 'GET', '/organiser/catalogue.json', { cookie })).json() as CatalogueView
  const body = JSON.stringify({ id: newId(), command: commandFor(view) })
  const answer = await call({ host }, 'POST', '/organiser/commands', { ...asJson, cookie }, body)
  if (!answer.text.includes('"done"')) throw new Error(`the organiser was refused: ${answer.text}`)
}

function takenBack(session: SessionId, role: SessionRole): (view: CatalogueView) => unknown {
  return ({ links }) => {
    const link = links.find((each) => each.session === session && each.role === role && !each.revoked)
    return { kind: 'revoke-link', link: link?.id, replace: true }
  }
}

/** One more session like the first: to be closed, so that a seat of it has no living session any more. */
function oneMoreSession({ sessions }: CatalogueView): unknown {
  const [first] = sessions
  if (first === undefined) throw new Error('no session to copy')
  const { id: _id, forum, rank: _rank, standing: _standing, ...fields } = first
  return { kind: 'make-session', session: newId(), forum, fields: { ...fields, code: '' } }
}
