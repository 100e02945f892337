import { type Request, type Response, Router, urlencoded } from 'express'
import type { SessionId } from '../../shared/domain/ids.ts'
import { limits } from '../../shared/domain/limits.ts'
import { type RefusalCode, refusal } from '../../shared/domain/refusal.ts'
import { isOwnOrigin } from '../gatekeeper/origin-check.ts'
import { sessionOf } from '../session/state.ts'
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
    return sendPhone(house, request, response, { ...nothing, screen: 'denied', refusal: 'unavailable', status: 503 })
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
  if (!isOwnOrigin(request.headers)) return refuse('not-allowed', 403)
  if (!(await house.rate.mayTryCode())) return refuse('too-many', 429)
  for (const session of house.doors.living()) {
    const plenary = await house.sessions.living(session)
    if (plenary === null || code.length !== 6) continue
    const row = sessionOf(plenary.memory().state)
    if (row.joinCode !== code) continue
    if (!row.doorsOpen) return refuse('doors-closed', 403)
    const token = house.doors.participantToken(session)
    if (token === null) return refuse('link-revoked', 403)
    response.redirect(303, `/J/${token}`)
    return
  }
  await house.rate.wrongCode()
  await house.wrongCode()
  refuse('unknown-card', 404)
}

/** Counts wrong codes since the walls last showed new ones. */
export function createWrongCodeCount(house: Pick<House, 'doors' | 'sessions' | 'random' | 'log'>): () => Promise<void> {
  let wrong = 0
  return async () => {
    wrong++
    if (wrong < limits.wrongCodesBeforeNewCode) return
    wrong = 0
    house.log.warn('code-renewed')
    for (const session of house.doors.living()) {
      const plenary = await house.sessions.living(session)
      await plenary?.writeRows((memory) => {
        const joinCode = String(house.random.int(1_000_000)).padStart(6, '0')
        return [{ table: 'session', key: 'row', row: { ...sessionOf(memory.state), joinCode } }]
      })
    }
  }
}
