import { stageFile } from '../../server/archive/report-file.ts'
import { signTicket, type Ticket, ticketCookie } from '../../server/gatekeeper/ticket.ts'
import { attendSession, handleCommand } from '../../server/gateway/control-connection.ts'
import { openDocument } from '../../server/gateway/document-connection.ts'
import { standingOf } from '../../server/gateway/phone-page.ts'
import { admit, newTicket } from '../../server/gateway/seat-door.ts'
import type { Plenary } from '../../server/plenary/plenary.ts'
import { mayRead } from '../../server/plenary/text-rights.ts'
import type { Log } from '../../server/runtime/log.ts'
import type { Random } from '../../server/runtime/random.ts'
import { sessionOf } from '../../server/session/state.ts'
import { documentName, parseDocumentName } from '../../shared/document/document-name.ts'
import type { SessionId } from '../../shared/domain/ids.ts'
import { limits } from '../../shared/domain/limits.ts'
import { type RefusalCode, refusal } from '../../shared/domain/refusal.ts'
import { parseSessionRole } from '../../shared/domain/role.ts'
import type { Running } from './sim-house.ts'
import type { Answered, Line, NetworkServer, ServerEnd } from './sim-network.ts'

/**
 * The gateway without sockets and HTTP: the same seats, connections and answers over lines of the simulation. The chaos
 * campaign has the real one.
 */
export function createSimDoor(deps: {
  readonly running: Running
  readonly session: SessionId
  readonly random: Random
  readonly log: Log
}): NetworkServer {
  const { running, session } = deps
  const { clock } = running.life
  const connection = { clock, random: deps.random, log: deps.log }
  const placeOf = (path: string) => {
    const [, , , role, ...rest] = path.split('/')
    return { role: parseSessionRole(role), what: rest.join('/') }
  }
  const isSealed = () => running.catalogue.standing(session)?.is === 'sealed'
  /** A signature once found good is good: what may change is whether its link still lives. */
  const checked = new Map<string, ReturnType<typeof admit>>()
  const seat = (role: Ticket['role'], cookie: string): ReturnType<typeof admit> => {
    const key = `${role} ${cookie}`
    const known = checked.get(key)
    if (known?.is === 'admitted' && running.catalogue.isAlive(known.ticket.link)) return known
    const found = admit(running.catalogue, cookie, session, role)
    checked.set(key, found)
    return found
  }

  function document(line: Line, plenary: Plenary, ticket: Ticket, name: string): ServerEnd | null {
    const open = openDocument(
      connection,
      {
        send: line.sendDown,
        close: line.closeByServer,
        onDrained: () => {},
        stop: () => {},
      },
      plenary,
      ticket,
      name,
    )
    // As over a real socket: it is opened, and then closed with a code.
    if (open === null) return { message: () => {}, gone: () => {} }
    return {
      message: (data) => {
        if (typeof data !== 'string') open.receive(data)
      },
      gone: open.end,
    }
  }
  function control(line: Line, plenary: Plenary, ticket: Ticket, cookie: string): ServerEnd {
    const tell = (event: string) => (data: unknown) => line.sendDown(JSON.stringify({ event, data }))
    const attending = attendSession(
      {
        hello: tell('hello'),
        patch: tell('patch'),
        presence: tell('presence'),
        farewell: tell('farewell'),
        disconnect: () => line.closeByServer(1000, ''),
      },
      { plenary, ticket, isOpen: () => seat(ticket.role, cookie).is === 'admitted' },
      { clock, rate: running.rate, log: deps.log },
    )
    return {
      message(data) {
        if (typeof data !== 'string' || !attending.take()) return
        const { envelope, ask } = JSON.parse(data) as { envelope: unknown; ask: number }
        attending.command(envelope, (answer: unknown) => tell('answer')({ ask, answer, envelope }))
      },
      gone: attending.end,
    }
  }

  return {
    accept(line, path, cookie) {
      const { role, what } = placeOf(path)
      const admission = role === null ? null : seat(role, cookie)
      if (admission?.is !== 'admitted' || isSealed()) return null
      // The session is loaded: `living` is asked for again at each upgrade, and answers at once.
      let end: ServerEnd | null = null
      let gone = false
      const waiting: (Uint8Array | string)[] = []
      void running.sessions.living(session).then((plenary) => {
        if (plenary === null || gone || plenary.sockets() >= limits.socketsPerSessionMax) return line.cut()
        end =
          what === 'control'
            ? control(line, plenary, admission.ticket, cookie)
            : document(line, plenary, admission.ticket, what.slice('sync/'.length))
        for (const data of waiting) end?.message(data)
      })
      return {
        message: (data) => (end === null ? void waiting.push(data) : end.message(data)),
        gone() {
          gone = true
          end?.gone()
        },
      }
    },
    async answer(path, body, cookie) {
      const { role, what } = placeOf(path)
      if (role === null) return refuse(404, 'no-seat')
      if (what === 'seat') return await takeSeat(body, cookie)
      const admission = seat(role, cookie)
      if (admission.is === 'denied') return refuse(403, admission.why)
      const { ticket } = admission
      if (what === 'stage.json' && isSealed()) {
        const last = (await running.archive.list(session)).findLast((each) => each.reports.includes(stageFile))
        const report = last === undefined ? null : await running.archive.report(session, last.seq, stageFile)
        if (report?.is === 'found') return { status: 200, type: 'application/json', body: report.bytes }
      }
      const plenary = await running.sessions.living(session)
      if (plenary === null) return isSealed() ? refuse(410, 'closed') : refuse(503, 'unavailable')
      if (what === 'commands')
        return json(await handleCommand(JSON.parse(body ?? 'null'), plenary, ticket, running.rate))
      if (what === 'forget') return json({ forgotten: true })
      if (what === 'stage.json') return json((await standingOf(plenary, ticket)).stage)
      if (what === 'own.json') return json((await standingOf(plenary, ticket)).own)
      if (what.startsWith('state/')) return await state(plenary, ticket, what.slice('state/'.length))
      return refuse(404, 'no-seat')
    },
  }

  async function takeSeat(body: string | null, cookie: string): Promise<Answered & { cookie?: string }> {
    const known = seat('participant', cookie)
    const { token } = JSON.parse(body ?? '{}') as { token?: string }
    const link = running.catalogue.linkOfToken(token ?? '')
    if (known.is === 'denied' && (link?.role !== 'participant' || link.session !== session))
      return refuse(403, 'no-seat')
    const ticket =
      known.is === 'admitted'
        ? known.ticket
        : newTicket(deps.random, session, 'participant', (link as { link: Ticket['link'] }).link)
    const plenary = await running.sessions.living(session)
    if (plenary === null) return isSealed() ? refuse(410, 'closed') : refuse(503, 'unavailable')
    const { own, epoch } = await standingOf(plenary, ticket)
    const given = cookieOf(running, ticket)
    return { ...json({ own, documents: { stage: documentName('stage', epoch) } }), cookie: given }
  }

  function state(plenary: Plenary, ticket: Ticket, full: string): Promise<Answered> {
    const name = parseDocumentName(full)
    return new Promise((give) =>
      plenary.whenDurable(
        (memory) => {
          const found = name === null ? undefined : memory.documents.get(name.base)
          if (name === null || found === undefined || name.epoch !== sessionOf(memory.state).epoch)
            give(refuse(404, 'text-locked'))
          else if (!mayRead(memory.state, ticket, found)) give(refuse(403, 'not-allowed'))
          else give({ status: 200, type: 'application/octet-stream', body: found.encode() })
        },
        () => give(refuse(503, 'unavailable')),
      ),
    )
  }
}

export function cookieOf(running: Running, ticket: Ticket): string {
  return `${ticketCookie}=${signTicket(running.catalogue.houseKey(), ticket)}`
}

function json(value: unknown): Answered {
  return { status: 200, type: 'application/json', body: JSON.stringify(value) }
}
function refuse(status: number, code: RefusalCode): Answered {
  return { status, type: 'application/json', body: JSON.stringify({ refusal: refusal(code) }) }
}
