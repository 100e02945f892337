import { publishSexes } from '../../../shared/domain/attendance.ts'
import { type Block, own, type Run, type TextBlock } from '../document-model.ts'
import type { ReportTexts } from '../report-texts.ts'
import { saidBlocks } from '../said.ts'
import { day, type ForumContext, listed, ordinal, say, toComplete, withoutStop } from './forum-context.ts'

/** « Mercredi, 24.02.2021 – Bamako – Mali », as the series has always headed its reports. */
export function dateLine({ words, sheet }: ForumContext): string {
  const [year = '', month = '', date = ''] = sheet.date.split('-')
  const weekday = day(words, sheet.date, true).split(' ')[0] ?? ''
  const capital = weekday.charAt(0).toUpperCase() + weekday.slice(1)
  const place = [sheet.place, sheet.country].filter((part) => part !== '').join(' – ')
  return `${capital}, ${date}.${month}.${year} – ${place === '' ? words('rf.to-complete') : place}`
}

/** Where, when, which rank, project and funders; who held it and who came; who spoke. Each sentence stands alone. */
export function introduction(context: ForumContext): readonly TextBlock[] {
  const { words, sheet, own: written } = context
  const given = (text: string | undefined) =>
    text === undefined || text.trim() === '' ? words('rf.to-complete') : text.trim()
  const title = withoutStop(given(sheet.forumTitle))
  const rank = sheet.forumNumber === null ? words('rf.to-complete') : ordinal(sheet.forumNumber, words.language)
  const paragraph = (text: string): TextBlock => ({ kind: 'paragraph', runs: [say(context, text)] })
  return [
    paragraph(
      words('rf.intro', {
        date: day(words, sheet.date, true),
        place: given(sheet.place),
        venue: given(sheet.venue),
        rank,
        title,
        project: given(sheet.projectLine).replace(/^Projet\s+/, ''),
        funders: listed(words, sheet.funders),
        partners: listed(words, sheet.partners),
      }),
    ),
    paragraph(
      words('rf.organised', {
        organisers: listed(words, sheet.organisers),
        present: presentWords(context),
        origin: given(written.origin),
      }),
    ),
    paragraph(
      words('rf.sessions', {
        n: context.sessions.length,
        titles: listed(words, titles(context)),
        expert: expertOf(context),
      }),
    ),
    ...(written.context === undefined ? [] : saidBlocks(written.context, sheet.language)),
  ]
}

function titles({ sessions }: ForumContext): readonly string[] {
  return sessions.map(({ session }) => `« ${session.title} »`)
}

function expertOf({ words, sessions }: ForumContext): string {
  const experts = sessions.flatMap(({ session }) =>
    session.expert === null
      ? []
      : [[session.expert.name, session.expert.title].filter((part) => part !== '').join(', ')],
  )
  return listed(words, [...new Set(experts)])
}

/** The number that was counted, women and men where no small number is given away; « une quarantaine » if so written. */
function presentWords({ words, sheet, own: written }: ForumContext): string {
  if (sheet.present === null) return written.presentInWords ?? words('rf.to-complete')
  const exact = words('rf.people', { n: sheet.present })
  const [sheetOfDay] = sheet.attendance ?? []
  const sexes = sheetOfDay === undefined ? null : publishSexes(sheetOfDay)
  const counted = sexes === null ? exact : words('rf.people-sexes', { n: sheet.present, f: sexes.F, h: sexes.H })
  return written.presentInWords === undefined ? counted : `${written.presentInWords} (${counted})`
}

/** Two photos at least have their place, with caption and credit; the public edition has none without consent. */
export function photos(context: ForumContext): readonly Block[] {
  const { words, edition, own: written } = context
  const missing = { caption: words('rf.to-complete'), credit: words('rf.to-complete'), consent: true }
  const all = written.photos ?? []
  const shown = all.filter(({ consent }) => consent || edition === 'confidential')
  const padded = [...shown, ...Array.from({ length: Math.max(0, 2 - all.length) }, () => missing)]
  return padded.map(
    (photo): Block => ({
      kind: 'figure',
      caption: say(context, words('rf.photo-line', { caption: photo.caption, credit: photo.credit })).text,
      missing: words('rf.photo-missing'),
    }),
  )
}

/** The emblem goes with its statement, and the contract's disclaimer with both; what is not chosen yet is asked for. */
export function fundingBlocks(
  words: ForumContext['words'],
  texts: ReportTexts,
  funders: readonly string[],
  language: 'fr' | 'en',
): readonly Block[] {
  const { visibility, derogation, disclaimer } = texts
  const ask = (run: Run): TextBlock => ({ kind: 'paragraph', runs: [run] })
  if (visibility === 'none') {
    const why = derogation ?? words('rf.to-complete')
    return [{ kind: 'paragraph', runs: [own(words('rf.no-visibility', { why }), 'quiet')] }]
  }
  const isUnion = funders.some((funder) => /union européenne|european union|\bUE\b|\bEU\b/i.test(funder))
  const statement = isUnion
    ? words(texts.cofunded === false ? 'rf.funded-eu' : 'rf.cofunded-eu')
    : words('rf.cofunded-by', { funders: listed(words, funders) })
  const profile = visibility === undefined ? [ask(own(words('rf.profile-missing'), 'strong'))] : []
  const contract =
    disclaimer === undefined ? [ask(own(words('rf.disclaimer-missing'), 'strong'))] : saidBlocks(disclaimer, language)
  return [
    {
      kind: 'funding',
      emblem: isUnion && visibility !== undefined ? words('rf.emblem') : null,
      statement,
      disclaimer: [...profile, ...contract],
    },
  ]
}

/** Which of how many, where the others are, and what becomes of what was said. */
export function seriesNote(context: ForumContext): readonly Block[] {
  const { words, sheet, texts } = context
  const planned = texts.plannedForums ?? []
  const rank = sheet.forumNumber === null ? words('rf.to-complete') : ordinal(sheet.forumNumber, words.language)
  const first =
    planned.length === 0
      ? [own(words('rf.series-unknown', { rank }), 'plain'), own(' '), toComplete(context)]
      : [say(context, words('rf.series', { rank, n: planned.length, places: planned.join(', ') }))]
  return [
    { kind: 'paragraph', runs: first },
    { kind: 'paragraph', runs: [own(words('rf.advocacy'))] },
  ]
}
