import { type Request, type Response, Router } from 'express'
import { type RefusalCode, refusal } from '../../shared/domain/refusal.ts'
import { type BagDeps, bagOf } from '../bag/archive-bag.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { bagRequest } from './bag-request.ts'
import { isOrganiser, type OrganiserDeps } from './organiser-door.ts'

/** An archive as a zip to be carried away: the full copy, or the public one with what is withheld from it. */
export function organiserBag(deps: OrganiserDeps & BagDeps): Router {
  const router = Router({ strict: true })
  router.get('/organiser/bag/:series', async (request, response) => {
    if (!isOrganiser(deps, request)) return refuse(response, 403, 'no-seat')
    const wish = bagRequest(viewOf(deps.catalogue), {
      series: String(request.params['series']),
      only: textIn(request, 'only'),
      withhold: request.query['copy'] === 'public' ? textIn(request, 'withhold') : null,
    })
    if (wish === null) return refuse(response, 404, 'unavailable')
    const bag = await bagOf(deps, wish)
    if (bag.is === 'refused') return refuse(response, 409, codes[bag.why])
    response.set({
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Content-Disposition': `attachment; filename="${wish.name.replace(/[^\w.-]/g, '_')}.zip"`,
    })
    response.type('application/zip').send(Buffer.from(bag.zip))
  })
  return router
}

const codes = { damaged: 'damaged', empty: 'damaged', tells: 'identifies', unknown: 'unknown-card' } as const

function viewOf(catalogue: Catalogue) {
  return catalogue.view({ ofLink: () => '', ofOrganiser: () => '' })
}

function textIn(request: Request, name: string): string {
  const value = request.query[name]
  return typeof value === 'string' ? value.slice(0, 20_000) : ''
}

function refuse(response: Response, status: number, code: RefusalCode): void {
  response
    .status(status)
    .set('Cache-Control', 'no-store')
    .json({ refusal: refusal(code) })
}
