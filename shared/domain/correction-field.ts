import { catalogueLimits } from './catalogue-limits.ts'
import { limits } from './limits.ts'

/**
 * What may be put right in a sealed session, field by field. What identifies it stays: code, date, place, series and
 * forum, the notice on invented content, and every count of supports, opinions and votes.
 */
export const CORRECTION_FIELDS = [
  'title',
  'venue',
  'projectLine',
  'funders',
  'organisers',
  'partners',
  'chair',
  'rapporteur',
  'expertName',
  'expertTitle',
  'present',
  'agenda',
  'wording',
  'asker',
  'answer',
  'summary',
  'text',
  'addressee',
  'level',
  'deadline',
  'indicator',
  'outcome',
  'by',
  'reason',
  'notes',
] as const
export type CorrectionField = (typeof CORRECTION_FIELDS)[number]

/**
 * Every value is typed and sent as text: `lines` one a line, `number` in digits, `date` as yyyy-mm-dd, `choice` as one of
 * `choices`; empty for nothing.
 */
export interface CorrectionRule {
  readonly kind: 'line' | 'words' | 'lines' | 'number' | 'date' | 'choice'
  /** UTF-16 units, of each line for `lines`; the largest number for `number`. */
  readonly max: number
  readonly linesMax: number
  readonly required: boolean
  /** The words before can be taken out of the archive for good. */
  readonly protectable: boolean
}

const rule = (kind: CorrectionRule['kind'], max: number, more: Partial<CorrectionRule> = {}): CorrectionRule => ({
  kind,
  max,
  linesMax: 1,
  required: false,
  protectable: false,
  ...more,
})
const needed = { required: true }
const names = rule('lines', catalogueLimits.lineCharactersMax, { linesMax: catalogueLimits.listMax })
const person = rule('line', catalogueLimits.nameCharactersMax)
const choice = rule('choice', 0)

export const correctionRules: Readonly<Record<CorrectionField, CorrectionRule>> = {
  title: rule('line', catalogueLimits.titleCharactersMax, needed),
  venue: rule('line', catalogueLimits.lineCharactersMax),
  projectLine: rule('line', catalogueLimits.lineCharactersMax),
  funders: names,
  organisers: names,
  partners: names,
  chair: person,
  rapporteur: person,
  expertName: person,
  expertTitle: rule('line', catalogueLimits.titleCharactersMax),
  present: rule('number', catalogueLimits.peopleMax),
  agenda: rule('lines', catalogueLimits.lineCharactersMax, { linesMax: catalogueLimits.agendaMax }),
  wording: rule('words', limits.askedCharactersMax, { required: true, protectable: true }),
  asker: rule('line', limits.nameCharactersMax, { protectable: true }),
  answer: rule('words', limits.answerCharactersMax, { required: true, protectable: true }),
  summary: rule('words', limits.summaryCharactersMax, { required: true, protectable: true }),
  text: rule('words', limits.recommendationCharactersMax, { required: true, protectable: true }),
  addressee: rule('lines', limits.titleCharactersMax, { linesMax: limits.addresseesMax }),
  level: choice,
  deadline: rule('date', 0),
  indicator: rule('line', limits.titleCharactersMax),
  outcome: rule('choice', 0, needed),
  by: choice,
  reason: rule('line', limits.reasonCharactersMax),
  notes: rule('words', limits.noteCharactersMax, { required: true, protectable: true }),
}
