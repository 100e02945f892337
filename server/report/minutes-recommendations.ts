import { type RecommendationItem, shortItemId } from '../../shared/domain/snapshot-item.ts'
import { voteSum, votesIn } from '../../shared/domain/vote.ts'
import { type Block, type Fact, own, type Run, type Runs } from './document-model.ts'
import type { MinutesContext } from './minutes-context.ts'
import { dayInWords } from './print-date.ts'
import { said, saidBlocks } from './said.ts'
import { typeset } from './typography.ts'

/** `standing`: adopted ones and those still being written; `withdrawn`: the others, with their reason. */
export function recommendationEntries(context: MinutesContext, which: 'standing' | 'withdrawn'): readonly Block[] {
  return context.items
    .flatMap((item) => (item.kind === 'recommendation' ? [item] : []))
    .filter((item) => (item.outcome === 'withdrawn') === (which === 'withdrawn'))
    .sort((a, b) => a.number - b.number)
    .map((item) => ({
      kind: 'entry',
      anchor: shortItemId(item.id),
      label: context.words('pv.recommendation-n', { n: item.number }),
      about: [own(outcomeOf(context, item), 'quiet')],
      text: saidBlocks(item.text, context.session.language, 'strong'),
      body: [
        { kind: 'facts', rows: which === 'standing' ? standingRows(context, item) : withdrawnRows(context, item) },
      ],
    }))
}

function standingRows(context: MinutesContext, item: RecommendationItem): readonly Fact[] {
  const { words, session } = context
  // What the room did not say is asked for, never left out: the reader sees what is still to be agreed.
  const given = (text: string | null): Runs =>
    text === null || text.trim() === '' ? [own(words('pv.to-specify'), 'quiet')] : [said(text, session.language)]
  const level = item.level === '' ? own(words('pv.to-specify'), 'quiet') : own(words(`pv.level.${item.level}`))
  const deadline = item.deadline === null ? own(words('pv.to-specify'), 'quiet') : own(day(context, item.deadline))
  return [
    { label: words('pv.addressee'), value: given(item.addressee.join(', ')) },
    { label: words('pv.level'), value: [level] },
    { label: words('pv.deadline'), value: [deadline] },
    { label: words('pv.indicator'), value: given(item.indicator) },
    ...restRows(context, item),
  ]
}

function withdrawnRows(context: MinutesContext, item: RecommendationItem): readonly Fact[] {
  return restRows(context, item)
}

/** Where it comes from, what it was at first, why, and what the room thought of it. */
function restRows({ words, session }: MinutesContext, item: RecommendationItem): readonly Fact[] {
  const row = (label: string, ...value: readonly Run[]): Fact => ({ label, value })
  const { yes, mid, no } = item.opinions
  const rows: Fact[] = []
  if (item.sources.length > 0) rows.push(row(words('pv.sources'), own(item.sources.map(shortItemId).join(', '))))
  if (item.firstWording !== null && item.firstWording !== item.text) {
    rows.push(row(words('pv.first-wording'), said(`« ${item.firstWording} »`, session.language)))
  }
  if (item.reason !== null && item.reason.trim() !== '') {
    rows.push(row(words('pv.reason'), said(item.reason, session.language)))
  }
  if (item.vote !== undefined) rows.push(row(words('pv.vote'), own(voteWords(words, item.vote))))
  if (yes + mid + no > 0) rows.push(row(words('pv.opinions'), own(words('pv.opinions-counts', { yes, mid, no }))))
  return rows
}

/** Counts, channels, those present, the rule, and what follows from it. */
function voteWords(words: MinutesContext['words'], vote: NonNullable<RecommendationItem['vote']>): string {
  const [a, b] = [vote.phones, vote.hands].map((counts) => (counts === null ? 0 : votesIn(counts)))
  const parts = [
    words('pv.opinions-counts', { ...voteSum(vote) }),
    words('vote.of-present', { n: votesIn(voteSum(vote)), all: vote.present }),
    words('vote.split', { a: a ?? 0, b: b ?? 0 }),
    ...(vote.handsOf === null ? [] : [words('pv.vote-hands', { ...vote.handsOf })]),
    words(`vote.rule.${vote.rule}`),
    words(`vote.verdict.${vote.verdict}`),
  ]
  return parts.map((part) => part.replace(/\.$/, '')).join('\u202f; ')
}

function outcomeOf({ words }: MinutesContext, item: RecommendationItem): string {
  const outcome = words(`pv.outcome.${item.outcome}`)
  return item.by === null ? outcome : words('pv.outcome-by', { outcome, by: words(`pv.by.${item.by}`) })
}

function day({ words }: MinutesContext, date: string): string {
  return typeset(dayInWords(date, words.language, false), words.language)
}
