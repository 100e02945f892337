import { publishSexes } from '../../../shared/domain/attendance.ts'
import { type Block, own, type ReportDocument, type Run, type Runs, type Section } from '../document-model.ts'
import { day, written } from '../forum/forum-context.ts'
import { reportForm } from '../forum/forum-model.ts'
import { fundingBlocks } from '../forum/forum-opening.ts'
import { sealTable } from '../forum/forum-register.ts'
import { saidBlocks } from '../said.ts'
import type { FinalContext, FinalRecommendation } from './final-context.ts'
import { byAddressee, divergences } from './final-recommendations.ts'
import { forumsOf, matrix, roadMap, say, traceTable } from './final-tables.ts'

const PRIORITIES = 10

/** The final report of a series (ARCHIVE §6.3): what several forums asked of whom, provable down to the question. */
export function finalReport(context: FinalContext, asOf: string): ReportDocument {
  const { words, forums } = context
  const sheet = forums[0]?.sheet
  if (sheet === undefined) throw new Error('a series without a forum')
  const places = forums.map(({ sheet: each }) => each.place).join(', ')
  const cover: readonly Block[] = [
    {
      kind: 'facts',
      rows: [
        { label: words('rx.forums'), value: [say(context, places)] },
        { label: words('rx.as-of'), value: [own(day(words, asOf))] },
      ],
    },
    { kind: 'callout', label: words('rx.key-figures'), text: keyFigures(context) },
    ...fundingBlocks(words, context.texts, sheet.funders, sheet.language),
  ]
  return {
    language: words.language,
    saidLanguage: sheet.language,
    title: `${words('rx.title')} – ${say(context, context.title).text}`,
    date: context.date,
    running: words('rx.title'),
    header: {
      above: [say(context, sheet.projectLine.trim() === '' ? words('rf.to-complete') : sheet.projectLine)],
      title: words('rx.title'),
      subtitle: [say(context, context.title.trim() === '' ? words('rf.to-complete') : context.title)],
      line: [own(words('rx.subtitle'))],
    },
    notice: sheet.notice === null ? null : { label: words('pv.notice'), text: [say(context, sheet.notice)] },
    contentsLabel: words('pv.contents'),
    sections: sections(context, asOf).filter(({ blocks }) => blocks.length > 0),
    form: reportForm(words, cover),
  }
}

function keyFigures(context: FinalContext) {
  const { words, recommendations, leftOut, forums } = context
  const gathered =
    new Set(recommendations.flatMap(({ members }) => members.map(({ origin }) => origin.item.id))).size + leftOut.length
  const count = (reach: FinalRecommendation['reach']) => recommendations.filter((one) => one.reach === reach).length
  const sessions = forums.reduce((sum, forum) => sum + forum.sessions.length, 0)
  const present = forums.reduce((sum, { sheet }) => sum + (sheet.present ?? 0), 0)
  const line = (text: string): Runs => [own(text)]
  return [
    {
      kind: 'list',
      items: [
        line(words('rx.figure-forums', { n: forums.length, sessions, present })),
        line(words('rx.figure-gathered', { gathered, n: recommendations.length })),
        line(
          words('rx.figure-reach', {
            common: count('common'),
            shared: count('shared'),
            regional: count('regional'),
            opposed: count('opposed'),
          }),
        ),
      ],
    } as const,
  ]
}

function sections(context: FinalContext, asOf: string): readonly Section[] {
  const { words, texts, forums } = context
  const [first] = forums
  if (first === undefined) return []
  return [
    {
      anchor: 'resume',
      title: words('rf.summary'),
      blocks: [...written(first, texts.summary), ...priorities(context)],
    },
    { anchor: 'sigles', title: words('rx.acronyms'), blocks: acronyms(context) },
    { anchor: 'contexte', title: words('rx.context'), blocks: written(first, texts.context) },
    { anchor: 'methode', title: words('rx.method'), blocks: method(context) },
    { anchor: 'participation', title: words('rx.attendance'), blocks: [participation(context)] },
    { anchor: 'recommandations', title: words('rx.recommendations'), blocks: byAddressee(context) },
    {
      anchor: 'matrice',
      title: words('rx.matrix-title'),
      blocks: [{ kind: 'paragraph', runs: [own(words('rx.silence'), 'quiet')] }, matrix(context)],
    },
    { anchor: 'divergences', title: words('rx.divergences'), blocks: divergences(context) },
    { anchor: 'regions', title: words('rx.regions'), blocks: regions(context) },
    { anchor: 'feuille-de-route', title: words('rx.road-map'), blocks: [roadMap(context, asOf)] },
    { anchor: 'annexe-a', title: words('rx.annex-a'), blocks: [traceTable(context)] },
    { anchor: 'annexe-b', title: words('rx.annex-b'), blocks: annexB(context) },
    {
      anchor: 'annexe-c',
      title: words('rx.annex-c'),
      blocks: [
        { kind: 'paragraph', runs: [own(words('rf.seals-why'))] },
        sealTable({ words, sessions: forums.flatMap(({ sessions }) => sessions) }),
      ],
    },
  ]
}

/** In the order that people chose; where they chose none, by how many forums asked, and the report says so. */
function priorities(context: FinalContext): readonly Block[] {
  const { words, recommendations, texts } = context
  const chosen = (texts.priorities ?? []).flatMap((id) => recommendations.filter((one) => one.id === id))
  const ranked = chosen.length > 0 ? chosen : recommendations.toSorted((a, b) => b.forums - a.forums)
  const items = ranked
    .slice(0, PRIORITIES)
    .map(
      (one): Runs => [
        own(`${one.id} `, 'strong'),
        say(context, one.text),
        own(` (${forumsOf(context, one)})`, 'quiet'),
      ],
    )
  const how = own(words(chosen.length > 0 ? 'rx.priorities-chosen' : 'rx.priorities-counted'), 'quiet')
  return [
    {
      kind: 'part',
      anchor: 'priorites',
      title: words('rx.priorities'),
      blocks: [
        { kind: 'paragraph', runs: [how] },
        { kind: 'list', items },
      ],
    },
  ]
}

function acronyms({ words, texts, forums }: FinalContext): readonly Block[] {
  const [first] = forums
  if (texts.acronyms === undefined || texts.acronyms.length === 0)
    return first === undefined ? [] : written(first, undefined)
  return [{ kind: 'facts', rows: texts.acronyms.map(({ short, long }) => ({ label: short, value: [own(long)] })) }].map(
    (block) => ({ ...block, kind: 'facts' as const, label: words('rx.acronyms') }),
  )
}

function method(context: FinalContext): readonly Block[] {
  const { words, consolidation, forums, texts } = context
  const { agreement } = consolidation
  const isDecided = consolidation.standing.length > 0
  const paragraph = (runs: Runs): Block => ({ kind: 'paragraph', runs })
  return [
    paragraph([own(words(isDecided ? 'rx.method-people' : 'rx.method-none'))]),
    paragraph([own(words('rx.silence'))]),
    ...(agreement.both === 0 ? [] : [paragraph([readings(context)])]),
    ...(texts.method === undefined ? [] : saidBlocks(texts.method, forums[0]?.sheet.language ?? words.language)),
  ]
}

/** « d'accord sur 34 de 40 »; κ for whoever knows it, in a note. */
function readings({ words, consolidation }: FinalContext): Run {
  const { alike, both, kappaThousandths } = consolidation.agreement
  const run = own(words('rx.readings', { agreed: alike, of: both }))
  if (kappaThousandths === null) return run
  const kappa = (kappaThousandths / 1000).toFixed(2)
  return { ...run, note: words('rx.kappa', { kappa: words.language === 'fr' ? kappa.replace('.', ',') : kappa }) }
}

function participation({ words, forums }: FinalContext): Block {
  return {
    kind: 'table',
    caption: words('rx.attendance'),
    columns: [
      { label: words('rx.forum'), width: 20, align: 'start' },
      { label: words('rf.date'), width: 24, align: 'start' },
      { label: words('rx.present'), width: 14, align: 'center' },
      { label: words('rf.women'), width: 14, align: 'center' },
      { label: words('rf.men'), width: 14, align: 'center' },
    ],
    rows: forums.map(({ sheet }) => {
      const [one] = sheet.attendance ?? []
      const sexes = one === undefined ? null : publishSexes(one)
      const cell = (n: number | null | undefined): Runs => [
        n === null || n === undefined ? own('–', 'quiet') : own(String(n)),
      ]
      return [[own(sheet.place)], [own(day(words, sheet.date))], cell(sheet.present), cell(sexes?.F), cell(sexes?.H)]
    }),
  }
}

function regions(context: FinalContext): readonly Block[] {
  const { words } = context
  return context.forums.map((forum, at): Block => {
    const items = context.recommendations
      .filter((one) => one.reach === 'regional' && one.members.some(({ origin }) => origin.forum.code === forum.code))
      .map((one): Runs => [own(`${one.id} `, 'strong'), say(context, one.text)])
    return {
      kind: 'part',
      anchor: `region-${at + 1}`,
      title: forum.sheet.place,
      blocks: items.length === 0 ? [{ kind: 'absence', text: words('rx.region-none') }] : [{ kind: 'list', items }],
    }
  })
}

function annexB(context: FinalContext): readonly Block[] {
  const { words, leftOut } = context
  if (leftOut.length === 0) return [{ kind: 'absence', text: words('rx.annex-b-none') }]
  return [
    {
      kind: 'table',
      caption: words('rx.annex-b'),
      columns: [
        { label: words('csv.id'), width: 16, align: 'start' },
        { label: words('pv.recommendations'), width: 48, align: 'start' },
        { label: words('pv.reason'), width: 36, align: 'start' },
      ],
      rows: leftOut.map(({ origin, reason }) => [
        [own(origin.item.id)],
        [say(context, origin.item.text)],
        [reason.trim() === '' ? own(words('rf.to-complete'), 'strong') : say(context, reason)],
      ]),
    },
  ]
}
