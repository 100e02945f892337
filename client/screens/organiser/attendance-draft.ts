import { AGE_BANDS, type HalfDay, type Headcount, type NamedCount, SEXES } from '../../../shared/domain/attendance.ts'

/** A sheet's numbers as they are typed. */
export type AttendanceDraft = Readonly<Record<AttendanceField, string>>
export const ATTENDANCE_FIELDS = ['present', 'F', 'H', '18-35', '36-50', '51+', 'area', 'structure'] as const
export type AttendanceField = (typeof ATTENDANCE_FIELDS)[number]

export function draftOfHeadcount(given: Headcount | null): AttendanceDraft {
  const number = (value: number | undefined) => (value === undefined || value === 0 ? '' : String(value))
  const lines = (groups: readonly NamedCount[] = []) => groups.map(({ name, count }) => `${name} : ${count}`).join('\n')
  return {
    present: number(given?.present),
    F: number(given?.sex.F),
    H: number(given?.sex.H),
    '18-35': number(given?.ageBand['18-35']),
    '36-50': number(given?.ageBand['36-50']),
    '51+': number(given?.ageBand['51+']),
    area: lines(given?.area),
    structure: lines(given?.structure),
  }
}

export type ReadAttendance =
  | { readonly is: 'read'; readonly headcount: Headcount }
  /** `line`: from 1, of a list whose lines are not « name: number »; null elsewhere. `over`: more than were present. */
  | {
      readonly is: 'wrong'
      readonly field: AttendanceField
      readonly why: 'number' | 'line' | 'over'
      readonly line: number | null
    }

/** What was typed, as numbers; the first thing that is none is told by its field. Empty stands for nobody. */
export function readAttendance(draft: AttendanceDraft): ReadAttendance {
  const numbers = new Map<AttendanceField, number>()
  for (const field of ['present', ...SEXES, ...AGE_BANDS] as const) {
    const text = draft[field].trim()
    if (!/^\d{0,6}$/.test(text) || (field === 'present' && text === ''))
      return { is: 'wrong', field, why: 'number', line: null }
    numbers.set(field, Number(text))
  }
  const of = (field: AttendanceField) => numbers.get(field) ?? 0
  const lists = { area: readLines(draft.area), structure: readLines(draft.structure) }
  for (const field of ['area', 'structure'] as const) {
    const read = lists[field]
    if (typeof read === 'number') return { is: 'wrong', field, why: 'line', line: read }
  }
  const headcount: Headcount = {
    present: of('present'),
    sex: { F: of('F'), H: of('H') },
    ageBand: { '18-35': of('18-35'), '36-50': of('36-50'), '51+': of('51+') },
    area: lists.area as NamedCount[],
    structure: lists.structure as NamedCount[],
  }
  const over = tooMany(headcount)
  return over === null ? { is: 'read', headcount } : { is: 'wrong', field: over, why: 'over', line: null }
}

function tooMany({ present, sex, ageBand, area, structure }: Headcount): AttendanceField | null {
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
  if (sum(Object.values(sex)) > present) return 'F'
  if (sum(Object.values(ageBand)) > present) return '18-35'
  if (sum(area.map(({ count }) => count)) > present) return 'area'
  return sum(structure.map(({ count }) => count)) > present ? 'structure' : null
}

/** Lines « Commune I : 7 »; the number of the first line that is none. */
function readLines(text: string): NamedCount[] | number {
  const groups: NamedCount[] = []
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const parted = Math.max(...[':', ';', '\t', '='].map((sign) => line.lastIndexOf(sign)))
    const [name, count] = [line.slice(0, Math.max(parted, 0)).trim(), line.slice(parted + 1).trim()]
    if (name === '' || !/^\d{1,6}$/.test(count)) return at + 1
    groups.push({ name, count: Number(count) })
  }
  return groups
}

export function keyOf({ day, part }: Pick<HalfDay, 'day' | 'part'>): string {
  return `${day}|${part}`
}
