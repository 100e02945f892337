import { THEME_LETTERS } from '../../../shared/domain/card.ts'
import type { ForumFields, SeriesFields, SessionFields } from '../../../shared/domain/catalogue.ts'
import { catalogueLimits as limits } from '../../../shared/domain/catalogue-limits.ts'
import { type Refusal, refusal } from '../../../shared/domain/refusal.ts'
import type { AgendaItem } from '../../../shared/domain/session-row.ts'
import { cleanLine, cleanWords } from '../../session/clean-words.ts'

export type Cleaned<Value> =
  | { readonly is: 'clean'; readonly value: Value }
  | { readonly is: 'refused'; readonly refusal: Refusal }

type Rule<Value> = (value: Value) => Cleaned<Value>
export type Rules<Fields> = { readonly [Name in keyof Fields]: Rule<Fields[Name]> }

/** Cleans the fields that are there, in their order; the first one that does not pass is refused by name. */
export function cleanFields<Fields extends object>(
  rules: Rules<Fields>,
  given: { readonly [Name in keyof Fields]?: Fields[Name] | undefined },
):
  | { readonly is: 'clean'; readonly fields: Partial<Fields> }
  | { readonly is: 'refused'; readonly refusal: Refusal; readonly field: string } {
  const fields: Partial<Fields> = {}
  for (const name of Object.keys(rules) as (keyof Fields & string)[]) {
    const value = given[name]
    if (value === undefined) continue
    const cleaned = rules[name](value)
    if (cleaned.is === 'refused') return { ...cleaned, field: name }
    fields[name] = cleaned.value
  }
  return { is: 'clean', fields }
}

const clean = <Value>(value: Value): Cleaned<Value> => ({ is: 'clean', value })
const refuse = (code: Refusal['code'], count: number | null = null): Cleaned<never> => ({
  is: 'refused',
  refusal: refusal(code, count),
})

/** One line; line ends and runs of spaces become one space. */
export function optional(charactersMax: number): Rule<string> {
  return (value) => {
    const cleaned = cleanLine(value, charactersMax)
    return cleaned.is === 'refused' ? cleaned : clean(cleaned.text ?? '')
  }
}

function required(charactersMax: number): Rule<string> {
  return (value) => {
    const cleaned = cleanWords(value.replace(/\s+/g, ' '), charactersMax)
    return cleaned.is === 'refused' ? cleaned : clean(cleaned.text)
  }
}

/** Letters, digits and `-`, in capitals: codes become names of folders and lie in QR codes. */
const code: Rule<string> = (value) => {
  const cleaned = optional(limits.codeCharactersMax)(value)
  if (cleaned.is === 'refused' || cleaned.value === '') return cleaned
  const upper = cleaned.value.toUpperCase()
  return /^[A-Z0-9]+(?:-[A-Z0-9]+)*$/.test(upper) ? clean(upper) : refuse('bad-characters')
}

/** Empty lines are left out. */
export const names: Rule<readonly string[]> = (value) => {
  const kept: string[] = []
  for (const each of value) {
    const cleaned = optional(limits.lineCharactersMax)(each)
    if (cleaned.is === 'refused') return cleaned
    if (cleaned.value !== '') kept.push(cleaned.value)
  }
  return kept.length > limits.listMax ? refuse('bad-number') : clean(kept)
}

function count(max: number): Rule<number | null> {
  return (value) =>
    value === null || (Number.isInteger(value) && value >= 1 && value <= max) ? clean(value) : refuse('bad-number')
}

/** A day that exists, between 1900 and 2199: a slip of the finger in a year is caught. */
export const day: Rule<string> = (value) => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value.trim())
  if (value.trim() === '') return refuse('empty')
  if (parts === null) return refuse('bad-date')
  const [year, month, date] = parts.slice(1).map(Number) as [number, number, number]
  const at = new Date(Date.UTC(year, month - 1, date))
  const exists = at.getUTCMonth() === month - 1 && at.getUTCDate() === date
  return exists && year >= 1900 && year < 2200 ? clean(value.trim()) : refuse('bad-date')
}

const agenda: Rule<readonly AgendaItem[]> = (value) => {
  const kept: AgendaItem[] = []
  for (const item of value) {
    const title = optional(limits.lineCharactersMax)(item.title)
    if (title.is === 'refused') return title
    const minutes = count(limits.minutesMax)(item.minutes)
    if (minutes.is === 'refused') return minutes
    if (title.value !== '') kept.push({ title: title.value, minutes: minutes.value })
    else if (minutes.value !== null) return refuse('empty')
  }
  return kept.length > limits.agendaMax ? refuse('bad-number') : clean(kept)
}

const themes: Rule<SessionFields['themes']> = (value) => {
  const kept = { ...value }
  for (const letter of THEME_LETTERS) {
    const cleaned = optional(limits.themeCharactersMax)(value[letter])
    if (cleaned.is === 'refused') return cleaned
    kept[letter] = cleaned.value
  }
  return clean(kept)
}

export const seriesRules: Rules<SeriesFields> = {
  title: required(limits.titleCharactersMax),
  code,
  projectLine: optional(limits.lineCharactersMax),
  funders: names,
  partners: names,
}

export const forumRules: Rules<ForumFields> = {
  title: required(limits.titleCharactersMax),
  place: required(limits.nameCharactersMax),
  country: optional(limits.nameCharactersMax),
  date: day,
  venue: optional(limits.lineCharactersMax),
  shortTitle: optional(limits.shortTitleCharactersMax),
  projectLine: optional(limits.lineCharactersMax),
  organisers: names,
  partners: names,
  funders: names,
  expected: count(limits.peopleMax),
  rank: count(limits.rankMax),
  code,
  wifiName: optional(limits.wifiNameCharactersMax),
  wifiPassword: optional(limits.wifiPasswordCharactersMax),
}

export const sessionRules: Rules<SessionFields> = {
  title: required(limits.titleCharactersMax),
  code,
  chair: optional(limits.nameCharactersMax),
  rapporteur: optional(limits.nameCharactersMax),
  expertName: optional(limits.nameCharactersMax),
  expertTitle: optional(limits.lineCharactersMax),
  agenda,
  themes,
  language: clean,
}

export const labelRule = optional(limits.labelCharactersMax)
export const noticeRule = optional(limits.noticeCharactersMax)
