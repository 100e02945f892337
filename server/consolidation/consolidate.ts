import type {
  Consolidation,
  ConsolidationDecision,
  FinalRecommendation,
  Reach,
  SourceRecommendation,
} from '../../shared/domain/consolidation.ts'
import { type Grouping, groupRecommendations, type RecommendationGroup } from './group-recommendations.ts'
import { lostElements } from './lost-elements.ts'
import { compareReadings, type JudgedPair, judgedPairs } from './reading-agreement.ts'
import { standingActs } from './standing-acts.ts'

export interface ConsolidationGiven {
  /** Of all forums, in the order in which they are printed. */
  readonly sources: readonly SourceRecommendation[]
  /** Every forum of the series that was held, also one that recommended nothing. */
  readonly forums: readonly string[]
  readonly log: readonly ConsolidationDecision[]
}

/**
 * What people decided, carried onto the adopted recommendations: each ends in exactly one final recommendation or in
 * annex B. Words about recommendations that are not there (any more) wait in the log and change nothing.
 */
export function consolidate({ sources, forums, log }: ConsolidationGiven): Consolidation {
  const standing = standingActs(log)
  const adopted = sources.filter(({ isAdopted }) => isAdopted)
  const asideReasons = new Map<string, string>()
  for (const { act } of standing) if (act.is === 'set-aside') asideReasons.set(act.member, act.reason)
  const taken = adopted.filter(({ id }) => !asideReasons.has(id))
  const pairs = [...judgedPairs(standing, 'first').values()]
  const grouping = groupRecommendations(taken, pairs)
  const numbers = finalNumbers(log)
  return {
    finals: finalsOf(grouping, {
      said: standing.filter(({ act }) => act.is !== 'relate'),
      opposed: pairs.filter(({ relation }) => relation === 'opposed'),
      forums,
      numbers,
    }),
    aside: adopted.flatMap((recommendation) => {
      const reason = asideReasons.get(recommendation.id)
      return reason === undefined ? [] : [{ recommendation, reason }]
    }),
    conflicts: grouping.conflicts,
    agreement: compareReadings(standing),
    standing: standing.map(({ number }) => number),
  }
}

interface Drawing {
  /** Standing words about texts. */
  readonly said: readonly ConsolidationDecision[]
  readonly opposed: readonly JudgedPair[]
  readonly forums: readonly string[]
  readonly numbers: ReadonlyMap<string, number>
}

/** A number is given at the first writing and never to another text, whatever is taken back since. */
function finalNumbers(log: readonly ConsolidationDecision[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  for (const { act } of log) {
    if (act.is === 'write-final' && !numbers.has(act.member)) numbers.set(act.member, numbers.size + 1)
  }
  return numbers
}

/** Written ones by their number, then the others in the order of the forums. */
function finalsOf({ groups }: Grouping, drawing: Drawing): readonly FinalRecommendation[] {
  const finals = groups.map((group) => finalOf(group, drawing))
  const rank = ({ id }: FinalRecommendation) => (id === null ? Number.MAX_SAFE_INTEGER : Number(id.slice(2)))
  return finals.sort((a, b) => rank(a) - rank(b))
}

function finalOf(group: RecommendationGroup, drawing: Drawing): FinalRecommendation {
  const { members, alsoPart } = group
  const ids = new Set(members.map(({ recommendation }) => recommendation.id))
  const numbers = [...ids].flatMap((id) => drawing.numbers.get(id) ?? [])
  const writing = drawing.said.findLast(({ act }) => act.is === 'write-final' && ids.has(act.member))
  const written = writing?.act.is === 'write-final' ? writtenOf(writing.act) : null
  const losses = lossesOf(group, written, drawing)
  const heard = heardOf(ids, writing?.number ?? Number.MAX_SAFE_INTEGER, drawing)
  const opposed = opposedTo(ids, drawing.opposed)
  const forums = [...new Set(members.map(({ recommendation }) => recommendation.forum))]
  const deadlines = members.flatMap(({ recommendation: { id, deadline } }) =>
    deadline === null ? [] : [{ member: id, deadline }],
  )
  const allAgree = drawing.forums.every((forum) =>
    heard.some((each) => each.forum === forum && each.hearing === 'agreed'),
  )
  return {
    id: numbers.length === 0 ? null : finalId(Math.min(...numbers)),
    members,
    written,
    forums,
    reach: reachOf(forums.length, drawing.forums.length),
    losses,
    deadlines: new Set(deadlines.map(({ deadline }) => deadline)).size > 1 ? deadlines : [],
    opposed,
    alsoPart,
    heard,
    isValidated:
      written !== null &&
      drawing.forums.length > 0 &&
      allAgree &&
      losses.every(({ isOwned }) => isOwned) &&
      opposed.every(({ against }) => !ids.has(against)),
  }
}

function finalId(number: number): string {
  return `F-${String(number).padStart(2, '0')}`
}

function writtenOf({
  text,
  addressee,
  level,
  deadline,
  indicator,
}: NonNullable<FinalRecommendation['written']>): FinalRecommendation['written'] {
  return { text, addressee, level, deadline, indicator }
}

function lossesOf(
  { members }: RecommendationGroup,
  written: FinalRecommendation['written'],
  { said }: Drawing,
): FinalRecommendation['losses'] {
  if (written === null) return []
  return members.flatMap(({ recommendation }) => {
    const own = said.findLast(({ act }) => act.is === 'own-losses' && act.member === recommendation.id)
    const owned = new Set(own?.act.is === 'own-losses' ? own.act.losses : [])
    return lostElements(recommendation, written).map((element) => ({
      member: recommendation.id,
      element,
      isOwned: owned.has(element),
    }))
  })
}

/** A forum is heard on a text: what it said before the text was written anew counts no more. */
function heardOf(ids: ReadonlySet<string>, since: number, { said }: Drawing): FinalRecommendation['heard'] {
  const heard = new Map<string, FinalRecommendation['heard'][number]>()
  for (const { number, act } of said) {
    if (act.is !== 'hear' || number < since || !ids.has(act.member)) continue
    heard.set(act.forum, { forum: act.forum, hearing: act.hearing, words: act.words })
  }
  return [...heard.values()]
}

function opposedTo(ids: ReadonlySet<string>, opposed: readonly JudgedPair[]): FinalRecommendation['opposed'] {
  return opposed.flatMap(({ one, other }) => [
    ...(ids.has(one) ? [{ member: one, against: other }] : []),
    ...(ids.has(other) ? [{ member: other, against: one }] : []),
  ])
}

function reachOf(forums: number, all: number): Reach {
  if (forums < 2) return 'regional'
  return forums >= all ? 'common' : 'shared'
}
