import Papa from 'papaparse'
import {
  AGE_BANDS,
  type AgeBand,
  type Headcount,
  type NamedCount,
  type Sex,
} from '../../../shared/domain/attendance.ts'

/** What a list of people gave once it was counted. The list itself, with its names, is not kept and goes nowhere. */
export type ReadList =
  | {
      readonly is: 'counted'
      readonly headcount: Headcount
      /** Rows whose sex or age was written, and could not be read. */
      readonly unread: number
      /** Columns that were not counted, as the file calls them: names, telephones… */
      readonly left: readonly string[]
    }
  /** `empty`: no row below the headings. `no-column`: none of sex, age, commune, structure is there. */
  | { readonly is: 'refused'; readonly why: 'empty' | 'no-column' }

type Column = 'sex' | 'age' | 'area' | 'structure'

/** Headings as people write them, folded: no accents, no capitals. */
const headings: readonly (readonly [Column, RegExp])[] = [
  ['sex', /^(sexe|sex|genre|gender)\b/],
  ['age', /^(age|tranche|age band)/],
  ['area', /^(commune|quartier|localite|lieu|area|place|cercle|ville)/],
  ['structure', /^(structure|organisation|organization|association|osc)/],
]

/**
 * Counts a list of those present, one row a person, with headings; comma, semicolon or tab, UTF-8 or what a French Excel
 * writes (Windows-1252). Names are read over: only numbers come out.
 */
export function countList(bytes: ArrayBuffer): ReadList {
  const { data } = Papa.parse<string[]>(decode(bytes).trim(), { skipEmptyLines: 'greedy' })
  const [first = [], ...rows] = data
  const columns = first.map((heading) => headings.find(([, like]) => like.test(fold(heading)))?.[0] ?? null)
  if (columns.every((column) => column === null)) return { is: 'refused', why: 'no-column' }
  if (rows.length === 0) return { is: 'refused', why: 'empty' }
  const cell = (row: readonly string[], column: Column) => (row[columns.indexOf(column)] ?? '').trim()
  const sex: Record<Sex, number> = { F: 0, H: 0 }
  const ageBand: Record<AgeBand, number> = { '18-35': 0, '36-50': 0, '51+': 0 }
  let unread = 0
  for (const row of rows) {
    const [sexWords, ageWords] = [cell(row, 'sex'), cell(row, 'age')]
    const [oneSex, oneBand] = [sexOf(sexWords), bandOf(ageWords)]
    if (oneSex !== null) sex[oneSex]++
    if (oneBand !== null) ageBand[oneBand]++
    if ((sexWords !== '' && oneSex === null) || (ageWords !== '' && oneBand === null)) unread++
  }
  const named = (column: Column) => countNames(rows.map((row) => (columns.includes(column) ? cell(row, column) : '')))
  const headcount = { present: rows.length, sex, ageBand, area: named('area'), structure: named('structure') }
  return { is: 'counted', headcount, unread, left: first.filter((_heading, at) => columns[at] === null) }
}

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .trim()
    .toLowerCase()
}

function sexOf(text: string): Sex | null {
  const folded = fold(text)
  if (/^(f|femme|feminin|female|woman|w|mme)$/.test(folded)) return 'F'
  return /^(h|m|homme|masculin|male|man)$/.test(folded) ? 'H' : null
}

/** A band as it is named, or an age in years. Younger people are in no band of the donors' forms. */
function bandOf(text: string): AgeBand | null {
  const band = AGE_BANDS.find((each) => text.replace(/\s|ans/g, '').replace('–', '-') === each)
  if (band !== undefined) return band
  const years = /^(\d{1,3})(\s*(ans|years))?$/.exec(text)?.[1]
  if (years === undefined || Number(years) < 18) return null
  return Number(years) <= 35 ? '18-35' : Number(years) <= 50 ? '36-50' : '51+'
}

/** The first way of writing a name stands for all that differ by capitals, accents or spaces. */
function countNames(names: readonly string[]): NamedCount[] {
  const counts = new Map<string, { readonly name: string; count: number }>()
  for (const name of names) {
    if (name === '') continue
    const key = fold(name).replace(/\s+/g, ' ')
    const known = counts.get(key) ?? { name, count: 0 }
    known.count++
    counts.set(key, known)
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name))
}
