import { LEVELS } from '../../shared/domain/card.ts'
import { type CorrectionField, correctionRules } from '../../shared/domain/correction-field.ts'
import { type Refusal, refusal } from '../../shared/domain/refusal.ts'
import { OUTCOMES } from '../../shared/domain/snapshot-item.ts'
import { cleanLine, cleanWords } from '../session/clean-words.ts'

export type CleanValue =
  | { readonly is: 'clean'; readonly value: string }
  | { readonly is: 'refused'; readonly refusal: Refusal }

/** A field as it was typed, by the rule of that field; gives what may be written into the item. */
export function cleanValue(field: CorrectionField, typed: string): CleanValue {
  const { kind, max, linesMax, required } = correctionRules[field]
  const cleaned = kind === 'lines' ? cleanLines(typed, max, linesMax) : cleanOne(kind, field, typed, max)
  if (cleaned.is === 'refused' || cleaned.value !== '' || !required) return cleaned
  return no('empty')
}

/** Values of the fields that are chosen from a list; empty where nothing need be chosen. */
export const choices: Readonly<Partial<Record<CorrectionField, readonly string[]>>> = {
  level: LEVELS,
  outcome: OUTCOMES,
  by: ['', 'acclamation', 'hands', 'phones'],
}

function cleanOne(kind: string, field: CorrectionField, typed: string, max: number): CleanValue {
  if (kind === 'choice') return choices[field]?.includes(typed) ? yes(typed) : no('malformed')
  if (kind === 'number') return cleanNumber(typed, max)
  if (kind === 'date') return typed.trim() === '' || isDay(typed.trim()) ? yes(typed.trim()) : no('bad-date')
  if (kind === 'line') return line(typed, max)
  const words = cleanWords(typed, max)
  if (words.is === 'clean') return yes(words.text)
  return words.refusal.code === 'empty' ? yes('') : words
}

function line(typed: string, max: number): CleanValue {
  const cleaned = cleanLine(typed, max)
  return cleaned.is === 'refused' ? cleaned : yes(cleaned.text ?? '')
}

/** Empty lines are left out. */
function cleanLines(typed: string, max: number, linesMax: number): CleanValue {
  const kept: string[] = []
  for (const each of typed.split(/\r?\n/)) {
    const cleaned = line(each, max)
    if (cleaned.is === 'refused') return cleaned
    if (cleaned.value !== '') kept.push(cleaned.value)
  }
  return kept.length > linesMax ? no('too-many', linesMax) : yes(kept.join('\n'))
}

function cleanNumber(typed: string, max: number): CleanValue {
  const digits = typed.replace(/[\s\u00A0\u202F]/g, '')
  if (digits === '') return yes('')
  return /^\d{1,9}$/.test(digits) && Number(digits) <= max ? yes(String(Number(digits))) : no('bad-number')
}

/** A day that exists, in a year that people mean. */
function isDay(text: string): boolean {
  const at = /^(?:19|2[01])\d\d-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

function yes(value: string): CleanValue {
  return { is: 'clean', value }
}

function no(code: Refusal['code'], count: number | null = null): CleanValue {
  return { is: 'refused', refusal: refusal(code, count) }
}
