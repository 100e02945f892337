import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Phase } from '../../../shared/domain/phase.ts'
import { PHASES } from '../../../shared/domain/phase.ts'
import { SESSION_ROLES, type SessionRole } from '../../../shared/domain/role.ts'
import { aServedHouse } from '../../world/served-house.ts'
import { CALLERS, type Caller, layMatrixGround, type MatrixGround } from './matrix-ground.ts'
import { routesOf } from './routes-of.ts'
import { type Answered, asForm, asJson, call, type Headers, newId, pageData, said, until } from './wire.ts'

/** What a route says to whoever it is for, in one word: while the session lives, and once it is sealed. */
interface Row {
  /** `anyone` has the page or the door itself; the others are let in by their cookie. */
  readonly who: 'anyone' | 'organiser' | readonly SessionRole[]
  readonly living: string
  readonly sealed: string
  /** What a role hears that has a seat, but for whom this is not. */
  readonly notForYou?: string
  /** What a seat hears whose link was taken back: these doors let him in again by another link. */
  readonly takenBack?: '403 no-seat'
  /** A body that is done when its sender may. */
  readonly body?: (ground: MatrixGround) => { readonly type: Headers; readonly text: string }
}

const every = SESSION_ROLES
const readers = ['facilitator', 'rapporteur', 'expert'] as const
const json = (value: unknown) => ({ type: asJson, text: JSON.stringify(value) })
const archived: Row = { who: readers, living: '404 unavailable', sealed: '200', notForYou: '403 not-allowed' }
const page: Row = { who: 'anyone', living: '200', sealed: '200' }
const office: Row = { who: 'organiser', living: '200', sealed: '200' }

/** Each way into the house over HTTP. A route that is not here fails the test: say first who may, and what the others hear. */
const table: Readonly<Record<string, Row>> = {
  'GET /': page,
  'POST /code': {
    ...page,
    living: '303',
    sealed: '404 unknown-card',
    body: ({ code }) => ({ type: asForm, text: `code=${code}` }),
  },
  'GET /J/:token': page,
  'GET /j/:token': page,
  'GET /t': page,
  'GET /o': page,
  'POST /t': { ...page, sealed: '404 link-revoked', body: (ground) => json({ token: ground.token }) },
  'POST /o': { ...page, body: ({ house }) => json({ token: house.assembled.catalogue.organiserToken() }) },
  // What was published stays readable for whoever has the address of the session; the team is sent on to its minutes.
  'GET /s/:session/:role/': { who: every, living: '200', sealed: 'published' },
  // By the cookie that is there already; by the link's token: doors.test.ts.
  'POST /s/:session/:role/seat': {
    who: ['participant'],
    living: '200',
    sealed: '410 closed',
    notForYou: '400 malformed',
    takenBack: '403 no-seat',
    body: () => json({ token: null }),
  },
  'POST /s/:session/:role/commands': {
    who: every,
    living: '200',
    sealed: '410 closed',
    body: () => json({ id: newId(), command: { kind: 'page-board', page: 0 } }),
  },
  'POST /s/:session/:role/form': {
    who: ['participant'],
    // Not a question of its own: but it was let in, and heard why.
    living: '422',
    sealed: '200',
    notForYou: '404 no-seat',
    takenBack: '403 no-seat',
    body: (ground) => ({
      type: asForm,
      text: new URLSearchParams({ kind: 'withdraw-own', card: newId(), formToken: ground.formToken() }).toString(),
    }),
  },
  // Only ever takes the asker's own cookie away.
  'POST /s/:session/:role/forget': page,
  'GET /s/:session/:role/stage.json': { who: every, living: '200', sealed: '200' },
  'GET /s/:session/:role/own.json': { who: every, living: '200', sealed: '410 closed' },
  // Every document: permission-matrix.test.ts.
  'GET /s/:session/:role/state/:document': { who: every, living: '200', sealed: '410 closed' },
  'GET /s/:session/:role/minutes.html': archived,
  'GET /s/:session/:role/minutes.docx': archived,
  'GET /s/:session/:role/minutes.pdf': archived,
  'GET /s/:session/:role/snapshot.json': archived,
  'GET /organiser': { ...page, living: '303', sealed: '303' },
  'GET /organiser/': office,
  'GET /organiser/catalogue.json': office,
  'GET /organiser/archive.json': office,
  'POST /organiser/commands': { ...office, body: () => json({}) },
  'POST /organiser/example': office,
  'GET /organiser/house.json': office,
  // No place for copies was given to this house, and no session of it is damaged.
  'POST /organiser/backup': { ...office, living: '404 unavailable', sealed: '404 unavailable' },
  'POST /organiser/restore/:session': { ...office, living: '409 unavailable', sealed: '409 unavailable' },
  // By the data folder's own key: tests/server/upkeep/backup.test.ts.
  'POST /house/backup': { who: 'anyone', living: '403 not-allowed', sealed: '403 not-allowed' },
  // Of a series that is there: bag.test.ts.
  'GET /organiser/bag/:series': { ...office, living: '404 unavailable', sealed: '404 unavailable' },
  // Of a series that is there: consolidation.test.ts.
  'GET /organiser/consolidation/:series': { ...office, living: '404 unavailable', sealed: '404 unavailable' },
  'GET /organiser/consolidation/:series/:recommendation': {
    ...office,
    living: '404 unavailable',
    sealed: '404 unavailable',
  },
  // Of a series that is there: reports.test.ts.
  'GET /organiser/reports/:series/public.zip': { ...office, living: '404 unavailable', sealed: '404 unavailable' },
  'GET /organiser/reports/:series/confidential.zip': {
    ...office,
    living: '404 unavailable',
    sealed: '404 unavailable',
  },
  'GET /organiser/corrections/:session': office,
  'POST /organiser/corrections': { ...office, body: () => json({}) },
  'GET /organiser/archive/:session/:seq/:file': { ...office, living: '404 unavailable' },
}
/** Only wired on example data, and then open to whoever sits at the desk. */
const visitTable = ['GET /visite', 'GET /visit', 'GET /visite/state.json', 'POST /visite/cut', 'POST /visite/alter']

/** Status, and the name of the refusal where one is said: in JSON, or in the page's own data. */
function saidBy(answer: Answered): string {
  const type = String(answer.headers['content-type'])
  // A command that was looked at: what became of it is in permission-matrix.test.ts.
  if (answer.status === 200 && answer.text.startsWith('{"is":')) return '200'
  const named = type.includes('json') && answer.text.includes('"refusal"') ? said(answer.json()) : null
  const onPage = type.includes('html') && answer.text.includes('id="page"') ? pageData(answer.text).refusal : null
  const why = named ?? onPage
  return why === null || why === 'done' || (answer.status === 200 && why === 'closed')
    ? `${answer.status}`
    : `${answer.status} ${why}`
}

describe('[A-03] the routes of the house', () => {
  let ground: MatrixGround
  beforeAll(async () => {
    ground = await layMatrixGround()
  })
  afterAll(() => ground.stop())

  it('each has its line in the table, and each line its route', async () => {
    expect(routesOf(ground.house)).toEqual(Object.keys(table).sort())
    const visited = await aServedHouse({ visit: true })
    expect(routesOf(visited)).toEqual([...Object.keys(table), ...visitTable].sort())
    await visited.stop()
  })

  for (const phase of PHASES) {
    it(`${phase}: each route, each caller: answered, or refused by name`, async () => {
      await ground.enter(phase)
      expect(await wrongAnswers('living', phase)).toEqual([])
    })
  }

  it('sealed: each route, each caller: what is left of a session, or refused by name', async () => {
    await ground.act({ kind: 'close-session' })
    // Its links go last.
    await until(() => ground.house.assembled.catalogue.linkOfToken(ground.token) === null, 15_000)
    expect(await wrongAnswers('sealed', 'sealed')).toEqual([])
  })

  async function wrongAnswers(when: 'living' | 'sealed', phase: Phase | 'sealed'): Promise<string[]> {
    const wrong: string[] = []
    for (const [route, row] of Object.entries(table)) {
      const ofSeat = route.includes(':role')
      for (const role of ofSeat ? SESSION_ROLES : (['facilitator'] as const)) {
        await Promise.all(
          CALLERS.map(async (caller) => {
            const cookie = ofSeat || caller !== 'expired' ? ground.cookieAt(role, caller) : ground.oldOrganiser
            if (cookie === null) return
            const right = ofSeat ? seatAnswer(row, role, caller, when) : houseAnswer(row, caller, when)
            const got = saidBy(await ask(route, row, role, cookie))
            // At the pace of this house the press is given no time: then there is no such file.
            if (route.endsWith('.pdf') && right === '200' && got === '404 unavailable') return
            if (got !== right) wrong.push(`${phase}, ${caller} at ${role}: ${route}: ${got}, not ${right}`)
          }),
        )
      }
    }
    return wrong
  }

  function ask(route: string, row: Row, role: SessionRole, cookie: string): Promise<Answered> {
    const [method = '', pattern = ''] = route.split(' ')
    const path = pattern
      .replace(':session', ground.session)
      .replace(':role', role)
      .replace(':document', 'stage.1')
      .replace(':seq', '1')
      .replace(':file', 'snapshot.json')
      .replace(':token', ground.token)
    const body = row.body?.(ground)
    const headers = { ...(cookie === '' ? {} : { cookie }), ...body?.type }
    return call(ground.house, method, path, headers, body?.text)
  }

  function houseAnswer(row: Row, caller: Caller, when: 'living' | 'sealed'): string {
    return row.who === 'anyone' || caller === 'organiser' ? row[when] : '403 no-seat'
  }

  function seatAnswer(row: Row, role: SessionRole, caller: Caller, when: 'living' | 'sealed'): string {
    if (row.who === 'anyone') return row[when]
    const isFor = row.who !== 'organiser' && row.who.includes(role)
    if (row[when] === 'published') return role === 'participant' || role === 'board' ? '200' : '303'
    // These look at the role in the path before they look at who comes.
    if (!isFor && row.notForYou !== '403 not-allowed' && row.notForYou !== undefined) return row.notForYou
    // A form posted after the seal gets the last page, whoever posts it: the same as anybody who opens it.
    if (when === 'sealed' && row.living === '422') return row.sealed
    switch (caller) {
      case 'own':
        return isFor ? row[when] : (row.notForYou ?? '403 no-seat')
      case 'revoked':
        return row.takenBack ?? '403 link-revoked'
      case 'expelled':
        // Its seat went with the session: what the room read at the end it may read too.
        if (when === 'sealed') return isFor ? row.sealed : (row.notForYou ?? '403 no-seat')
        return row.notForYou === '403 not-allowed' ? '403 not-allowed' : '403 expelled'
      default:
        return '403 no-seat'
    }
  }
})
