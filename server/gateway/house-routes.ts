import { createHmac, timingSafeEqual } from 'node:crypto'
import { isAbsolute } from 'node:path'
import { json, type Request, type Response, Router } from 'express'
import * as z from 'zod/mini'
import { parseId, type SessionId } from '../../shared/domain/ids.ts'
import { type RefusalCode, refusal } from '../../shared/domain/refusal.ts'
import { isOwnOrigin } from '../gatekeeper/origin-check.ts'
import type { BackupKeeper } from '../upkeep/backup-keeper.ts'
import type { HouseWatch } from '../upkeep/house-watch.ts'
import type { CopyResult } from '../upkeep/make-copy.ts'
import { isOrganiser, type OrganiserDeps } from './organiser-door.ts'

export interface HouseRoutesDeps extends OrganiserDeps {
  readonly watch: HouseWatch
  readonly backup: BackupKeeper
  /** Takes a damaged session back from the last copy that has it. */
  readonly restoreSession: (session: SessionId) => Promise<boolean>
}

const askedBody = json({ limit: '4kb' })
const placeSchema = z.strictObject({ to: z.string().check(z.minLength(1), z.maxLength(2_000)) })

/** What the house knows of itself, for its organiser; and the door for `npm run backup`, which holds the data folder's own key. */
export function houseRoutes(deps: HouseRoutesDeps): Router {
  const router = Router()
  router.get('/organiser/house.json', (request, response) => {
    if (!isOrganiser(deps, request)) return refuse(response, 403, 'no-seat')
    response.set('Cache-Control', 'no-store').json(deps.watch.notes())
  })
  router.post('/organiser/backup', (request, response) => copyNow(deps, request, response))
  router.post('/organiser/restore/:session', (request, response) => restore(deps, request, response))
  router.post('/house/backup', askedBody, (request, response) => copyTo(deps, request, response))
  return router
}

/** What opens `/house/backup`: only who can read the data folder's secrets can make it. */
export function backupKey(houseKey: Uint8Array): string {
  return createHmac('sha256', houseKey).update('palabre backup').digest('base64url')
}

async function copyNow(deps: HouseRoutesDeps, request: Request, response: Response): Promise<void> {
  if (!isOrganiser(deps, request)) return refuse(response, 403, 'no-seat')
  if (!isOwnOrigin(request.headers)) return refuse(response, 403, 'not-allowed')
  const making = deps.backup.now()
  if (making === null) return refuse(response, 404, 'unavailable')
  answer(response, await making)
}

async function restore(deps: HouseRoutesDeps, request: Request, response: Response): Promise<void> {
  if (!isOrganiser(deps, request)) return refuse(response, 403, 'no-seat')
  if (!isOwnOrigin(request.headers)) return refuse(response, 403, 'not-allowed')
  const session = parseId<SessionId>(request.params['session'])
  const done = session !== null && (await deps.restoreSession(session))
  if (!done) return refuse(response, 409, 'unavailable')
  response.set('Cache-Control', 'no-store').json({ is: 'restored' })
}

async function copyTo(deps: HouseRoutesDeps, request: Request, response: Response): Promise<void> {
  const given = Buffer.from(/^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '')
  const key = Buffer.from(backupKey(deps.catalogue.houseKey()))
  if (given.length !== key.length || !timingSafeEqual(given, key)) return refuse(response, 403, 'not-allowed')
  const body = placeSchema.safeParse(request.body)
  if (!body.success || !isAbsolute(body.data.to)) return refuse(response, 400, 'malformed')
  answer(response, await deps.backup.to(body.data.to))
}

function answer(response: Response, result: CopyResult): void {
  response.set('Cache-Control', 'no-store').json(result)
}

function refuse(response: Response, status: number, code: RefusalCode): void {
  response
    .status(status)
    .set('Cache-Control', 'no-store')
    .json({ refusal: refusal(code) })
}
