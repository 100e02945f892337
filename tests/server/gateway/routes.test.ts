import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SESSION_ROLES, type SessionRole } from '../../../shared/domain/role.ts'
import { aServedHouse, type ServedHouse } from '../../world/served-house.ts'
import { asJson, call, cookieIn, type Headers, type Seat, takeSeat } from './wire.ts'

/** Who may: `anyone` has the page or the door itself; the others are let in by their cookie. */
type Who = 'anyone' | 'organiser' | readonly SessionRole[]
interface Row {
  readonly who: Who
  /** What lets somebody in is not refused with 403; a body that reaches the handler, not the door. */
  readonly body?: string
}

const every = SESSION_ROLES
const archived = ['facilitator', 'rapporteur', 'expert'] as const
/** Each way into the house over HTTP. A route that is not here fails the test: say first who may. */
const table: Readonly<Record<string, Row>> = {
  'GET /': { who: 'anyone' },
  'POST /code': { who: 'anyone' },
  'GET /J/:token': { who: 'anyone' },
  'GET /j/:token': { who: 'anyone' },
  'GET /t': { who: 'anyone' },
  'GET /o': { who: 'anyone' },
  'POST /t': { who: 'anyone', body: '{}' },
  'POST /o': { who: 'anyone', body: '{}' },
  'GET /s/:session/:role/': { who: every },
  // By the link's token in its body, or by the cookie that is there already.
  'POST /s/:session/:role/seat': { who: ['participant'], body: '{"token":null}' },
  'POST /s/:session/:role/commands': { who: every, body: '{}' },
  // By the page's own signed token: tests/server/gateway/plain-forms.test.ts.
  'POST /s/:session/:role/form': { who: [] },
  // Only ever takes the asker's own cookie away.
  'POST /s/:session/:role/forget': { who: 'anyone' },
  'GET /s/:session/:role/stage.json': { who: every },
  'GET /s/:session/:role/own.json': { who: every },
  // Which documents: tests/server/gateway/documents.test.ts.
  'GET /s/:session/:role/state/:document': { who: every },
  'GET /s/:session/:role/minutes.html': { who: archived },
  'GET /s/:session/:role/minutes.docx': { who: archived },
  'GET /s/:session/:role/minutes.pdf': { who: archived },
  'GET /s/:session/:role/snapshot.json': { who: archived },
  'GET /organiser': { who: 'anyone' },
  'GET /organiser/': { who: 'organiser' },
  'GET /organiser/catalogue.json': { who: 'organiser' },
  'GET /organiser/archive.json': { who: 'organiser' },
  'POST /organiser/commands': { who: 'organiser', body: '{}' },
  'POST /organiser/example': { who: 'organiser' },
  'GET /organiser/corrections/:session': { who: 'organiser' },
  'POST /organiser/corrections': { who: 'organiser', body: '{}' },
  'GET /organiser/archive/:session/:seq/:file': { who: 'organiser' },
}
/** Only wired on example data, and then open to whoever sits at the desk. */
const visitTable: Readonly<Record<string, Row>> = {
  'GET /visite': { who: 'anyone' },
  'GET /visit': { who: 'anyone' },
  'GET /visite/state.json': { who: 'anyone' },
  'POST /visite/cut': { who: 'anyone' },
  'POST /visite/alter': { who: 'anyone' },
}

interface Layer {
  readonly route?: { readonly path: string | readonly string[]; readonly methods: Readonly<Record<string, boolean>> }
  readonly handle?: { readonly stack?: readonly Layer[] }
}

/** Every route that the running app would try, read out of its router. */
function routesOf(house: ServedHouse): string[] {
  const app = house.assembled.server.listeners('request')[0] as unknown as {
    readonly router: { readonly stack: Layer[] }
  }
  const routes: string[] = []
  const walk = (layers: readonly Layer[]) => {
    for (const { route, handle } of layers) {
      if (route === undefined) walk(handle?.stack ?? [])
      else
        for (const path of [route.path].flat())
          for (const method of Object.keys(route.methods)) routes.push(`${method.toUpperCase()} ${path}`)
    }
  }
  walk(app.router.stack)
  return routes.sort()
}

describe('[A-03] the routes of the house', () => {
  let house: ServedHouse
  let organiser: Headers
  const seats = new Map<SessionRole, Seat>()
  beforeAll(async () => {
    house = await aServedHouse({ speed: 10 })
    for (const role of SESSION_ROLES) seats.set(role, await takeSeat(house, role))
    const token = house.assembled.catalogue.organiserToken()
    organiser = { cookie: cookieIn(await call(house, 'POST', '/o', asJson, JSON.stringify({ token }))) }
  })
  afterAll(() => house.stop())

  it('each has its line in the table, and each line its route', async () => {
    expect(routesOf(house)).toEqual(Object.keys(table).sort())
    const visited = await aServedHouse({ visit: true })
    expect(routesOf(visited)).toEqual([...Object.keys(table), ...Object.keys(visitTable)].sort())
    await visited.stop()
  })

  const session = () => String(house.sessions[0])
  const placed = (path: string, role: SessionRole) =>
    path
      .replace(':session', session())
      .replace(':role', role)
      .replace(':document', 'stage.1')
      .replace(':seq', '1')
      .replace(':file', 'minutes.html')
      .replace(':token', 'AAAAAAAAAAAAA')

  for (const [route, { who, body }] of Object.entries(table)) {
    const [method = '', path = ''] = route.split(' ')
    it(`${route}: ${typeof who === 'string' ? who : `${who.join(', ') || 'nobody'} by cookie`}`, async () => {
      const ask = (to: string, headers: Headers) =>
        call(house, method, to, { ...(body === undefined ? {} : asJson), ...headers }, body).then(
          (answer) => answer.status,
        )
      const isRefused = (status: number) => status === 403 || status === 400 || status === 404
      if (who === 'anyone') {
        expect(await ask(placed(path, 'participant'), {})).not.toBe(403)
        return
      }
      for (const role of SESSION_ROLES) {
        const own = seats.get(role)
        expect(isRefused(await ask(placed(path, role), {})), `nobody at ${role}`).toBe(true)
        for (const other of SESSION_ROLES) {
          if (other === role) continue
          const status = await ask(placed(path, role), { cookie: seats.get(other)?.cookie ?? '' })
          expect(isRefused(status), `${other} at ${role}`).toBe(true)
        }
        if (who === 'organiser') {
          expect(await ask(placed(path, role), { cookie: own?.cookie ?? '' }), role).toBe(403)
          continue
        }
        expect(isRefused(await ask(placed(path, role), organiser)), `organiser at ${role}`).toBe(true)
        const status = await ask(placed(path, role), { cookie: own?.cookie ?? '' })
        // A file of a session that lives is not there yet: whoever may have it later is told so.
        if (path.includes('minutes') || path.includes('snapshot'))
          expect(status, role).toBe(who.includes(role) ? 404 : 403)
        else expect(isRefused(status), role).toBe(!who.includes(role))
      }
      if (who === 'organiser') expect(await ask(placed(path, 'participant'), organiser)).not.toBe(403)
    })
  }
})
