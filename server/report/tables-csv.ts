import { stringify } from 'csv-stringify/sync'
import type { Snapshot } from '../../shared/domain/snapshot.ts'
import { itemsOf } from '../../shared/domain/snapshot.ts'
import type { AnswerItem, RecommendationItem, SnapshotItem } from '../../shared/domain/snapshot-item.ts'
import type { Words } from '../../shared/words/words.ts'

/**
 * The register of questions and contributions with what became of each, for a spreadsheet: one line each, `;` and a byte
 * order mark as a French Excel wants them. A cell that would be a formula (= + - @, tab, return) begins with an apostrophe
 * (TRUST A-12). No words of what was not kept; the same snapshot gives the same bytes.
 */
export function registerCsv(snapshot: Snapshot, words: Words): Uint8Array {
  const items = itemsOf(snapshot)
  const answers = new Map(items.flatMap((item) => (item.kind === 'answer' ? [[item.to, item] as const] : [])))
  const asked = items.filter((item) => item.kind === 'question' || item.kind === 'contribution')
  const head = [
    'id',
    'kind',
    'state',
    'text',
    'original',
    'asker',
    'theme',
    'supports',
    'answer',
    'mergedInto',
  ] as const
  return csvTable(
    head.map((column) => words(`csv.${column}`)),
    asked.map((item) => registerLine(item, answers.get(item.id), words)),
  )
}

/** Recommendations with addressee, level, deadline, indicator, evidence and outcome; as `registerCsv`. */
export function recommendationsCsv(snapshot: Snapshot, words: Words): Uint8Array {
  const head = [
    ...(['id', 'text', 'outcome', 'reason', 'addressee', 'level', 'deadline', 'indicator', 'sources'] as const),
    ...(['original', 'yes', 'mid', 'no'] as const),
  ]
  const recommendations = itemsOf(snapshot).filter((item) => item.kind === 'recommendation')
  return csvTable(
    head.map((column) => words(`csv.${column}`)),
    recommendations.map((item) => recommendationLine(item, words)),
  )
}

type Asked = Extract<SnapshotItem, { kind: 'question' | 'contribution' }>

function registerLine(item: Asked, answer: AnswerItem | undefined, words: Words): readonly string[] {
  const kind = words(item.kind === 'question' ? 'csv.question' : 'csv.contribution')
  if (!('wording' in item)) {
    const state = item.state === 'not-kept' ? words(`pv.reason.${item.reason}`) : words(`csv.state.${item.state}`)
    return [item.id, kind, state, '', '', '', '', '', '', '']
  }
  const given = answer === undefined ? '' : [answer.text, answer.summary?.text ?? ''].filter((text) => text !== '')
  return [
    item.id,
    kind,
    words(`csv.state.${item.state}`),
    item.wording ?? item.original ?? '',
    item.wording === null ? '' : (item.original ?? ''),
    item.asker === null ? '' : [item.asker.label, item.asker.title ?? ''].filter((part) => part !== '').join(', '),
    item.theme ?? '',
    String(item.supports),
    typeof given === 'string' ? given : given.join('\n'),
    'mergedInto' in item ? item.mergedInto : '',
  ]
}

function recommendationLine(item: RecommendationItem, words: Words): readonly string[] {
  return [
    item.id,
    item.text,
    words(`pv.outcome.${item.outcome}`),
    item.reason ?? '',
    item.addressee.join(', '),
    item.level === '' ? '' : words(`pv.level.${item.level}`),
    item.deadline ?? '',
    item.indicator ?? '',
    item.sources.join(', '),
    item.firstWording ?? '',
    ...[item.opinions.yes, item.opinions.mid, item.opinions.no].map(String),
  ]
}

/** Cells as a French Excel opens them; none that it would run. */
export function csvTable(head: readonly string[], lines: readonly (readonly string[])[]): Uint8Array {
  const text = stringify([head, ...lines], {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    escape_formulas: true,
  })
  return Buffer.from(text, 'utf8')
}
