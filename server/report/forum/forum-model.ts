import { type Block, own, type ReportDocument, type ReportForm, type Section } from '../document-model.ts'
import { type ForumContext, listed, say, toComplete, withoutStop, written } from './forum-context.ts'
import { forumDoubts } from './forum-doubts.ts'
import { dateLine, fundingBlocks, introduction, photos, seriesNote } from './forum-opening.ts'
import { adopted, byAddressee, shortByAddressee } from './forum-recommendations.ts'
import { attendance, balance, register, sealTable } from './forum-register.ts'
import { REDACTED_FIELDS } from './redact-items.ts'

/**
 * The report of one forum in the shape and order of the series' first one (ARCHIVE §6.2), from named snapshots and the
 * texts that people wrote. `short`: the seed on a page or two; else complete, with annexes. What is missing is printed.
 */
export function forumReport(context: ForumContext, short: boolean): ReportDocument {
  const { words, sheet, edition } = context
  const kind = short ? words('rf.kind-short') : words('rf.kind-full')
  const title =
    sheet.forumTitle.trim() === '' ? words('rf.to-complete') : say(context, withoutStop(sheet.forumTitle)).text
  return {
    language: words.language,
    saidLanguage: sheet.language,
    title: `${words('rf.title')} – ${title}`,
    date: sheet.date,
    running: `${words('rf.title')} – ${sheet.place} – ${words(`rf.edition-${edition}`)}`,
    header: {
      above: [own(dateLine(context))],
      title,
      subtitle: [sheet.projectLine.trim() === '' ? toComplete(context) : say(context, sheet.projectLine)],
      line: [own(`${words('rf.title')} – ${kind} – ${words(`rf.edition-${edition}`)}`)],
    },
    notice: sheet.notice === null ? null : { label: words('pv.notice'), text: [say(context, sheet.notice)] },
    contentsLabel: words('pv.contents'),
    sections: (short ? shortSections(context) : fullSections(context)).filter(({ blocks }) => blocks.length > 0),
    form: reportForm(words, short ? null : cover(context)),
  }
}

/** `cover`: a report with a title page has contents and numbers too. */
export function reportForm(words: ForumContext['words'], cover: readonly Block[] | null): ReportForm {
  return {
    cover,
    numbered: cover !== null,
    contents: cover !== null,
    tableLabel: words('rf.table'),
    figureLabel: words('rf.photo'),
    notesLabel: words('rf.notes'),
  }
}

function cover(context: ForumContext): readonly Block[] {
  const { words, sheet, texts } = context
  const row = (label: string, value: string) => ({ label, value: [say(context, value)] })
  return [
    {
      kind: 'facts',
      rows: [
        row(words('pv.organisers'), listed(words, sheet.organisers)),
        row(words('pv.partners'), listed(words, sheet.partners)),
        row(words('pv.funding'), listed(words, sheet.funders)),
        row(
          words('pv.present'),
          sheet.present === null ? words('rf.to-complete') : words('rf.people', { n: sheet.present }),
        ),
      ],
    },
    adoption(context),
    ...fundingBlocks(words, texts, sheet.funders, sheet.language),
  ]
}

/** Every report carries its standing: what the room adopted, and that the rest is told by those who wrote it. */
function adoption(context: ForumContext): Block {
  const { words } = context
  const text = context.own.adoption
  return {
    kind: 'callout',
    label: words('rf.adoption'),
    text:
      text === undefined
        ? [{ kind: 'paragraph', runs: [own(words('rf.adoption-is', { n: adopted(context).length }))] }]
        : written(context, text),
  }
}

function shortSections(context: ForumContext): readonly Section[] {
  const { words, texts, sheet } = context
  return [
    { anchor: 'introduction', title: words('rf.introduction'), blocks: introduction(context) },
    { anchor: 'photos', title: words('rf.photos'), blocks: photos(context) },
    {
      anchor: 'recommandations',
      title: words('rf.recommendations'),
      blocks: orNone(context, shortByAddressee(context)),
    },
    { anchor: 'serie', title: words('rf.series-title'), blocks: seriesNote(context) },
    {
      anchor: 'mentions',
      title: words('rf.mentions'),
      blocks: [
        ...fundingBlocks(words, texts, sheet.funders, sheet.language),
        adoption(context),
        { kind: 'paragraph', runs: [own(`${words('rx.sheet-seals')} ${sealLine(context)}`, 'quiet')] },
      ],
    },
  ]
}

function sealLine({ sessions }: ForumContext): string {
  return sessions.map(({ session, sealWords }) => `${session.id} ${sealWords}`).join(', ')
}

function fullSections(context: ForumContext): readonly Section[] {
  const { words, texts, sheet, own: texted } = context
  return [
    { anchor: 'resume', title: words('rf.summary'), blocks: written(context, texted.summary) },
    { anchor: 'introduction', title: words('rf.introduction'), blocks: introduction(context) },
    { anchor: 'photos', title: words('rf.photos'), blocks: photos(context) },
    { anchor: 'synthese', title: words('rf.themes'), blocks: themes(context) },
    { anchor: 'recommandations', title: words('rf.recommendations'), blocks: orNone(context, byAddressee(context)) },
    { anchor: 'divergences', title: words('rf.open-points'), blocks: openPoints(context) },
    { anchor: 'serie', title: words('rf.series-title'), blocks: seriesNote(context) },
    {
      anchor: 'mentions',
      title: words('rf.mentions'),
      blocks: [...fundingBlocks(words, texts, sheet.funders, sheet.language), adoption(context)],
    },
    { anchor: 'registre', title: words('rf.annex-register'), blocks: [balance(context), ...register(context)] },
    { anchor: 'participation', title: words('rf.annex-attendance'), blocks: attendance(context) },
    {
      anchor: 'sceaux',
      title: words('rf.annex-seals'),
      blocks: [sealTable(context), { kind: 'paragraph', runs: [own(words('rf.seals-why'), 'quiet')] }],
    },
    ...(context.edition === 'public' ? [] : innerSections(context)),
  ]
}

function orNone(context: ForumContext, blocks: readonly Block[]): readonly Block[] {
  return blocks.length > 0 ? blocks : [{ kind: 'absence', text: context.words('pv.no-recommendation') }]
}

function themes(context: ForumContext): readonly Block[] {
  const written_ = context.own.themes ?? []
  if (written_.length === 0) return written(context, undefined)
  return written_.map(
    (theme, at): Block => ({
      kind: 'part',
      anchor: `theme-${at + 1}`,
      title: say(context, theme.title).text,
      blocks: written(context, theme.text),
    }),
  )
}

/** What a person wrote of it, what nobody answered, and where the room was of more than one mind. */
function openPoints(context: ForumContext): readonly Block[] {
  const { words, sessions } = context
  const open = sessions.flatMap(({ items }) =>
    items.flatMap((item) =>
      item.kind === 'question' && 'wording' in item && (item.state === 'later' || item.state === 'unanswered')
        ? [[own(`${item.id} `, 'quiet'), say(context, item.wording ?? item.original ?? '')]]
        : [],
    ),
  )
  const divided = adopted(context).flatMap(({ id, opinions }) =>
    opinions.no > 0 ? [[own(`${id} – ${words('pv.opinions-counts', { ...opinions })}`)]] : [],
  )
  const list = (anchor: string, title: string, items: typeof open): Block[] =>
    items.length === 0 ? [] : [{ kind: 'part', anchor, title, blocks: [{ kind: 'list', items }] }]
  return [
    ...written(context, context.own.openPoints),
    ...list('sans-reponse', words('pv.open-questions'), open),
    ...list('avis-partages', words('rf.divided'), divided),
  ]
}

/** Only in the confidential edition: what must be looked at, and what the public one leaves out. */
function innerSections(context: ForumContext): readonly Section[] {
  const { words, redactions } = context
  const doubts = forumDoubts(context)
  const lines = REDACTED_FIELDS.map((field) => {
    const ids = redactions.filter((one) => one.field === field).map(({ id }) => id)
    return [[own(words(`rf.redacted-${field}`))], [own(String(ids.length))], [own(ids.join(', '), 'quiet')]]
  })
  return [
    {
      anchor: 'a-verifier',
      title: words('rf.doubts'),
      blocks:
        doubts.length === 0
          ? [{ kind: 'absence', text: words('rf.doubts-none') }]
          : [{ kind: 'list', items: doubts.map(({ where, what }) => [own(`${where} : `, 'quiet'), own(what)]) }],
    },
    {
      anchor: 'occultations',
      title: words('rf.redactions'),
      blocks: [
        {
          kind: 'table',
          caption: words('rf.redactions'),
          columns: [
            { label: words('rf.redacted-what'), width: 30, align: 'start' },
            { label: words('pv.balance.count'), width: 10, align: 'center' },
            { label: words('csv.id'), width: 60, align: 'start' },
          ],
          rows: lines,
        },
      ],
    },
  ]
}
