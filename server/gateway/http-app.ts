import { join } from 'node:path'
import express, { type Express, type NextFunction, type Request, type Response, type Router } from 'express'
import helmet from 'helmet'
import { refusal } from '../../shared/domain/refusal.ts'
import { isOwnHost } from '../gatekeeper/origin-check.ts'
import { countArrivals, refuseForeign } from './arriving.ts'
import { doorRoutes } from './door-routes.ts'
import type { House } from './house.ts'
import { SessionLost } from './phone-page.ts'
import { seatRoutes } from './seat-routes.ts'

export interface HttpAppDeps {
  readonly house: House
  readonly dist: string
  readonly hostNames: ReadonlySet<string>
  /** Routers of the organiser, the visit. */
  readonly more: readonly Router[]
}

/** The house's pages and plain requests. Nothing asks a third party for anything, and the policy says so. */
export function createHttpApp(deps: HttpAppDeps): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', false)
  app.set('etag', 'strong')
  app.set('query parser', 'simple')
  app.use((request, response, next) => {
    if (isOwnHost(request.headers.host, deps.hostNames)) return next()
    response.status(421).end()
  })
  app.use((request, response, next) => secure(deps.house.secure, request, response, next))
  const year = { immutable: true, maxAge: '365d', index: false, redirect: false } as const
  app.use('/assets/laptop', express.static(join(deps.dist, 'client/assets/laptop'), year))
  app.use('/assets/phone', express.static(join(deps.dist, 'phone/assets/phone'), year))
  app.use(refuseForeign)
  app.use(countArrivals(deps.house))
  app.use(doorRoutes(deps.house))
  app.use(seatRoutes(deps.house))
  for (const router of deps.more) app.use(router)
  app.use((_request, response) => void response.status(404).type('text').send('404'))
  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error)
    const status = statusOf(error)
    if (status === 500) deps.house.log.error('http-failed', { service: 'http' }, error)
    response.status(status).json({ refusal: refusal(status >= 500 ? 'unavailable' : 'malformed') })
  })
  return app
}

/** Plain http on a hall's address: no upgrade of requests, no HSTS (STACK P13). `blob:` and `data:` are for no script. */
function secure(https: boolean, request: Request, response: Response, next: NextFunction): void {
  const host = request.headers.host ?? ''
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        // Older browsers do not take 'self' for a socket of the same host.
        connectSrc: ["'self'", `ws://${host}`, `wss://${host}`],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    strictTransportSecurity: https,
    crossOriginOpenerPolicy: https,
    originAgentCluster: https,
    xFrameOptions: { action: 'sameorigin' },
    // Nobody else hears where a person came from. Under `no-referrer` a browser would send the forms of a phone without
    // script with `Origin: null`, and on plain http there is nothing else to tell them from a foreign page's.
    referrerPolicy: { policy: 'same-origin' },
  })(request, response, next)
}

/** body-parser's own errors carry their status: too large, not JSON. */
function statusOf(error: unknown): number {
  if (error instanceof SessionLost) return error.status
  const status = error instanceof Error && 'status' in error ? error.status : undefined
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500
}
