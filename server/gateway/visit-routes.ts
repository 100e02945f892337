import { type Request, type Response, Router } from 'express'
import type { SessionId } from '../../shared/domain/ids.ts'
import { type RefusalCode, refusal } from '../../shared/domain/refusal.ts'
import type { SessionRole } from '../../shared/domain/role.ts'
import type { AlteredView, VisitView } from '../../shared/domain/visit-view.ts'
import { sealToWords } from '../archive/seal.ts'
import { snapshotToText } from '../archive/snapshot-file.ts'
import { verifySnapshot } from '../archive/verify-snapshot.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { changeLetter } from '../visit/change-letter.ts'
import type { VisitScript } from '../visit/visit-script.ts'
import type { House } from './house.ts'
import { pageHtml } from './page-html.ts'
import { languageOf } from './seat-door.ts'

export interface VisitDeps {
  readonly house: House
  readonly catalogue: Catalogue
  /** The example's session that the visitor plays. */
  readonly session: SessionId
  readonly notice: string
  readonly script: VisitScript
  /** How many times the supervisor has started us. */
  readonly starts: number
  /** Ends this process at once, as a power cut does: no flush, no goodbye. The supervisor starts another one. */
  readonly cutPower: () => void
}

/** The guided visit. Only wired on example data: it hands out every link of its session, and may cut the power. */
export function visitRoutes(deps: VisitDeps): Router {
  const router = Router()
  const openedAt = deps.house.clock.monotonic()
  router.get(['/visite', '/visit'], (request, response) => sendPage(deps, request, response))
  router.get('/visite/state.json', (_request, response) => {
    response.set('Cache-Control', 'no-store').json(viewOf(deps))
  })
  router.post('/visite/cut', (_request, response) => {
    // A supervisor gives up on a server that keeps ending: one that has just come back is left alone for a moment.
    if (deps.house.clock.monotonic() - openedAt < restMs) return refuse(response, 429, 'too-many')
    deps.cutPower()
  })
  router.post('/visite/alter', (_request, response) => {
    return sendAltered(deps, response)
  })
  return router
}

/** The supervisor allows six starts in ten seconds. */
const restMs = 2_500

function sendPage({ house }: VisitDeps, request: Request, response: Response): void {
  const language = languageOf(request, house.language)
  const data = { screen: 'visit', session: null, role: null, base: null, language, refusal: null }
  const html = pageHtml({ language, title: 'Palabre', assets: house.assets.laptop, data, body: '' })
  response.status(200).set('Cache-Control', 'no-store').type('html').send(html)
}

function viewOf({ house, catalogue, session, notice, script, starts }: VisitDeps): VisitView {
  const standing = house.doors.standing(session)
  return {
    starts,
    session,
    title: standing?.sheet.title ?? '',
    notice,
    seal: standing?.is === 'sealed' ? sealToWords(standing.seal) : null,
    tokens: standing?.is === 'living' ? tokensOf(catalogue, session) : null,
    script,
  }
}

/** One open link of each role: their tokens follow from secrets and stand nowhere but in the catalogue's view. */
function tokensOf(catalogue: Catalogue, session: SessionId): VisitView['tokens'] {
  const { links } = catalogue.view({ ofLink: (_role, token) => token, ofOrganiser: (token) => token })
  const tokenOf = (role: SessionRole) =>
    links.find((link) => link.session === session && link.role === role && link.address !== null)?.address ?? ''
  return {
    participant: tokenOf('participant'),
    facilitator: tokenOf('facilitator'),
    board: tokenOf('board'),
    expert: tokenOf('expert'),
    rapporteur: tokenOf('rapporteur'),
  }
}

/** The archive is only read: the letter is changed in a copy that nobody keeps. */
async function sendAltered({ house, session }: VisitDeps, response: Response): Promise<void> {
  const last = (await house.archive.list(session)).at(-1)
  const loaded = last === undefined ? null : await house.archive.load(session, last.seq)
  if (last === undefined || loaded?.is !== 'found') return refuse(response, 404, 'unavailable')
  const changed = changeLetter(loaded.snapshot)
  if (changed === null) return refuse(response, 409, 'empty')
  const forged = verifySnapshot(snapshotToText(changed.snapshot), last.seal)
  const altered: AlteredView = {
    seal: last.sealWords,
    realIsSound: verifySnapshot(loaded.text, last.seal).is === 'sound',
    item: changed.item,
    before: changed.before,
    after: changed.after,
    at: changed.at,
    broken: forged.is === 'broken' ? forged.faults.map((fault) => ('id' in fault ? fault.id : fault.at)) : [],
  }
  response.set('Cache-Control', 'no-store').json(altered)
}

function refuse(response: Response, status: number, code: RefusalCode): void {
  response
    .status(status)
    .set('Cache-Control', 'no-store')
    .json({ refusal: refusal(code) })
}
