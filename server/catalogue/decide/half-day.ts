import { type HalfDay, type Headcount, inOrder, type NamedCount } from '../../../shared/domain/attendance.ts'
import { catalogueLimits as limits } from '../../../shared/domain/catalogue-limits.ts'
import type { CatalogueCommandOf } from '../../../shared/protocol/catalogue-command.ts'
import { type CatalogueDeciding, type CatalogueDecision, refuseCatalogue } from './catalogue-decision.ts'
import { type Cleaned, day, optional } from './clean-fields.ts'

/** One sheet of signatures counted, counted again, or taken away. Of what was sealed nothing changes any more. */
export function decideHalfDay(
  { state }: CatalogueDeciding,
  command: CatalogueCommandOf<'set-half-day'>,
): CatalogueDecision {
  const forum = state.forum.get(command.forum)
  if (forum === undefined) return refuseCatalogue('unknown-card')
  const cleaned = day(command.day)
  if (cleaned.is === 'refused') return { ...cleaned, field: 'day' }
  const others = (forum.attendance ?? []).filter((each) => each.day !== cleaned.value || each.part !== command.part)
  if (command.headcount === null) return written(others)
  const wrong = wrongField(command.headcount)
  if (wrong !== null) return refuseCatalogue('bad-number', wrong)
  if (others.length >= limits.halfDaysMax) return refuseCatalogue('full')
  const area = groups(command.headcount.area)
  if (area.is === 'refused') return { ...area, field: 'area' }
  const structure = groups(command.headcount.structure)
  if (structure.is === 'refused') return { ...structure, field: 'structure' }
  const counted: HalfDay = {
    ...command.headcount,
    area: area.value,
    structure: structure.value,
    day: cleaned.value,
    part: command.part,
  }
  return written(inOrder([...others, counted]))

  function written(attendance: readonly HalfDay[]): CatalogueDecision {
    const row = { ...forum, attendance } as NonNullable<typeof forum>
    return { is: 'decided', writes: [{ table: 'forum', key: row.id, row }], id: row.id }
  }
}

/** The first field whose numbers are none, or add up to more than were present. */
function wrongField({ present, sex, ageBand, area, structure }: Headcount): string | null {
  const isCount = (value: number) => Number.isInteger(value) && value >= 0 && value <= limits.peopleMax
  const fits = (values: readonly number[]) =>
    values.every(isCount) && values.reduce((sum, value) => sum + value, 0) <= present
  if (!isCount(present)) return 'present'
  if (!fits(Object.values(sex))) return 'sex'
  if (!fits(Object.values(ageBand))) return 'ageBand'
  if (!fits(area.map(({ count }) => count))) return 'area'
  return fits(structure.map(({ count }) => count)) ? null : 'structure'
}

/** Names tidied; the same name twice is added up, nobody is left out. */
function groups(given: readonly NamedCount[]): Cleaned<readonly NamedCount[]> {
  const sums = new Map<string, number>()
  for (const { name, count } of given) {
    const cleaned = optional(limits.nameCharactersMax)(name)
    if (cleaned.is === 'refused') return cleaned
    if (cleaned.value !== '' && count > 0) sums.set(cleaned.value, (sums.get(cleaned.value) ?? 0) + count)
  }
  if (sums.size > limits.groupsMax) return { is: 'refused', refusal: { code: 'bad-number', count: null } }
  return { is: 'clean', value: [...sums].map(([name, count]) => ({ name, count })) }
}
