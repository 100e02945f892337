import type { Request, Response } from 'express'
import { documentName } from '../../shared/document/document-name.ts'
import { readStage } from '../../shared/document/read-stage.ts'
import type { SessionId } from '../../shared/domain/ids.ts'
import { PHONE_TABS, type PhonePage, type PostedForm, QUESTIONS_SHOWN } from '../../shared/domain/phone-page.ts'
import type { RefusalCode } from '../../shared/domain/refusal.ts'
import type { OwnView } from '../../shared/domain/role-view.ts'
import type { StageView } from '../../shared/domain/stage-view.ts'
import { stageFile } from '../archive/report-file.ts'
import type { Ticket } from '../gatekeeper/ticket.ts'
import type { Plenary } from '../plenary/plenary.ts'
import { sessionOf } from '../session/state.ts'
import { ownView } from '../session/views.ts'
import { newFormToken } from './command-form.ts'
import type { House } from './house.ts'
import { pageHtml } from './page-html.ts'
import { basePath, languageOf } from './seat-door.ts'

/** The session ended, or its disk did, while somebody waited to read: the page may ask again. */
export class SessionLost extends Error {
  readonly status = 503
}

/** Stage and own part as they stand on disk. */
export interface Standing {
  readonly stage: StageView | null
  readonly own: OwnView | null
  readonly epoch: number
}

/** Rejects with `SessionLost`. */
export function standingOf(plenary: Plenary, ticket: Ticket | null): Promise<Standing> {
  return new Promise((give, lost) =>
    plenary.whenDurable(
      (memory) =>
        give({
          stage: readStage(memory.stage.doc),
          own: ticket === null ? null : ownView(memory.state, ticket.seat),
          epoch: sessionOf(memory.state).epoch,
        }),
      () => lost(new SessionLost()),
    ),
  )
}

/** The last stage of a sealed session, as the archive keeps it; null when it was changed or lost. */
export async function sealedStage(house: House, session: SessionId): Promise<StageView | null> {
  const last = (await house.archive.list(session)).findLast((each) => each.reports.includes(stageFile))
  if (last === undefined) return null
  const report = await house.archive.report(session, last.seq, stageFile)
  return report.is === 'found' ? (JSON.parse(new TextDecoder().decode(report.bytes)) as StageView) : null
}

export interface PhoneAnswer {
  readonly session: SessionId | null
  readonly screen: PhonePage['screen']
  readonly token: string | null
  readonly standing: Standing | null
  readonly refusal: RefusalCode | null
  readonly posted: PostedForm | null
  readonly status: number
}

/** For a phone that the team shut out: why, and whom to ask. */
export function sendExpelled(house: House, request: Request, response: Response): void {
  sendPhone(house, request, response, {
    session: null,
    screen: 'denied',
    token: null,
    standing: null,
    refusal: 'expelled',
    posted: null,
    status: 403,
  })
}

/** Draws the phone's page and sends it: the same components as in the browser, so that it works before scripts arrive. */
export function sendPhone(house: House, request: Request, response: Response, answer: PhoneAnswer): void {
  const { session, standing } = answer
  const language = languageOf(request, standing?.stage?.session.language ?? house.language)
  // A form that was posted brings its place in its body, a link in its address.
  const asked = { ...request.query, ...(request.body as Record<string, unknown> | undefined) }
  const tab = PHONE_TABS.find((known) => known === asked['tab']) ?? 'live'
  const first = standing?.stage == null ? null : house.firstStage(standing.stage, tab)
  const page: PhonePage = {
    screen: answer.screen,
    session,
    base: session === null ? null : basePath(session, 'participant'),
    language,
    token: answer.token,
    stage: first?.stage ?? null,
    partial: first?.partial ?? false,
    own: standing?.own ?? null,
    now: house.clock.now(),
    documents: standing === null ? {} : { stage: documentName('stage', standing.epoch) },
    refusal: answer.refusal,
    formToken: session === null ? null : newFormToken(house.doors.houseKey(), session, house.random.id()),
    tab,
    show: QUESTIONS_SHOWN.find((shown) => shown === asked['show']) ?? 'recent',
    posted: answer.posted,
  }
  response
    .status(answer.status)
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(
      pageHtml({
        language,
        title: standing?.stage?.session.shortTitle ?? 'Palabre',
        assets: house.assets.phone,
        data: page,
        body: house.renderPhone(page),
      }),
    )
}
