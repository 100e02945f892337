import type { QuestionItem } from '../../../shared/domain/snapshot-item.ts'
import { type Block, own, type ReportDocument, type Runs } from '../document-model.ts'
import { reportForm } from '../forum/forum-model.ts'
import { fundingBlocks } from '../forum/forum-opening.ts'
import { addresseesOf, type FinalContext, type FinalRecommendation } from './final-context.ts'
import { deadlines, forumsOf, say } from './final-tables.ts'

/** What fits on one page in the hand of a minister's adviser. */
const SHOWN = 7
const QUESTIONS = 2

/** Everyone to whom something is addressed, in the order of the report. */
export function allAddressees({ recommendations }: FinalContext): readonly string[] {
  return [...new Set(recommendations.flatMap(addresseesOf))]
}

/** One page for one addressee: what is asked of him, by how many forums, and two questions from the halls. */
export function advocacySheet(context: FinalContext, addressee: string): ReportDocument {
  const { words, forums, texts } = context
  const sheet = forums[0]?.sheet
  if (sheet === undefined) throw new Error('a series without a forum')
  const mine = context.recommendations
    .filter((one) => addresseesOf(one).includes(addressee))
    .toSorted((a, b) => b.forums - a.forums)
  const more = mine.length - SHOWN
  const items = mine
    .slice(0, SHOWN)
    .map(
      (one): Runs => [
        own(`${one.id} `, 'strong'),
        say(context, one.text),
        own(` (${forumsOf(context, one)} – ${words('pv.deadline')} : `, 'quiet'),
        deadlines(context, one),
        own(')', 'quiet'),
      ],
    )
  const rest: readonly Block[] =
    more > 0 ? [{ kind: 'paragraph', runs: [own(words('rx.sheet-more', { n: more }), 'quiet')] }] : []
  return {
    language: words.language,
    saidLanguage: sheet.language,
    title: `${words('rx.sheet')} – ${say(context, addressee).text}`,
    date: context.date,
    running: words('rx.sheet'),
    header: {
      above: [own(words('rx.sheet'))],
      title: words('rf.attention', { addressee: say(context, addressee).text }),
      subtitle: [say(context, context.title)],
      line: [own(words('rx.sheet-line', { n: mine.length, forums: forums.length }))],
    },
    notice: sheet.notice === null ? null : { label: words('pv.notice'), text: [say(context, sheet.notice)] },
    contentsLabel: words('pv.contents'),
    sections: [
      { anchor: 'demandes', title: words('rx.sheet-asks'), blocks: [{ kind: 'list', items }, ...rest] },
      { anchor: 'questions', title: words('rx.sheet-questions'), blocks: questions(context, mine) },
      {
        anchor: 'preuves',
        title: words('rx.sheet-proof'),
        blocks: [
          { kind: 'paragraph', runs: proof(context, mine) },
          ...fundingBlocks(words, texts, sheet.funders, sheet.language),
        ],
      },
    ].filter(({ blocks }) => blocks.length > 0) as ReportDocument['sections'],
    form: reportForm(words, null),
  }
}

/** Two questions that these recommendations rest on, most supported first, of two forums where there are two. */
function questions(context: FinalContext, mine: readonly FinalRecommendation[]): readonly Block[] {
  const sources = new Set(mine.flatMap(({ members }) => members.flatMap(({ origin }) => origin.item.sources)))
  const asked = context.forums.flatMap(({ sessions, sheet }) =>
    sessions.flatMap(({ items }) =>
      items.flatMap((item) =>
        item.kind === 'question' && 'wording' in item && sources.has(item.id) ? [{ item, place: sheet.place }] : [],
      ),
    ),
  )
  const supports = ({ item }: { item: Extract<QuestionItem, { wording: string | null }> }) => item.supports
  const ranked = asked.toSorted((a, b) => supports(b) - supports(a) || a.item.id.localeCompare(b.item.id))
  const [first] = ranked
  const second = ranked.find((each) => each.place !== first?.place) ?? ranked[1]
  return [first, second].slice(0, QUESTIONS).flatMap((each): Block[] =>
    each === undefined
      ? []
      : [
          {
            kind: 'quote',
            label: `${each.place} – ${each.item.id}`,
            text: [{ kind: 'paragraph', runs: [say(context, each.item.wording ?? each.item.original ?? '')] }],
          },
        ],
  )
}

function proof({ words }: FinalContext, mine: readonly FinalRecommendation[]): Runs {
  const seals = new Map(
    mine.flatMap(({ members }) => members.map(({ origin }) => [origin.sessionId, origin.sealWords] as const)),
  )
  const each = [...seals].map(([session, seal]) => `${session} : ${seal}`)
  return [own(`${words('rx.sheet-seals')} `), own(each.join(words.language === 'fr' ? '\u202F; ' : '; '), 'quiet')]
}

/** For the opening of the next forum: what each one before it adopted, with its seal. */
export function adoptedPage(context: FinalContext): ReportDocument {
  const { words, forums } = context
  const sheet = forums[0]?.sheet
  if (sheet === undefined) throw new Error('a series without a forum')
  return {
    language: words.language,
    saidLanguage: sheet.language,
    title: words('rx.adopted'),
    date: context.date,
    running: words('rx.adopted'),
    header: {
      above: [say(context, sheet.projectLine)],
      title: words('rx.adopted'),
      subtitle: [say(context, context.title)],
      line: [own(words('rx.adopted-line', { n: forums.length }))],
    },
    notice: sheet.notice === null ? null : { label: words('pv.notice'), text: [say(context, sheet.notice)] },
    contentsLabel: words('pv.contents'),
    sections: forums.map((forum) => ({
      anchor: `forum-${forum.code.toLowerCase()}`,
      title: forum.sheet.place,
      blocks: forum.sessions.flatMap((part): Block[] => {
        const items = part.items.flatMap((item): Runs[] =>
          item.kind === 'recommendation' && (item.outcome === 'adopted' || item.outcome === 'adopted-amended')
            ? [[own(`${item.id} `, 'quiet'), say(context, item.text)]]
            : [],
        )
        const label = own(`${part.session.id} – ${words('rf.seal')} ${part.sealWords}`, 'strong')
        return items.length === 0
          ? []
          : [
              { kind: 'paragraph', runs: [label] },
              { kind: 'list', items },
            ]
      }),
    })),
    form: { ...reportForm(words, null), contents: false },
  }
}
