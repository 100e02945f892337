import { THEME_LETTERS, type ThemeLetter } from '../../../shared/domain/card.ts'
import { type Refusal, refusal } from '../../../shared/domain/refusal.ts'
import type { AgendaItem } from '../../../shared/domain/session-row.ts'
import type { WordId } from '../../../shared/words/words.ts'

/** One field of a sheet: how it is called, and how its value is typed. */
export interface SheetField {
  readonly name: string
  readonly label: WordId
  readonly help?: WordId
  /** `names`: one a line. `area`: one long line that wraps. */
  readonly kind: 'line' | 'area' | 'names' | 'number' | 'date' | 'language' | 'agenda' | 'themes'
  readonly required?: boolean
  /** Short things get a short control. */
  readonly width?: 'short'
}
export interface SheetSection {
  readonly title: WordId
  readonly help?: WordId
  readonly fields: readonly SheetField[]
}

export interface AgendaDraft {
  readonly key: string
  readonly title: string
  readonly minutes: string
}
export type ThemesDraft = Readonly<Record<ThemeLetter, string>>
/** What stands in a field while it is typed. */
export type Draft = string | readonly AgendaDraft[] | ThemesDraft

export type ReadDraft =
  | { readonly is: 'value'; readonly value: unknown }
  | { readonly is: 'refused'; readonly refusal: Refusal }

export function draftOf(field: SheetField, value: unknown): Draft {
  switch (field.kind) {
    case 'names':
      return (value as readonly string[]).join('\n')
    case 'number':
      return value === null ? '' : String(value)
    case 'agenda':
      return (value as readonly AgendaItem[]).map((item, at) => ({
        key: `kept-${at}`,
        title: item.title,
        minutes: item.minutes === null ? '' : String(item.minutes),
      }))
    case 'themes':
      return value as ThemesDraft
    case 'line':
    case 'area':
    case 'date':
    case 'language':
      return String(value)
  }
}

/** What goes to the server; only what cannot be sent at all is refused here, the rest is the server's to judge. */
export function readDraft(field: SheetField, draft: Draft): ReadDraft {
  switch (field.kind) {
    case 'names':
      return { is: 'value', value: String(draft).split('\n') }
    case 'number':
      return readNumber(String(draft))
    case 'agenda':
      return readAgenda(draft as readonly AgendaDraft[])
    case 'line':
    case 'area':
    case 'date':
      return field.required === true && String(draft).trim() === '' ? no('empty') : { is: 'value', value: draft }
    case 'language':
    case 'themes':
      return { is: 'value', value: draft }
  }
}

/** Two drafts that mean the same; rows of an agenda are compared by what they say. */
export function isSameDraft(one: Draft, other: Draft): boolean {
  return JSON.stringify(one, withoutKeys) === JSON.stringify(other, withoutKeys)
}

export const emptyThemes: ThemesDraft = Object.fromEntries(THEME_LETTERS.map((letter) => [letter, ''])) as ThemesDraft

function readNumber(text: string): ReadDraft {
  const digits = text.replace(/[\s\u00A0\u202F]/g, '')
  if (digits === '') return { is: 'value', value: null }
  return /^\d{1,9}$/.test(digits) ? { is: 'value', value: Number(digits) } : no('bad-number')
}

function readAgenda(rows: readonly AgendaDraft[]): ReadDraft {
  const items: AgendaItem[] = []
  for (const row of rows) {
    const minutes = readNumber(row.minutes)
    if (minutes.is === 'refused') return minutes
    items.push({ title: row.title, minutes: minutes.value as number | null })
  }
  return { is: 'value', value: items }
}

function no(code: Refusal['code']): ReadDraft {
  return { is: 'refused', refusal: refusal(code) }
}

function withoutKeys(key: string, value: unknown): unknown {
  return key === 'key' ? undefined : value
}
