import type { ForumRow } from '../../../shared/domain/catalogue.ts'
import { catalogueLimits } from '../../../shared/domain/catalogue-limits.ts'
import type { CatalogueCommandOf } from '../../../shared/protocol/catalogue-command.ts'
import { forumsOf } from '../catalogue-state.ts'
import { type CatalogueDeciding, type CatalogueDecision, refuseCatalogue } from './catalogue-decision.ts'
import { cleanFields, forumRules } from './clean-fields.ts'
import { forumCodeOf } from './printed-code.ts'

type ForumCommand = CatalogueCommandOf<'make-forum'> | CatalogueCommandOf<'edit-forum'>

export function decideForum({ state }: CatalogueDeciding, command: ForumCommand): CatalogueDecision {
  const before = state.forum.get(command.forum)
  const cleaned = cleanFields(forumRules, command.fields)
  if (command.kind === 'edit-forum') {
    if (before === undefined) return refuseCatalogue('unknown-card')
    if (cleaned.is === 'refused') return cleaned
    return write({ ...before, ...cleaned.fields })
  }
  if (before !== undefined) return refuseCatalogue('wrong-state')
  if (!state.series.has(command.series)) return refuseCatalogue('unknown-card')
  if (forumsOf(state, command.series).length >= catalogueLimits.forumsPerSeriesMax) return refuseCatalogue('full')
  if (cleaned.is === 'refused') return cleaned
  return write({ ...command.fields, ...cleaned.fields, id: command.forum, series: command.series })
}

function write(given: ForumRow): CatalogueDecision {
  const row = { ...given, code: given.code || forumCodeOf(given.place) }
  return { is: 'decided', writes: [{ table: 'forum', key: row.id, row }], id: row.id }
}
