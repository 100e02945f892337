import type { RecommendationItem } from '../../../shared/domain/snapshot-item.ts'
import { type Block, type Fact, own, type Run, type Runs, type TextBlock } from '../document-model.ts'
import { saidBlocks } from '../said.ts'
import { day, type ForumContext, say } from './forum-context.ts'

export function adopted({ sessions }: Pick<ForumContext, 'sessions'>): readonly RecommendationItem[] {
  return sessions.flatMap(({ items }) =>
    items.flatMap((item) =>
      item.kind === 'recommendation' && (item.outcome === 'adopted' || item.outcome === 'adopted-amended')
        ? [item]
        : [],
    ),
  )
}

/** A chapter an addressee, the first of several; numbered through the forum. */
export function byAddressee(context: ForumContext): readonly Block[] {
  return grouped(context).map(
    ({ addressee, items }, at): Block => ({
      kind: 'part',
      anchor: `destinataire-${at + 1}`,
      title: context.words('rf.attention', { addressee: say(context, addressee).text }),
      blocks: items.map(({ item, n }) => entry(context, item, n)),
    }),
  )
}

/** The same on one page: a line each, as the seed's own example has it. */
export function shortByAddressee(context: ForumContext): readonly Block[] {
  const { words } = context
  return grouped(context).flatMap(({ addressee, items }): Block[] => [
    { kind: 'paragraph', runs: [own(words('rf.attention', { addressee: say(context, addressee).text }), 'strong')] },
    ...items.map(
      ({ item, n }): Block => ({
        kind: 'paragraph',
        runs: [own(`${n}. `), say(context, item.text), own(` (${inBrackets(context, item)})`, 'quiet')],
      }),
    ),
  ])
}

function grouped(context: ForumContext) {
  const groups = new Map<string, RecommendationItem[]>()
  for (const item of adopted(context)) {
    const addressee = item.addressee[0]?.trim() || context.words('rf.to-complete')
    groups.set(addressee, [...(groups.get(addressee) ?? []), item])
  }
  let n = 0
  return [...groups].map(([addressee, items]) => ({ addressee, items: items.map((item) => ({ item, n: ++n })) }))
}

function inBrackets({ words }: ForumContext, item: RecommendationItem): string {
  return [
    item.level === '' ? words('rf.level-missing') : words(`pv.level.${item.level}`),
    item.deadline === null ? words('rf.deadline-missing') : words('rf.deadline', { date: day(words, item.deadline) }),
    item.indicator ? words('rf.indicator', { indicator: lower(item.indicator) }) : words('rf.indicator-missing'),
    item.id,
  ].join(words.language === 'fr' ? '\u202F; ' : '; ')
}

function lower(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

function entry(context: ForumContext, item: RecommendationItem, n: number): Block {
  const { words } = context
  const outcome = words(`pv.outcome.${item.outcome}`)
  return {
    kind: 'entry',
    anchor: item.id,
    label: words('pv.recommendation-n', { n }),
    about: [
      own(
        `${item.id} · ${item.by === null ? outcome : words('pv.outcome-by', { outcome, by: words(`pv.by.${item.by}`) })}`,
        'quiet',
      ),
    ],
    text: saidBlocks(item.text, context.sheet.language, 'strong') as readonly TextBlock[],
    body: [{ kind: 'facts', rows: rows(context, item) }],
  }
}

function rows(context: ForumContext, item: RecommendationItem): readonly Fact[] {
  const { words } = context
  const ask = own(words('pv.to-specify'), 'strong')
  const given = (text: string | null): Run => (text === null || text.trim() === '' ? ask : say(context, text))
  const { yes, mid, no } = item.opinions
  const opinions = yes + mid + no === 0 ? words('rf.opinions-none') : words('pv.opinions-counts', { yes, mid, no })
  const row = (label: string, ...value: Runs): Fact => ({ label, value })
  return [
    row(words('pv.addressee'), given(item.addressee.join(', '))),
    row(words('pv.level'), item.level === '' ? ask : own(words(`pv.level.${item.level}`))),
    row(words('pv.deadline'), item.deadline === null ? ask : own(day(words, item.deadline))),
    row(words('pv.indicator'), given(item.indicator)),
    row(words('rf.evidence'), item.sources.length === 0 ? ask : own(item.sources.join(', '))),
    row(words('pv.opinions'), own(opinions)),
    ...(item.firstWording === null ? [] : [row(words('pv.first-wording'), say(context, `« ${item.firstWording} »`))]),
  ]
}
