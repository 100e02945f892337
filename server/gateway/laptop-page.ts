import type { Request, Response } from 'express'
import type { SessionId } from '../../shared/domain/ids.ts'
import type { RefusalCode } from '../../shared/domain/refusal.ts'
import type { SessionRole } from '../../shared/domain/role.ts'
import type { StageView } from '../../shared/domain/stage-view.ts'
import type { House } from './house.ts'
import { pageHtml } from './page-html.ts'
import { languageOf } from './seat-door.ts'

export interface LaptopPage {
  readonly screen: string
  readonly session: SessionId | null
  readonly role: SessionRole | null
  readonly base: string | null
  readonly refusal: RefusalCode | null
  readonly title: string
  /** The last stage of a sealed session, for a wall that is opened again. */
  readonly stage?: StageView
  readonly documents: Readonly<Record<string, string>>
  readonly status: number
}

export function sendLaptop(house: House, request: Request, response: Response, page: LaptopPage): void {
  const { title, status, ...data } = page
  const language = languageOf(request, house.language)
  const html = pageHtml({ language, title, assets: house.assets.laptop, data: { ...data, language }, body: '' })
  response.status(status).set('Cache-Control', 'no-store').type('html').send(html)
}

export function sendDenied(
  house: House,
  request: Request,
  response: Response,
  code: RefusalCode,
  status: number,
): void {
  sendLaptop(house, request, response, {
    screen: 'denied',
    session: null,
    role: null,
    base: null,
    refusal: code,
    title: 'Palabre',
    documents: {},
    status,
  })
}
