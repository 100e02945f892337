import type { PhonePage, PhoneTab } from '../../shared/domain/phone-page.ts'
import type { StageView } from '../../shared/domain/stage-view.ts'
import type { Archive } from '../archive/archive.ts'
import type { Doors } from '../catalogue/catalogue.ts'
import type { ArrivalLimit } from '../gatekeeper/arrival-limit.ts'
import type { RateLimit } from '../gatekeeper/rate-limit.ts'
import type { Sessions } from '../plenary/sessions.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Log } from '../runtime/log.ts'
import type { Random } from '../runtime/random.ts'
import type { HouseWatch } from '../upkeep/house-watch.ts'
import type { Assets } from './assets.ts'

/** What every route of the house needs; made once in assemble. */
export interface House {
  readonly doors: Doors
  readonly sessions: Sessions
  readonly archive: Archive
  readonly rate: RateLimit
  readonly arrivals: ArrivalLimit
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly assets: Assets
  readonly watch: HouseWatch
  /** The phone's components drawn on the server (dist/phone-render.js). */
  readonly renderPhone: (page: PhonePage) => string
  /** Only the cards that a tab's first paint draws: a room of 300 questions must not weigh on a 2G phone. */
  readonly firstStage: (stage: StageView, tab: PhoneTab) => { readonly stage: StageView; readonly partial: boolean }
  readonly language: 'fr' | 'en'
  /** Called for each wrong six-digit code. */
  readonly wrongCode: () => Promise<void>
  /** Served over https: cookies are `Secure`. */
  readonly secure: boolean
}
