import { catalogueLimits as limits } from '../../../shared/domain/catalogue-limits.ts'
import type { ConsolidationAct, ConsolidationDecision } from '../../../shared/domain/consolidation.ts'
import type { SeriesId } from '../../../shared/domain/ids.ts'
import { type Refusal, refusal } from '../../../shared/domain/refusal.ts'
import type { CatalogueCommandOf } from '../../../shared/protocol/catalogue-command.ts'
import { cleanWords } from '../../session/clean-words.ts'
import { type CatalogueState, decisionsOf } from '../catalogue-state.ts'
import { type CatalogueDeciding, type CatalogueDecision, refuseCatalogue } from './catalogue-decision.ts'
import { type Cleaned, day, names, optional } from './clean-fields.ts'

type Command =
  | CatalogueCommandOf<'relate'>
  | CatalogueCommandOf<'write-final'>
  | CatalogueCommandOf<'own-losses'>
  | CatalogueCommandOf<'set-aside'>
  | CatalogueCommandOf<'hear'>
  | CatalogueCommandOf<'take-back'>

type Acted =
  | { readonly is: 'act'; readonly act: ConsolidationAct }
  | { readonly is: 'refused'; readonly refusal: Refusal; readonly field: string | null }

/** A word about a series' recommendations becomes the next line of its log; what stood there stays. */
export function decideConsolidation({ state, now }: CatalogueDeciding, command: Command): CatalogueDecision {
  if (!state.series.has(command.series)) return refuseCatalogue('unknown-card')
  const log = decisionsOf(state, command.series)
  if (log.length >= limits.decisionsPerSeriesMax) return refuseCatalogue('full')
  const acted = actOf(state, log, command)
  if (acted.is === 'refused') return acted
  const number = log.length + 1
  const row: ConsolidationDecision = { series: command.series, number, at: now(), act: acted.act }
  return { is: 'decided', writes: [{ table: 'decision', key: `${row.series}/${number}`, row }], id: String(number) }
}

function actOf(state: CatalogueState, log: readonly ConsolidationDecision[], command: Command): Acted {
  const { series } = command
  switch (command.kind) {
    case 'relate': {
      const { reading, one, other, relation } = command
      const [mine, theirs] = [forumOf(state, series, one), forumOf(state, series, other)]
      if (mine === null || theirs === null) return refuse('unknown-card')
      // Within a forum nothing is a relative: what one hall said twice was merged there.
      return mine === theirs ? refuse('wrong-state') : act({ is: 'relate', reading, one, other, relation })
    }
    case 'write-final':
      return writeFinal(state, command)
    case 'own-losses': {
      if (forumOf(state, series, command.member) === null) return refuse('unknown-card')
      return act({ is: 'own-losses', member: command.member, losses: [...new Set(command.losses)] })
    }
    case 'set-aside': {
      if (forumOf(state, series, command.member) === null) return refuse('unknown-card')
      const reason = needed(command.reason)
      if (reason.is === 'refused') return { ...reason, field: 'reason' }
      return act({ is: 'set-aside', member: command.member, reason: reason.value })
    }
    case 'hear': {
      const { member, forum, hearing } = command
      if (forumOf(state, series, member) === null || state.forum.get(forum)?.series !== series) {
        return refuse('unknown-card')
      }
      const words =
        hearing === 'agreed' ? optional(limits.finalTextCharactersMax)(command.words) : needed(command.words)
      if (words.is === 'refused') return { ...words, field: 'words' }
      return act({ is: 'hear', member, forum, hearing, words: words.value })
    }
    case 'take-back': {
      const before = log[command.number - 1]
      return before === undefined ? refuse('unknown-card') : act({ is: 'take-back', number: before.number })
    }
  }
}

function writeFinal(state: CatalogueState, command: CatalogueCommandOf<'write-final'>): Acted {
  const { series, member, level } = command
  if (forumOf(state, series, member) === null) return refuse('unknown-card')
  const text = needed(command.text)
  if (text.is === 'refused') return { ...text, field: 'text' }
  const addressee = names(command.addressee)
  if (addressee.is === 'refused') return { ...addressee, field: 'addressee' }
  const deadline = command.deadline === null ? none : day(command.deadline)
  if (deadline.is === 'refused') return { ...deadline, field: 'deadline' }
  const indicator = optional(limits.finalTextCharactersMax)(command.indicator ?? '')
  if (indicator.is === 'refused') return { ...indicator, field: 'indicator' }
  return act({
    is: 'write-final',
    member,
    text: text.value,
    addressee: addressee.value,
    level,
    deadline: deadline.value,
    indicator: indicator.value || null,
  })
}

const none: Cleaned<null> = { is: 'clean', value: null }
const act = (made: ConsolidationAct): Acted => ({ is: 'act', act: made })
const refuse = (code: Refusal['code']): Acted => ({ is: 'refused', refusal: refusal(code), field: null })

function needed(value: string): Cleaned<string> {
  const cleaned = cleanWords(value, limits.finalTextCharactersMax)
  return cleaned.is === 'refused' ? cleaned : { is: 'clean', value: cleaned.text }
}

/** The forum in whose sealed session a recommendation was made; null when the series has no such session. */
function forumOf(state: CatalogueState, series: SeriesId, recommendation: string): string | null {
  const code = recommendation.replace(/-[RX]\d+$/, '')
  for (const session of state.session.values()) {
    const isSealed = session.standing.is === 'sealed' && session.code === code
    if (isSealed && state.forum.get(session.forum)?.series === series) return session.forum
  }
  return null
}
