import { exhaustive } from '../../../shared/domain/exhaustive.ts'
import type { CatalogueCommand } from '../../../shared/protocol/catalogue-command.ts'
import type { CatalogueDeciding, CatalogueDecision } from './catalogue-decision.ts'
import { decideConsolidation } from './consolidation.ts'
import { decideForum } from './forum.ts'
import { decideHalfDay } from './half-day.ts'
import { decideLink } from './link.ts'
import { decideSeries } from './series.ts'
import { decideSession } from './session.ts'

/** What an organiser's command does to the catalogue's rows, or why it does nothing. */
export function decideCatalogue(on: CatalogueDeciding, command: CatalogueCommand): CatalogueDecision {
  switch (command.kind) {
    case 'make-series':
    case 'edit-series':
      return decideSeries(on, command)
    case 'make-forum':
    case 'edit-forum':
      return decideForum(on, command)
    case 'set-half-day':
      return decideHalfDay(on, command)
    case 'make-session':
    case 'edit-session':
      return decideSession(on, command)
    case 'make-link':
    case 'revoke-link':
      return decideLink(on, command)
    case 'relate':
    case 'write-final':
    case 'own-losses':
    case 'set-aside':
    case 'hear':
    case 'take-back':
      return decideConsolidation(on, command)
    default:
      return exhaustive(command)
  }
}
