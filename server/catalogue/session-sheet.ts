import { THEME_LETTERS } from '../../shared/domain/card.ts'
import type { PlannedSessionRow } from '../../shared/domain/catalogue.ts'
import type { SessionSheet } from '../../shared/domain/session-row.ts'
import type { CatalogueState } from './catalogue-state.ts'

/** The sheet of a session, out of its own row and those of its forum and series. A sealed one keeps the sheet it had. */
export function sheetOf(state: CatalogueState, session: PlannedSessionRow): SessionSheet {
  if (session.standing.is === 'sealed') return session.standing.sheet
  const forum = state.forum.get(session.forum)
  const series = forum === undefined ? undefined : state.series.get(forum.series)
  if (forum === undefined || series === undefined) throw new Error('a session without its forum')
  const themes = THEME_LETTERS.filter((letter) => session.themes[letter] !== '')
  return {
    seriesId: series.id,
    forumId: forum.id,
    seriesTitle: series.title,
    forumNumber: forum.rank,
    forumTitle: forum.title,
    shortTitle: forum.shortTitle || forum.projectLine || forum.title,
    projectLine: forum.projectLine || series.projectLine,
    place: forum.place,
    country: forum.country,
    date: forum.date,
    venue: forum.venue,
    organisers: forum.organisers,
    partners: forum.partners.length > 0 ? forum.partners : series.partners,
    funders: forum.funders.length > 0 ? forum.funders : series.funders,
    expected: forum.expected,
    ...(forum.attendance === undefined ? {} : { attendance: forum.attendance }),
    title: session.title,
    code: session.code,
    agenda: session.agenda,
    chair: session.chair,
    rapporteur: session.rapporteur,
    expert:
      session.expertName === '' && session.expertTitle === ''
        ? null
        : { name: session.expertName, title: session.expertTitle },
    themes: Object.fromEntries(themes.map((letter) => [letter, session.themes[letter]])),
    notice: series.notice,
    language: session.language,
    wifi: forum.wifiName === '' ? null : { name: forum.wifiName, password: forum.wifiPassword },
  }
}
