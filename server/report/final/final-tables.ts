import { type Block, own, type Run, type Runs } from '../document-model.ts'
import { day } from '../forum/forum-context.ts'
import { said } from '../said.ts'
import {
  addresseesOf,
  type FinalContext,
  type FinalRecommendation,
  type Origin,
  type Relation,
} from './final-context.ts'

/** What a forum said to a recommendation. Silence is not disagreement: it has a sign and a word of its own. */
export const CELLS = ['same', 'part', 'none', 'opposed'] as const
export type Cell = (typeof CELLS)[number]
const SIGNS: Readonly<Record<Cell, string>> = { same: '●', part: '◐', none: '○', opposed: '✕' }

export function cellOf({ members, against }: FinalRecommendation, forum: string): Cell {
  const relations = members.flatMap(({ origin, relation }) => (origin.forum.code === forum ? [relation] : []))
  if (relations.some((relation) => relation === 'same' || relation === 'alone')) return 'same'
  if (relations.length > 0) return 'part'
  return against.some((origin) => origin.forum.code === forum) ? 'opposed' : 'none'
}

/** A sign never stands without its word: for black-and-white print, and for whoever listens. */
export function matrix(context: FinalContext): Block {
  const { words, forums, recommendations } = context
  const width = forums.length > 3 ? 11 : 14
  return {
    kind: 'table',
    caption: words('rx.matrix'),
    columns: [
      { label: words('rx.number'), width: 8, align: 'start' },
      { label: words('pv.recommendations'), width: 34, align: 'start' },
      ...forums.map((forum) => ({ label: forum.sheet.place, width, align: 'center' as const })),
      { label: words('rx.reach'), width: 13, align: 'start' },
    ],
    rows: recommendations.map((one) => [
      [own(one.id, 'strong')],
      [say(context, one.text)],
      ...forums.map(({ code }): Runs => {
        const cell = cellOf(one, code)
        return [own(`${SIGNS[cell]} ${words(`rx.cell-${cell}`)}`, cell === 'none' ? 'quiet' : 'plain')]
      }),
      [own(words(`rx.reach-${one.reach}`))],
    ]),
  }
}

export function say({ forums, words }: FinalContext, text: string, look?: Run['look']): Run {
  return said(text, forums[0]?.sheet.language ?? words.language, look)
}

/** « 4 forums sur 5 » */
export function forumsOf({ words, forums }: FinalContext, { forums: n }: FinalRecommendation): string {
  return words('rx.forums-of', { n, total: forums.length })
}

/** The deadline that people wrote; else those of the originals, each with its forum where they differ, never averaged. */
export function deadlines({ words }: FinalContext, { decided, members }: FinalRecommendation): Run {
  const chosen = decided.written?.deadline ?? null
  if (chosen !== null) return own(day(words, chosen))
  const dated = members.flatMap(({ origin }) =>
    origin.item.deadline === null ? [] : [{ date: origin.item.deadline, place: origin.forum.sheet.place }],
  )
  const different = [...new Set(dated.map(({ date }) => date))].toSorted()
  if (different.length === 0) return own(words('pv.to-specify'), 'strong')
  if (different.length === 1) return own(day(words, different[0] ?? ''))
  const places = (date: string) => dated.filter((each) => each.date === date).map(({ place }) => place)
  const each = different.map((date) => `${day(words, date)} (${places(date).join(', ')})`)
  const dates = each.join(words.language === 'fr' ? '\u202F; ' : '; ')
  return own(words('rx.deadlines-differ', { dates }))
}

export function levels({ words }: FinalContext, { decided, members }: FinalRecommendation): Run {
  const written = decided.written?.level ?? ''
  const all = written === '' ? members.map(({ origin }) => origin.item.level) : [written]
  const known = [...new Set(all.filter((level) => level !== ''))]
  return known.length === 0
    ? own(words('pv.to-specify'), 'strong')
    : own(known.map((level) => words(`pv.level.${level}`)).join(', '))
}

export function indicators(context: FinalContext, { decided, members }: FinalRecommendation): Run {
  const written = decided.written?.indicator ?? ''
  const all = written === '' ? members.map(({ origin }) => origin.item.indicator ?? '') : [written]
  const known = [...new Set(all.filter((text) => text !== ''))]
  return known.length === 0 ? own(context.words('pv.to-specify'), 'strong') : say(context, known.join(' ; '))
}

/** Whole months between two days. */
export function monthsBetween(from: string, to: string): number {
  const [y1 = 0, m1 = 0, d1 = 0] = from.split('-').map(Number)
  const [y2 = 0, m2 = 0, d2 = 0] = to.split('-').map(Number)
  return Math.max(0, (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0))
}

/** Who answers for it, by when, how it is measured, and what became of it since. `asOf`: the day it is told. */
export function roadMap(context: FinalContext, asOf: string): Block {
  const { words } = context
  return {
    kind: 'table',
    caption: words('rx.road-map'),
    columns: [
      { label: words('rx.number'), width: 8, align: 'start' },
      { label: words('rx.responsible'), width: 22, align: 'start' },
      { label: words('pv.deadline'), width: 20, align: 'start' },
      { label: words('pv.indicator'), width: 24, align: 'start' },
      { label: words('rx.submitted'), width: 26, align: 'start' },
    ],
    rows: context.recommendations.map((one) => [
      [own(one.id, 'strong')],
      [say(context, addresseesOf(one).join(', ') || words('pv.to-specify'))],
      [deadlines(context, one)],
      [indicators(context, one)],
      followed(context, one, asOf),
    ]),
  }
}

function followed(context: FinalContext, { id }: FinalRecommendation, asOf: string): Runs {
  const { words } = context
  const follow = context.texts.followUp?.[id]
  if (follow === undefined) return [own(words('rx.not-submitted'), 'quiet')]
  const parts = [own(words('rx.submitted-on', { to: follow.submittedTo, date: day(words, follow.submittedOn) }))]
  if (follow.discussedOn !== undefined)
    parts.push(own(` ${words('rx.discussed-on', { date: day(words, follow.discussedOn) })}`))
  if (follow.reply !== undefined && follow.replyOn !== undefined) {
    parts.push(
      own(` ${words('rx.replied-on', { date: day(words, follow.replyOn) })} `),
      say(context, `« ${follow.reply} »`),
    )
  } else parts.push(own(` ${words('rx.no-reply', { n: monthsBetween(follow.submittedOn, asOf) })}`, 'strong'))
  return parts
}

/** From each final recommendation to forum, session, question or contribution, and seal. */
export function traceTable(context: FinalContext): Block {
  const { words } = context
  return {
    kind: 'table',
    caption: words('rx.trace'),
    columns: [
      { label: words('rx.number'), width: 8, align: 'start' },
      { label: words('rx.origin'), width: 44, align: 'start' },
      { label: words('rf.session'), width: 14, align: 'start' },
      { label: words('rf.evidence'), width: 17, align: 'start' },
      { label: words('rf.seal'), width: 17, align: 'start' },
    ],
    rows: traceRows(context).map((row) => [
      [own(row.final, 'strong')],
      [
        own(`${row.rec} `, 'quiet'),
        say(context, `« ${row.text} »`),
        own(` (${words(`rx.relation-${row.relation}`)})`, 'quiet'),
      ],
      [own(`${row.session} (${row.place})`)],
      [row.sources === '' ? own(words('pv.to-specify'), 'strong') : own(row.sources)],
      [own(row.seal)],
    ]),
  }
}

export function traceRows({ recommendations }: FinalContext) {
  const row = (one: FinalRecommendation, { item, forum, sessionId, sealWords }: Origin, relation: Relation) => ({
    final: one.id,
    relation,
    rec: item.id,
    text: item.text,
    place: forum.sheet.place,
    session: sessionId,
    sources: item.sources.join(', '),
    seal: sealWords,
  })
  return recommendations.flatMap((one) => [
    ...one.members.map(({ origin, relation }) => row(one, origin, relation)),
    ...one.against.map((origin) => row(one, origin, 'opposed')),
  ])
}
