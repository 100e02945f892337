import { readFileSync } from 'node:fs'
import type { DeclineReason, Level } from '../../shared/domain/card.ts'
import type { SnapshotHeadInput } from '../../shared/domain/snapshot.ts'
import { balanceOf } from '../../shared/domain/snapshot-balance.ts'
import type { SessionItem, SnapshotItem } from '../../shared/domain/snapshot-item.ts'

/** A forum as `examples/forums` tells it: what the tests need of it. */
export interface Forum {
  readonly notice: string
  readonly series: {
    readonly title: string
    readonly project: {
      readonly name: string
      readonly scope: string
      readonly cofunding: string[]
      readonly implementers: string[]
      readonly partners: string[]
    }
  }
  readonly forum: {
    readonly ordinal: number
    readonly city: string
    readonly country: string
    readonly date: string
    readonly venue: string
    readonly title: string
    readonly organisers: string[]
    readonly participants: { readonly present: number }
    readonly expert: { readonly label: string; readonly title: string }
  }
  readonly sessions: readonly ForumSession[]
}
export interface ForumSession {
  readonly id: string
  readonly title: string
  readonly chair: { readonly label: string }
  readonly rapporteur: { readonly label: string }
  readonly items: readonly ForumItem[]
  readonly recommendations: readonly ForumRecommendation[]
}
export interface ForumItem {
  readonly id: string
  readonly kind: 'question' | 'answer' | 'contribution'
  readonly replyTo?: readonly string[]
  readonly text: string
}
export interface ForumRecommendation {
  readonly id: string
  readonly text: string
  readonly addressee: string[]
  readonly level: Level
  readonly deadline: string | null
  readonly indicator: string | null
  readonly sources: string[]
  readonly history: readonly { readonly wording: string; readonly reason: string }[]
}

export function readForum(name: 'bamako' | 'sikasso'): Forum {
  const path = new URL(`../../examples/forums/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(path, 'utf8')) as Forum
}

/** What the team did not keep of session 1: these words must be nowhere afterwards. */
export const NOT_KEPT: Readonly<Record<string, DeclineReason>> = {
  'BKO-S1-Q05': 'off-topic',
  'BKO-S1-Q10': 'names-someone',
}
/** Answered by voice: with a summary that the expert read again, and with one that he did not. */
const ALOUD: Readonly<Record<string, boolean>> = { 'BKO-S1-Q04': true, 'BKO-S1-Q11': false }

/** Session 1 of Bamako as a close would hand it to the archive. */
export function bamakoContent(): readonly SnapshotItem[] {
  const bamako = readForum('bamako')
  const session = bamako.sessions[0]
  if (session === undefined) throw new Error('the Bamako forum has no session')
  const items: SnapshotItem[] = [
    bamakoSheet(bamako, session),
    ...session.items.flatMap(itemOf),
    ...session.recommendations.map(recommendationOf),
  ]
  return [...items, balanceOf(session.id, items)]
}

export function bamakoSheet(bamako: Forum, session: ForumSession): SessionItem {
  const { forum, series } = bamako
  return {
    kind: 'session',
    id: session.id,
    seriesTitle: series.title,
    forumTitle: forum.title,
    forumNumber: forum.ordinal,
    title: session.title,
    projectLine: `Projet ${series.project.scope} « ${series.project.name} »`,
    place: forum.city,
    country: forum.country,
    date: forum.date,
    venue: forum.venue,
    organisers: forum.organisers,
    partners: series.project.partners,
    funders: series.project.cofunding,
    chair: session.chair.label,
    rapporteur: session.rapporteur.label,
    expert: { name: forum.expert.label, title: forum.expert.title },
    agenda: ['Exposé : acteurs et organes de la réforme', 'Questions et réponses', 'Recommandations'],
    present: forum.participants.present,
    expected: 40,
    notice: bamako.notice,
    language: 'fr',
  }
}

export function numberOf(id: string): number {
  return Number(/\d+$/.exec(id)?.[0])
}

function itemOf(item: ForumItem): SnapshotItem[] {
  const { id, text } = item
  const published = {
    id,
    number: numberOf(id),
    wording: text,
    original: null,
    asker: null,
    channel: 'phone',
    theme: null,
    supports: numberOf(id) % 5,
  } as const
  if (item.kind === 'contribution') return [{ kind: 'contribution', state: 'kept', ...published }]
  if (item.kind === 'question') {
    const reason = NOT_KEPT[id]
    if (reason !== undefined) return [{ kind: 'question', id, number: numberOf(id), state: 'not-kept', reason }]
    return [{ kind: 'question', state: id in ALOUD ? 'answered-aloud' : 'answered-written', ...published }]
  }
  const to = item.replyTo?.[0] ?? ''
  if (to in NOT_KEPT) return []
  const reread = ALOUD[to]
  if (reread === undefined) return [{ kind: 'answer', id, to, mode: 'written', text, summary: null }]
  return [{ kind: 'answer', id, to, mode: 'aloud', text: '', summary: { text, reread } }]
}

function recommendationOf(recommendation: ForumRecommendation): SnapshotItem {
  const { id, text, addressee, level, deadline, indicator, sources, history } = recommendation
  const first = history[0]
  return {
    kind: 'recommendation',
    id,
    number: numberOf(id),
    text,
    addressee,
    level,
    deadline,
    indicator,
    sources,
    outcome: first === undefined ? 'adopted' : 'adopted-amended',
    reason: first?.reason ?? null,
    by: 'acclamation',
    opinions: { yes: 20 + numberOf(id), mid: 3, no: numberOf(id) % 3 },
    firstWording: first?.wording ?? null,
  }
}

/** Head of the closing snapshot, taken at 11:27 by a clock whose time must be printed nowhere. */
export function bamakoHead(over: Partial<SnapshotHeadInput> = {}): SnapshotHeadInput {
  return {
    seriesId: 'aaaaaaaaaaaaaaaaaaaaaaaaaa',
    forumId: 'bbbbbbbbbbbbbbbbbbbbbbbbbb',
    sessionId: 'cccccccccccccccccccccccccc',
    seq: 1,
    takenAt: '2021-02-24T11:27:31.000Z',
    reason: 'close',
    prev: null,
    previousSessionSeal: null,
    ...over,
  }
}
