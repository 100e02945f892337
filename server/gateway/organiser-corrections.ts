import { json, type Request, type Response, Router } from 'express'
import { catalogueLimits } from '../../shared/domain/catalogue-limits.ts'
import { parseId, type SessionId } from '../../shared/domain/ids.ts'
import { type CorrectionAnswer, type CorrectionReading, parseCorrection } from '../../shared/protocol/correction.ts'
import type { Corrections } from '../correction/corrections.ts'

/** Corrections of sealed sessions, behind the organiser's cookie: whoever mounts it has checked that. */
export function organiserCorrections(corrections: Corrections): Router {
  const router = Router({ strict: true })
  router.get('/organiser/corrections/:session', async (request, response) => {
    const session = parseId<SessionId>(request.params['session'])
    const none: CorrectionReading = { is: 'refused', why: 'not-sealed', faults: [] }
    answer(response, session === null ? none : await corrections.read(session))
  })
  const body = json({ limit: catalogueLimits.correctionBytesMax })
  router.post('/organiser/corrections', body, (request, response) => correct(corrections, request, response))
  return router
}

async function correct(corrections: Corrections, request: Request, response: Response): Promise<void> {
  const envelope = parseCorrection(request.body)
  if (envelope === null) return answer(response, { is: 'refused', why: 'malformed', faults: [] })
  answer(response, await corrections.correct(envelope, 'organiser'))
}

/** A refused correction is an answer too: the page reads why in it. */
function answer(response: Response, said: CorrectionAnswer | CorrectionReading): void {
  response.set('Cache-Control', 'no-store').json(said)
}
