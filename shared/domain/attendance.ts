/** As donors' forms count them; `archive.schema.json` has the same bands. */
export const AGE_BANDS = ['18-35', '36-50', '51+'] as const
export type AgeBand = (typeof AGE_BANDS)[number]
export const SEXES = ['F', 'H'] as const
export type Sex = (typeof SEXES)[number]
export const DAY_PARTS = ['day', 'morning', 'afternoon'] as const
export type DayPart = (typeof DAY_PARTS)[number]

export interface NamedCount {
  readonly name: string
  readonly count: number
}

/** Counts, and never a name: the signed sheet stays on paper with the organiser (ARCHIVE §2.4). */
export interface Headcount {
  readonly present: number
  /** Each at most `present` in sum: whoever said nothing is in none of them. */
  readonly sex: Readonly<Record<Sex, number>>
  readonly ageBand: Readonly<Record<AgeBand, number>>
  readonly area: readonly NamedCount[]
  readonly structure: readonly NamedCount[]
}
/** One sheet of signatures. */
export interface HalfDay extends Headcount {
  /** yyyy-mm-dd */
  readonly day: string
  readonly part: DayPart
}

/** The fewest people whom a published number may stand for. */
export const publishedGroupMin = 5

/** A breakdown as it may be published: small groups are added up until their sum hides each. */
export interface PublishedGroups {
  readonly shown: readonly NamedCount[]
  /** Null when nothing had to be hidden. */
  readonly others: { readonly groups: number; readonly count: number } | null
}

/**
 * Small groups go together, and take the smallest shown one with them while their sum is below the minimum: neither a
 * number under five nor one that a subtraction would give is left (ARCHIVE §2.4). Null when all of them together are
 * fewer than five: then nothing is published of this breakdown.
 */
export function publishGroups(groups: readonly NamedCount[]): PublishedGroups | null {
  const sorted = groups.filter(({ count }) => count > 0).toSorted((a, b) => a.count - b.count)
  let hidden = 0
  let sum = 0
  while (
    hidden < sorted.length &&
    ((sorted[hidden]?.count ?? 0) < publishedGroupMin || (sum > 0 && sum < publishedGroupMin))
  ) {
    sum += sorted[hidden]?.count ?? 0
    hidden++
  }
  if (sum > 0 && sum < publishedGroupMin) return null
  const kept = new Set(sorted.slice(hidden))
  return {
    shown: groups.filter((group) => kept.has(group)),
    others: hidden === 0 ? null : { groups: hidden, count: sum },
  }
}

/** Women and men, or null: with two groups one small number gives the other away too, and with it a person. */
export function publishSexes({ present, sex }: Headcount): Readonly<Record<Sex, number>> | null {
  const unsaid = present - sex.F - sex.H
  const isSmall = (count: number) => count > 0 && count < publishedGroupMin
  return sex.F + sex.H === 0 || isSmall(sex.F) || isSmall(sex.H) || isSmall(unsaid) ? null : sex
}

/** Sheets in the order of the day. */
export function inOrder(halfDays: readonly HalfDay[]): HalfDay[] {
  return halfDays.toSorted(
    (a, b) => a.day.localeCompare(b.day) || DAY_PARTS.indexOf(a.part) - DAY_PARTS.indexOf(b.part),
  )
}
