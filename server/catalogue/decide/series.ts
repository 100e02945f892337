import type { SeriesRow } from '../../../shared/domain/catalogue.ts'
import { catalogueLimits } from '../../../shared/domain/catalogue-limits.ts'
import type { CatalogueCommandOf } from '../../../shared/protocol/catalogue-command.ts'
import { type CatalogueDeciding, type CatalogueDecision, refuseCatalogue } from './catalogue-decision.ts'
import { cleanFields, noticeRule, seriesRules } from './clean-fields.ts'

type SeriesCommand = CatalogueCommandOf<'make-series'> | CatalogueCommandOf<'edit-series'>

export function decideSeries({ state }: CatalogueDeciding, command: SeriesCommand): CatalogueDecision {
  const before = state.series.get(command.series)
  const cleaned = cleanFields(seriesRules, command.fields)
  if (command.kind === 'edit-series') {
    if (before === undefined) return refuseCatalogue('unknown-card')
    if (cleaned.is === 'refused') return cleaned
    return write({ ...before, ...cleaned.fields })
  }
  if (before !== undefined) return refuseCatalogue('wrong-state')
  if (state.series.size >= catalogueLimits.seriesMax) return refuseCatalogue('full')
  if (cleaned.is === 'refused') return cleaned
  const notice = noticeRule(command.notice ?? '')
  if (notice.is === 'refused') return { ...notice, field: 'notice' }
  return write({ ...command.fields, ...cleaned.fields, id: command.series, notice: notice.value || null })
}

function write(row: SeriesRow): CatalogueDecision {
  return { is: 'decided', writes: [{ table: 'series', key: row.id, row }], id: row.id }
}
