import { publishedGroupMin, publishGroups, publishSexes } from '../../../shared/domain/attendance.ts'
import { DECLINE_REASONS } from '../../../shared/domain/card.ts'
import type { SessionItem, SnapshotItem } from '../../../shared/domain/snapshot-item.ts'
import { type Block, type Column, type Count, own, type Runs } from '../document-model.ts'
import { day, type ForumContext, type SessionPart, say } from './forum-context.ts'

/** Every question and contribution with what became of it, a table a session; what was not kept by its reason alone. */
export function register(context: ForumContext): readonly Block[] {
  const { words, edition } = context
  const columns: Column[] = [
    { label: words('csv.id'), width: 15, align: 'start' },
    { label: words('rf.asked'), width: 50, align: 'start' },
    ...(edition === 'public' ? [] : [{ label: words('csv.asker'), width: 18, align: 'start' } as const]),
    { label: words('rf.became'), width: 22, align: 'start' },
  ]
  return context.sessions.map(
    (part): Block => ({
      kind: 'table',
      caption: words('rf.register-of', { code: part.session.id, title: say(context, part.session.title).text }),
      columns,
      rows: part.items.flatMap((item) =>
        item.kind === 'question' || item.kind === 'contribution' ? [line(context, item)] : [],
      ),
    }),
  )
}

function line(
  context: ForumContext,
  item: Extract<SnapshotItem, { kind: 'question' | 'contribution' }>,
): readonly Runs[] {
  const { words, edition } = context
  const id = [own(item.id)]
  const wide = edition === 'public' ? [] : [[own('')]]
  if (!('wording' in item)) {
    const state = item.state === 'not-kept' ? words(`pv.reason.${item.reason}`) : words(`csv.state.${item.state}`)
    return [id, [own(words('rf.not-published'), 'quiet')], ...wide, [own(state, 'quiet')]]
  }
  const asker =
    item.asker === null ? '' : [item.asker.label, item.asker.title ?? ''].filter((part) => part !== '').join(', ')
  const became =
    'mergedInto' in item ? `${words('csv.state.merged')} (${item.mergedInto})` : words(`csv.state.${item.state}`)
  return [
    id,
    [say(context, item.wording ?? item.original ?? '')],
    ...(edition === 'public' ? [] : [[say(context, asker)]]),
    [own(became)],
  ]
}

/** The balance of all sessions added up: what came in, and where each of it went. */
export function balance({ words, sessions }: ForumContext): Block {
  const all = sessions.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'balance' ? [item] : [])))
  const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + of(one), 0)
  const row = (label: string, count: number, part = false): Count => ({ label, count, part })
  return {
    kind: 'counts',
    columns: [words('pv.balance.what'), words('pv.balance.count')],
    rows: [
      row(
        words('pv.balance.received'),
        sum((one) => one.received),
      ),
      row(
        words('pv.balance.answered-written'),
        sum((one) => one.answeredWritten),
        true,
      ),
      row(
        words('pv.balance.answered-aloud'),
        sum((one) => one.answeredAloud),
        true,
      ),
      row(
        words('pv.balance.later'),
        sum((one) => one.later),
        true,
      ),
      row(
        words('pv.balance.unanswered'),
        sum((one) => one.unanswered),
        true,
      ),
      row(
        words('pv.balance.contributions'),
        sum((one) => one.contributions),
        true,
      ),
      row(
        words('pv.balance.merged'),
        sum((one) => one.merged),
        true,
      ),
      row(
        words('pv.balance.not-kept'),
        sum((one) => DECLINE_REASONS.reduce((n, reason) => n + one.notKept[reason], 0)),
        true,
      ),
      row(
        words('pv.balance.withdrawn'),
        sum((one) => one.withdrawn),
        true,
      ),
      row(
        words('pv.balance.protected'),
        sum((one) => one.protected),
        true,
      ),
    ],
  }
}

/** Counts of each sheet of signatures; a group under five is added to others, in every edition: reports travel. */
export function attendance(context: ForumContext): readonly Block[] {
  const { words, sheet } = context
  const sheets = sheet.attendance ?? []
  if (sheets.length === 0) return [{ kind: 'absence', text: words('rf.attendance-missing') }]
  return [
    ...sheets.map(
      (one): Block => ({
        kind: 'counts',
        columns: [`${day(words, one.day)} – ${words(`att.part-${one.part}`)}`, words('pv.balance.count')],
        rows: attendanceRows(context, one),
      }),
    ),
    { kind: 'paragraph', runs: [own(words('rf.attendance-why', { n: publishedGroupMin }), 'quiet')] },
  ]
}

type Sheet = NonNullable<SessionItem['attendance']>[number]

function attendanceRows(context: ForumContext, one: Sheet): readonly Count[] {
  const { words } = context
  const row = (label: string, count: number, part = true): Count => ({ label, count, part })
  const sexes = publishSexes(one)
  const bands = Object.entries(one.ageBand).map(([name, count]) => ({ name: words('rf.age', { band: name }), count }))
  const groups = [bands, one.area, one.structure].flatMap((counted) => {
    const published = publishGroups(counted)
    if (published === null) return []
    const others =
      published.others === null ? [] : [row(words('rf.others', { n: published.others.groups }), published.others.count)]
    return [...published.shown.map(({ name, count }) => row(say(context, name).text, count)), ...others]
  })
  return [
    row(words('pv.present'), one.present, false),
    ...(sexes === null ? [] : [row(words('rf.women'), sexes.F), row(words('rf.men'), sexes.H)]),
    ...groups,
  ]
}

export function sealTable(context: {
  readonly words: ForumContext['words']
  readonly sessions: readonly SessionPart[]
}): Block {
  const { words, sessions } = context
  return {
    kind: 'table',
    caption: words('rf.seals'),
    columns: [
      { label: words('rf.session'), width: 16, align: 'start' },
      { label: words('rf.date'), width: 22, align: 'start' },
      { label: words('rf.snapshot'), width: 14, align: 'start' },
      { label: words('rf.seal'), width: 34, align: 'start' },
    ],
    rows: sessions.map(({ session, seq, sealWords }) => [
      [own(session.id)],
      [own(day(words, session.date))],
      [own(`n°\u00A0${seq}`)],
      [own(sealWords, 'strong')],
    ]),
  }
}
