import type { ItemChange } from '../../shared/domain/correction.ts'
import { type CorrectionItem, type SnapshotItem, shortItemId } from '../../shared/domain/snapshot-item.ts'
import { type Block, type Fact, own, type Run, type Runs } from './document-model.ts'
import type { MinutesContext } from './minutes-context.ts'
import { dayInWords } from './print-date.ts'
import { joined, said } from './said.ts'
import { typeset } from './typography.ts'

/**
 * What was changed after the close, correction by correction: on which day, by which role, which seal it follows, and of
 * each change what stood before, where that may be read, and why. Never at what time.
 */
export function correctionBlocks(context: MinutesContext): readonly Block[] {
  const all = context.items.flatMap((item) => (item.kind === 'correction' ? [item] : []))
  const rounds = [...new Set(all.map((item) => item.seq))].sort((a, b) => a - b)
  return rounds.map((seq) =>
    roundEntry(
      context,
      all.filter((item) => item.seq === seq),
    ),
  )
}

/** « Complétée le 26 février 2021, après la séance » for an answer that came later; null for one given in the room. */
export function answeredAfterwards({ words, items }: MinutesContext, question: string): string | null {
  const given = items.find(
    (item) =>
      item.kind === 'correction' &&
      item.change.is === 'supplemented' &&
      item.change.target === question &&
      (item.change.field === 'answer' || item.change.field === 'summary'),
  )
  return given?.kind === 'correction' ? words('pv.answer-after', { date: day(words, given.date) }) : null
}

function roundEntry(context: MinutesContext, round: readonly CorrectionItem[]): Block {
  const { words } = context
  const [first] = round
  if (first === undefined) throw new Error('a correction without a change')
  const label = words('pv.correction-n', { n: first.seq, date: day(words, first.date) })
  return {
    kind: 'entry',
    anchor: `K${first.seq}`,
    label,
    about: [own(words(`pv.corrected-by.${first.by}`), 'quiet')],
    text: [],
    body: [
      { kind: 'facts', rows: [{ label: words('pv.earlier-seal'), value: [own(first.earlierSeal)] }] },
      ...hiddenBlocks(context, round),
      ...round.flatMap(({ change }): readonly Block[] => ('target' in change ? [changeEntry(context, change)] : [])),
    ],
  }
}

/** What was protected is counted, here as everywhere. */
function hiddenBlocks({ words }: MinutesContext, round: readonly CorrectionItem[]): readonly Block[] {
  const count = (test: (change: CorrectionItem['change']) => boolean) =>
    round.filter(({ change }) => test(change)).length
  const hidden = count(({ is }) => is === 'hidden')
  const covered = count(({ is }) => is === 'covered')
  return [
    ...(hidden === 0 ? [] : [absence(words('pv.hidden-since', { n: hidden }))]),
    ...(covered === 0 ? [] : [absence(words('pv.covered-since', { n: covered }))]),
  ]
}

function changeEntry(context: MinutesContext, change: ItemChange): Block {
  const { words } = context
  const before: Runs = change.protects
    ? [own(words('pv.before-protected'), 'quiet')]
    : valueRuns(context, change, change.before ?? '')
  const rows: Fact[] = [
    ...(change.is === 'supplemented' ? [] : [{ label: words('pv.before'), value: before }]),
    { label: words('pv.after'), value: valueRuns(context, change, change.after) },
    { label: words('pv.why'), value: [said(change.why, context.session.language)] },
  ]
  const label = words('pv.correction-of', { what: nameOf(context, change), field: words(`pv.field.${change.field}`) })
  return { kind: 'group', label, rows }
}

/** « Question 4 », « Recommandation 2 »; the session's own sheet has no number. */
function nameOf({ words, items }: MinutesContext, { target }: ItemChange): string {
  const item: SnapshotItem | undefined = items.find((each) => each.id === target)
  if (item?.kind === 'session') return words('pv.heading')
  if (item === undefined || item.kind === 'notes') return words('pv.notes')
  const n = 'number' in item ? item.number : shortItemId(target)
  if (item.kind === 'question') return words('pv.question-n', { n })
  if (item.kind === 'contribution') return words('pv.contribution-n', { n })
  return item.kind === 'recommendation' ? words('pv.recommendation-n', { n }) : shortItemId(target)
}

/** Choices and days in words, everything else as it was said. */
function valueRuns({ words, session }: MinutesContext, { field }: ItemChange, value: string): Runs {
  if (value === '') return [own(words('pv.nothing'), 'quiet')]
  const runs = (text: string): Run[] => [own(text)]
  switch (field) {
    case 'level':
      return runs(words(`pv.level.${value as 'local'}`))
    case 'outcome':
      return runs(words(`pv.outcome.${value as 'adopted'}`))
    case 'by':
      return runs(words(`pv.by.${value as 'hands'}`))
    case 'deadline':
      return runs(day(words, value))
    default:
      return joined(
        value
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line) => said(line, session.language)),
        ' / ',
      )
  }
}

function absence(text: string): Block {
  return { kind: 'absence', text }
}

function day(words: MinutesContext['words'], date: string): string {
  return typeset(dayInWords(date, words.language, false), words.language)
}
