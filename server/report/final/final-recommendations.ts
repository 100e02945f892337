import { type Block, type Fact, own, type Runs } from '../document-model.ts'
import { saidBlocks } from '../said.ts'
import { addresseesOf, type FinalContext, type FinalRecommendation, type Origin } from './final-context.ts'
import { deadlines, forumsOf, indicators, levels, say } from './final-tables.ts'

/** A chapter an addressee, the first of several; what is opposed stands in a part of its own besides. */
export function byAddressee(context: FinalContext): readonly Block[] {
  const { words } = context
  const groups = new Map<string, FinalRecommendation[]>()
  for (const one of context.recommendations) {
    const to = addresseesOf(one)[0] ?? words('rf.to-complete')
    groups.set(to, [...(groups.get(to) ?? []), one])
  }
  return [...groups].map(
    ([addressee, all], at): Block => ({
      kind: 'part',
      anchor: `a-${at + 1}`,
      title: words('rf.attention', { addressee: say(context, addressee).text }),
      blocks: all.map((one) => entry(context, one)),
    }),
  )
}

function entry(context: FinalContext, one: FinalRecommendation): Block {
  const { words } = context
  const also = addresseesOf(one)
  return {
    kind: 'entry',
    anchor: one.id,
    label: one.id,
    about: [own(`${forumsOf(context, one)} – ${words(`rx.reach-${one.reach}`)}`, 'quiet')],
    text: saidBlocks(one.text, context.forums[0]?.sheet.language ?? words.language, 'strong'),
    body: [
      {
        kind: 'facts',
        rows: [
          {
            label: words('pv.addressee'),
            value: [also.length === 0 ? own(words('pv.to-specify'), 'strong') : say(context, also.join(', '))],
          },
          { label: words('pv.level'), value: [levels(context, one)] },
          { label: words('pv.deadline'), value: [deadlines(context, one)] },
          { label: words('pv.indicator'), value: [indicators(context, one)] },
          {
            label: words('rx.forums'),
            value: [say(context, [...new Set(one.members.map(({ origin }) => origin.forum.sheet.place))].join(', '))],
          },
          { label: words('rx.origins'), value: [own(one.members.map(({ origin }) => origin.item.id).join(', '))] },
          ...decidedRows(context, one),
        ],
      },
    ],
  }
}

/** What people still owe a final text, and what they left out of it on purpose. */
function decidedRows(context: FinalContext, { decided, members }: FinalRecommendation): readonly Fact[] {
  const { words, forums } = context
  const heard = decided.heard.filter(({ hearing }) => hearing === 'agreed').length
  const lost = (label: string, isOwned: boolean): Fact[] => {
    const elements = decided.losses.flatMap((loss) =>
      loss.isOwned === isOwned ? [`${loss.element} (${loss.member})`] : [],
    )
    return elements.length === 0 ? [] : [{ label, value: [say(context, elements.join(' ; '))] }]
  }
  const unwritten = decided.written === null && members.length > 1
  const validated =
    heard === 0 ? words('rx.validated-none') : words('rx.validated-by', { n: heard, total: forums.length })
  return [
    ...(unwritten ? [{ label: words('rx.wording'), value: [own(words('rx.unwritten'), 'strong')] }] : []),
    { label: words('rx.validated'), value: [own(validated)] },
    ...lost(words('rx.lost'), true),
    ...lost(words('rx.lost-open'), false),
  ]
}

/** Opposed positions side by side, in the words of each room. */
export function divergences(context: FinalContext): readonly Block[] {
  const { words } = context
  const opposed = context.recommendations.filter(({ reach }) => reach === 'opposed')
  if (opposed.length === 0) return [{ kind: 'absence', text: words('rx.divergences-none') }]
  return opposed.map((one): Block => {
    const side = (origins: readonly Origin[]): Runs =>
      origins.flatMap(({ item, forum }) => [
        own(`${item.id} (${forum.sheet.place}) `, 'quiet'),
        say(context, `« ${item.text} » `),
      ])
    return {
      kind: 'table',
      caption: words('rx.positions', { id: one.id }),
      columns: [
        { label: words('rx.number'), width: 8, align: 'start' },
        { label: words('rx.position-for'), width: 46, align: 'start' },
        { label: words('rx.position-against'), width: 46, align: 'start' },
      ],
      rows: [[[own(one.id, 'strong')], side(one.members.map(({ origin }) => origin)), side(one.against)]],
    }
  })
}
