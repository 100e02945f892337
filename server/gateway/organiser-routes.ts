import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { json, type Request, type Response, Router } from 'express'
import * as z from 'zod/mini'
import { catalogueLimits } from '../../shared/domain/catalogue-limits.ts'
import { parseId, type SessionId } from '../../shared/domain/ids.ts'
import { type RefusalCode, refusal } from '../../shared/domain/refusal.ts'
import { type CatalogueAnswer, parseCatalogueCommand } from '../../shared/protocol/catalogue-command.ts'
import { addExample } from '../catalogue/add-example.ts'
import type { CatalogueAddresses } from '../catalogue/catalogue.ts'
import type { PdfPress } from '../report/pdf-press.ts'
import { archiveView, organiserFile } from './organiser-archive.ts'
import { organiserConsolidation } from './organiser-consolidation.ts'
import { organiserCorrections } from './organiser-corrections.ts'
import { giveOrganiserCookie, isOrganiser, type OrganiserDeps } from './organiser-door.ts'
import { organiserReports } from './organiser-reports.ts'
import { pageHtml } from './page-html.ts'
import { basePath, giveTicket, languageOf, newTicket } from './seat-door.ts'

const exampleForum = join(dirname(fileURLToPath(import.meta.url)), '../../examples/forums/bamako.json')
const tokenSchema = z.strictObject({ token: z.string().check(z.maxLength(64)) })
const tokenBody = json({ limit: '1kb' })

/** The ways in by link for team and organiser, and the organiser's own pages. */
export function organiserRoutes(deps: OrganiserDeps & { readonly press: PdfPress | null }): Router {
  const router = Router({ strict: true })
  router.get(['/t', '/o'], (request, response) => sendPage(deps, request, response, 'enter', null, 200))
  router.post('/t', tokenBody, (request, response) => enterByLink(deps, request, response))
  router.post('/o', tokenBody, (request, response) => enterAsOrganiser(deps, request, response))

  router.get('/organiser', (_request, response) => response.redirect(303, '/organiser/'))
  router.get('/organiser/', (request, response) => {
    if (isOrganiser(deps, request)) return sendPage(deps, request, response, 'organiser', null, 200)
    sendPage(deps, request, response, 'denied', 'no-seat', 403)
  })
  router.use('/organiser/', (request, response, next) => {
    if (isOrganiser(deps, request)) return next()
    refuse(response, 403, 'no-seat')
  })
  router.get('/organiser/catalogue.json', (_request, response) => {
    response.set('Cache-Control', 'no-cache').json(deps.catalogue.view(addressesOf(deps)))
  })
  router.get('/organiser/archive.json', (_request, response) => sendArchive(deps, response))
  const commandBody = json({ limit: catalogueLimits.commandBytesMax })
  router.post('/organiser/commands', commandBody, (request, response) => postCommand(deps, request, response))
  router.use(organiserCorrections(deps.corrections))
  router.use(organiserConsolidation({ catalogue: deps.catalogue, archive: deps.house.archive }))
  const { catalogue, house, press } = deps
  router.use(organiserReports({ catalogue, archive: house.archive, press, language: house.language }))
  router.post('/organiser/example', (_request, response) => openExample(deps, response))
  router.get('/organiser/archive/:session/:seq/:file', (request, response) => sendFile(deps, request, response))
  return router
}

function addressesOf({ address }: OrganiserDeps): CatalogueAddresses {
  return {
    // A token behind the # is sent to no server and stands in no log; a participant's is typed and scanned as a path.
    ofLink: (role, token) => (role === 'participant' ? address.link(token) : `${address.origin()}/t#${token}`),
    ofOrganiser: (token) => `${address.origin()}/o#${token}`,
  }
}

function enterByLink({ house }: OrganiserDeps, request: Request, response: Response) {
  const body = tokenSchema.safeParse(request.body)
  if (!body.success) return refuse(response, 400, 'malformed')
  const opened = house.doors.linkOfToken(body.data.token)
  if (opened === null) return refuse(response, 404, 'link-revoked')
  const ticket = newTicket(house.random, opened.session, opened.role, opened.link)
  giveTicket(response, house.doors, ticket, house.secure)
  response.set('Cache-Control', 'no-store').json({ path: `${basePath(opened.session, opened.role)}/` })
}

function enterAsOrganiser(deps: OrganiserDeps, request: Request, response: Response) {
  const body = tokenSchema.safeParse(request.body)
  if (!body.success) return refuse(response, 400, 'malformed')
  if (!deps.catalogue.isOrganiserToken(body.data.token)) return refuse(response, 404, 'link-revoked')
  giveOrganiserCookie(deps, response)
  response.set('Cache-Control', 'no-store').json({ path: '/organiser/' })
}

async function postCommand({ catalogue }: OrganiserDeps, request: Request, response: Response): Promise<void> {
  const parsed = parseCatalogueCommand(request.body)
  if (parsed.is === 'refused') return answer(response, { is: 'refused', refusal: refusal(parsed.code), field: null })
  answer(response, await catalogue.command(parsed.envelope))
}

/** The Bamako forum, as everyone who has the product has it. Asked twice it is made once. */
async function openExample({ catalogue, house }: OrganiserDeps, response: Response): Promise<void> {
  const text = await readFile(exampleForum, 'utf8')
  const added = await addExample({ catalogue, newId: () => house.random.id() }, JSON.parse(text))
  if (added.is === 'refused') return answer(response, { ...added, field: null })
  answer(response, { is: 'done', id: added.forum })
}

/** A refused command is an answer too: the page reads why in it. */
function answer(response: Response, said: CatalogueAnswer): void {
  response.set('Cache-Control', 'no-store').json(said)
}

async function sendArchive({ catalogue, house, ...rest }: OrganiserDeps, response: Response): Promise<void> {
  const { sessions } = catalogue.view(addressesOf({ catalogue, house, ...rest }))
  const ids = sessions.map((session) => session.id)
  response.set('Cache-Control', 'no-store').json(await archiveView(catalogue, house.archive, ids))
}

/** 404 for whatever is not there: a foreign id is not told from one that never was. */
async function sendFile({ catalogue, house }: OrganiserDeps, request: Request, response: Response): Promise<void> {
  const session = parseId<SessionId>(request.params['session'])
  const seq = Number(request.params['seq'])
  const name = request.params['file']
  const sealed = session !== null && catalogue.standing(session)?.is === 'sealed'
  if (!sealed || !Number.isInteger(seq) || seq < 1 || typeof name !== 'string')
    return refuse(response, 404, 'unavailable')
  const file = await organiserFile(house.archive, session, seq, name)
  if (file === null) return refuse(response, 404, 'unavailable')
  const saved = request.query['save'] !== undefined || !file.inline
  response.set({
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    // The minutes carry their own style and no script: the page that shows them may do nothing else.
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups",
    'Content-Disposition': `${saved ? 'attachment' : 'inline'}; filename="${file.name.replace(/[^\w.-]/g, '_')}"`,
  })
  response.type(file.type).send(Buffer.from(file.bytes))
}

function sendPage(
  { house }: OrganiserDeps,
  request: Request,
  response: Response,
  screen: 'enter' | 'organiser' | 'denied',
  why: RefusalCode | null,
  status: number,
): void {
  const language = languageOf(request, house.language)
  const data = { screen, session: null, role: null, base: null, language, refusal: why }
  const html = pageHtml({ language, title: 'Palabre', assets: house.assets.laptop, data, body: '' })
  response.status(status).set('Cache-Control', 'no-store').type('html').send(html)
}

function refuse(response: Response, status: number, code: RefusalCode): void {
  response
    .status(status)
    .set('Cache-Control', 'no-store')
    .json({ refusal: refusal(code) })
}
