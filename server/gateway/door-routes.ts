import { type Request, type Response, Router, urlencoded } from 'express'
import type { SessionId } from '../../shared/domain/ids.ts'
import { limits } from '../../shared/domain/limits.ts'
import { type RefusalCode, refusal } from '../../shared/domain/refusal.ts'
import type { SessionRow } from '../../shared/domain/session-row.ts'
import { sixDigits } from '../plenary/receive.ts'
import { sessionOf } from '../session/state.ts'
import { whyAbsent } from './absent-session.ts'
import type { House } from './house.ts'
import { type PhoneAnswer, sealedStage, sendPhone, standingOf } from './phone-page.ts'

const nothing: PhoneAnswer = {
  session: null,
  screen: 'join',
  token: null,
  standing: null,
  refusal: null,
  posted: null,
  status: 200,
}

/** The ways in for people of the room: the code that is typed, the link that is scanned. */
export function doorRoutes(house: House): Router {
  const router = Router()
  router.get('/', (request, response) => sendPhone(house, request, response, nothing))
  router.post('/code', urlencoded({ extended: false, limit: '1kb' }), (request, response) =>
    enterByCode(house, request, response),
  )
  // The link answers with the page itself, never a redirect (DESIGN §5); case does not matter to a person who types it.
  router.get(['/J/:token', '/j/:token'], (request, response) => enterByLink(house, request, response))
  return router
}

async function enterByLink(house: House, request: Request, response: Response): Promise<void> {
  const token = String(request.params['token']).toUpperCase()
  const opened = house.doors.linkOfToken(token)
  if (opened?.role !== 'participant') {
    const sealed = house.doors.sealedSessionOfToken(token)
    if (sealed !== null) return sendSealed(house, request, response, sealed)
    return sendPhone(house, request, response, { ...nothing, screen: 'denied', refusal: 'link-revoked', status: 404 })
  }
  const plenary = await house.sessions.living(opened.session)
  if (plenary === null) {
    const { code, status } = whyAbsent(house, opened.session)
    return sendPhone(house, request, response, { ...nothing, screen: 'denied', refusal: code, status })
  }
  const standing = await standingOf(plenary, null)
  sendPhone(house, request, response, { ...nothing, screen: 'phone', session: opened.session, token, standing })
}

/** Read-only for ever: what was published stays readable. */
export async function sendSealed(
  house: House,
  request: Request,
  response: Response,
  session: SessionId,
): Promise<void> {
  const stage = await sealedStage(house, session)
  if (stage === null) {
    return sendPhone(house, request, response, { ...nothing, screen: 'denied', refusal: 'closed', status: 410 })
  }
  const standing = { stage, own: null, epoch: 0 }
  sendPhone(house, request, response, { ...nothing, screen: 'phone', session, standing, refusal: 'closed' })
}

/**
 * Six digits give the participant's rights only, while the doors are open. Wrong ones are counted for the whole server:
 * sixty a minute, and after three hundred the walls show new codes (DESIGN §5).
 */
async function enterByCode(house: House, request: Request, response: Response): Promise<void> {
  const typed = typeof request.body?.code === 'string' ? (request.body.code as string) : ''
  const code = typed.replace(/\D/g, '')
  const refuse = (why: RefusalCode, status: number) =>
    sendPhone(house, request, response, {
      ...nothing,
      refusal: why,
      status,
      posted: {
        is: 'refused',
        kind: 'code',
        refusal: refusal(why),
        text: '',
        form: 'question',
        name: null,
        code: typed.slice(0, 12),
      },
    })
  const place = house.arrivals.placeOf(request)
  if (!(await house.rate.mayTryCode(place))) return refuse('too-many', 429)
  for (const session of house.doors.living()) {
    const plenary = await house.sessions.living(session)
    if (plenary === null || code.length !== 6) continue
    const row = sessionOf(plenary.memory().state)
    if (row.joinCode !== code) continue
    if (!row.doorsOpen || row.codeShut === true) return refuse('doors-closed', 403)
    const token = house.doors.participantToken(session)
    if (token === null) return refuse('link-revoked', 403)
    response.redirect(303, `/J/${token}`)
    return
  }
  await house.rate.wrongCode(place)
  await house.wrongCode()
  refuse('unknown-card', 404)
}

/**
 * Counts wrong codes. After some the walls show new ones; when that goes on, they open nothing until the team shows
 * others: the link in the QR is another matter. Either way the team is told, as an act of the house.
 */
export function createWrongCodeCount(
  house: Pick<House, 'doors' | 'sessions' | 'random' | 'clock' | 'log'>,
): () => Promise<void> {
  let sinceNewCode = 0
  let sinceShut = 0
  const everywhere = async (kind: 'code-renewed' | 'doors-shut', change: () => Partial<SessionRow>) => {
    house.log.warn(kind)
    for (const session of house.doors.living()) {
      const plenary = await house.sessions.living(session)
      await plenary?.writeRows((memory) => {
        const id = house.random.id()
        const act = { id, role: 'house', kind, number: null, at: house.clock.now() }
        return [
          { table: 'session', key: 'row', row: { ...sessionOf(memory.state), ...change() } },
          { table: 'act', key: id, row: act },
        ]
      })
    }
  }
  return async () => {
    sinceNewCode++
    sinceShut++
    const shut = sinceShut >= limits.wrongCodesBeforeDoorsShut
    if (!shut && sinceNewCode < limits.wrongCodesBeforeNewCode) return
    sinceNewCode = 0
    if (shut) sinceShut = 0
    const newCode = () => ({ joinCode: sixDigits(house.random) })
    await everywhere(shut ? 'doors-shut' : 'code-renewed', () => (shut ? { ...newCode(), codeShut: true } : newCode()))
  }
}
