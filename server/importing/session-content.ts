import type { Level } from '../../shared/domain/card.ts'
import type { SessionSheet } from '../../shared/domain/session-row.ts'
import { sheetItem } from '../../shared/domain/sheet-item.ts'
import type { SnapshotContent } from '../../shared/domain/snapshot.ts'
import { balanceOf } from '../../shared/domain/snapshot-balance.ts'
import { itemId, type SnapshotItem } from '../../shared/domain/snapshot-item.ts'
import type { FileItem, FileRecommendation, FileSession, FileSpeaker } from './forum-file.ts'

/** Published groups under this size are suppressed (DESIGN §5). */
const groupMin = 5

/**
 * What a session of a file becomes in a snapshot: the same items as a session that was closed here, under the file's own
 * ids. What is marked sensitive is counted only, as what is protected here; no clock time, no sex, age or organisation.
 * `areas`: how many of each area were present; an area of fewer than five is not named beside a statement.
 */
export function sessionContent(
  session: FileSession,
  sheet: SessionSheet,
  present: number,
  areas: Readonly<Record<string, number>>,
): SnapshotContent {
  const hidden = new Set(session.items.flatMap((item) => (item.sensitive === true ? [item.id] : [])))
  const answered = new Set(session.items.flatMap((item) => (item.kind === 'answer' ? (item.replyTo ?? []) : [])))
  const items: SnapshotItem[] = [sheetItem(sheet, present)]
  let protectedCount = 0
  for (const item of session.items) {
    if (item.kind === 'answer') items.push(...answerItems(item, hidden))
    if (item.kind !== 'question' && item.kind !== 'contribution') continue
    if (hidden.has(item.id)) {
      protectedCount++
      items.push({ kind: item.kind, id: itemId(sheet.code, 'P', protectedCount), state: 'protected' })
    } else items.push(askedItem(item, answered.has(item.id), areas))
  }
  for (const each of session.recommendations) items.push(recommendationItem(each, hidden))
  for (const each of session.notAdopted ?? []) {
    const sources = each.sources ?? []
    const bare = { addressee: [], level: 'local', status: 'withdrawn', deadline: null, indicator: null } as const
    items.push({
      ...recommendationItem({ ...each, ...bare, addressee: [], sources }, hidden),
      level: '',
      reason: each.reason ?? '',
    })
  }
  const notes = session.items.filter((item) => item.kind === 'note' && item.sensitive !== true)
  if (notes.length > 0) {
    items.push({ kind: 'notes', id: `${sheet.code}-NOTES`, text: notes.map((note) => note.text).join('\n\n') })
  }
  return [...items, balanceOf(sheet.code, items)]
}

function askedItem(item: FileItem, isAnswered: boolean, areas: Readonly<Record<string, number>>): SnapshotItem {
  const published = {
    id: item.id,
    number: numberOf(item.id),
    wording: item.text,
    original: null,
    asker: askerOf(item.speaker, areas),
    channel: 'microphone',
    theme: null,
    supports: 0,
  } as const
  if (item.kind === 'contribution') return { kind: 'contribution', ...published, state: 'kept' }
  return { kind: 'question', ...published, state: isAnswered ? 'answered-written' : 'unanswered' }
}

/** An answer to several questions stands once, at the first that may be read. */
function answerItems(item: FileItem, hidden: ReadonlySet<string>): SnapshotItem[] {
  const to = (item.replyTo ?? []).find((id) => !hidden.has(id))
  if (to === undefined || hidden.has(item.id)) return []
  return [{ kind: 'answer', id: item.id, to, mode: 'written', text: item.text, summary: null }]
}

const levels: Readonly<Record<FileRecommendation['level'], Level>> = {
  local: 'local',
  communal: 'communal',
  régional: 'regional',
  national: 'national',
  international: 'international',
}
const outcomes = {
  draft: 'in-progress',
  'read-out': 'in-progress',
  'adopted-in-plenary': 'adopted',
  amended: 'adopted-amended',
  rejected: 'withdrawn',
  withdrawn: 'withdrawn',
} as const satisfies Record<FileRecommendation['status'], string>

function recommendationItem(from: FileRecommendation, hidden: ReadonlySet<string>) {
  const first = from.history?.[0]?.wording ?? null
  const outcome = outcomes[from.status]
  return {
    kind: 'recommendation',
    id: from.id,
    number: numberOf(from.id),
    text: from.text,
    addressee: [...from.addressee],
    level: levels[from.level],
    deadline: from.deadline ?? null,
    indicator: from.indicator ?? null,
    sources: from.sources.filter((source) => !hidden.has(source)),
    outcome,
    reason: outcome === 'withdrawn' ? (from.history?.at(-1)?.reason ?? '') : null,
    by: null,
    opinions: { yes: 0, mid: 0, no: 0 },
    firstWording: first === from.text ? null : first,
  } satisfies SnapshotItem
}

/** « Participante, Commune I » stays; where the commune sent fewer than five, only « Participante » does. */
function askerOf(speaker: FileSpeaker | undefined, areas: Readonly<Record<string, number>>) {
  if (speaker === undefined || speaker.label === '') return null
  const { label, area, title } = speaker
  const isSmall = area !== undefined && area !== '' && (areas[area] ?? 0) < groupMin
  const printed = isSmall ? label.replace(area, '').replace(/^[\s,;–-]+|[\s,;–-]+$/g, '') : label
  return printed === '' ? null : { label: printed, title: title ?? null }
}

/** `BKO-S1-Q02` is 2. */
function numberOf(id: string): number {
  return Number(/(\d+)$/.exec(id)?.[1] ?? 0)
}
