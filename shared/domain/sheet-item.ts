import type { HalfDay } from './attendance.ts'
import type { SessionSheet } from './session-row.ts'
import type { SessionItem } from './snapshot-item.ts'

/** The session's own item in a snapshot: its sheet as it was, and how many were present; null when nobody counted. */
export function sheetItem(sheet: SessionSheet, present: number | null): SessionItem {
  return {
    kind: 'session',
    id: sheet.code,
    seriesTitle: sheet.seriesTitle,
    forumTitle: sheet.forumTitle,
    forumNumber: sheet.forumNumber,
    title: sheet.title,
    projectLine: sheet.projectLine,
    place: sheet.place,
    country: sheet.country,
    date: sheet.date,
    venue: sheet.venue,
    organisers: [...sheet.organisers],
    partners: [...sheet.partners],
    funders: [...sheet.funders],
    chair: sheet.chair,
    rapporteur: sheet.rapporteur,
    expert: sheet.expert,
    agenda: sheet.agenda.map((item) => item.title),
    present,
    expected: sheet.expected,
    ...(sheet.attendance === undefined ? {} : { attendance: sheet.attendance.map(itemOf) }),
    notice: sheet.notice,
    language: sheet.language,
  }
}

function itemOf({ day, part, present, sex, ageBand, area, structure }: HalfDay) {
  return { day, part, present, sex, ageBand, area: [...area], structure: [...structure] }
}
