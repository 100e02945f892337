import { publishSexes } from '../../shared/domain/attendance.ts'
import type { SessionItem } from '../../shared/domain/snapshot-item.ts'
import type { Words } from '../../shared/words/words.ts'
import { type Fact, own, type Runs } from './document-model.ts'
import type { MinutesContext } from './minutes-context.ts'
import { dayInWords } from './print-date.ts'
import { joined, said } from './said.ts'

/** Who held the session, where and for whom: a line each, empty ones left out; the number present is always asked for. */
export function aboutRows({ words, session }: MinutesContext): readonly Fact[] {
  const say = (text: string) => said(text, session.language)
  const one = (text: string): Runs => (text.trim() === '' ? [] : [say(text)])
  // Names of organisations hold commas: a semicolon parts them.
  const semicolon = words.language === 'fr' ? '\u202F; ' : '; '
  const several = (texts: readonly string[], between = semicolon): Runs =>
    joined(texts.filter((text) => text.trim() !== '').map(say), between)
  const expert = session.expert === null ? [] : [session.expert.name, session.expert.title]
  const present = session.present === null ? words('pv.to-specify') : words('pv.present-count', { n: session.present })
  const rows: readonly Fact[] = [
    { label: words('pv.reference'), value: one(session.id) },
    { label: words('pv.venue'), value: one(session.venue) },
    { label: words('pv.project'), value: one(session.projectLine) },
    { label: words('pv.funding'), value: several(session.funders) },
    { label: words('pv.organisers'), value: several(session.organisers) },
    { label: words('pv.partners'), value: several(session.partners) },
    { label: words('pv.chair'), value: one(session.chair) },
    { label: words('pv.rapporteur'), value: one(session.rapporteur) },
    { label: words('pv.expert'), value: several(expert, ', ') },
    { label: words('pv.present'), value: [own(present)] },
    { label: words('pv.attendance'), value: attendanceLine(words, session) },
  ]
  return rows.filter((row) => row.value.length > 0)
}

/** Each sheet of signatures with its total; women and men only where no small number is given away. */
function attendanceLine(words: Words, { attendance = [] }: SessionItem): Runs {
  const rows = attendance.map((sheet) => {
    const day = dayInWords(sheet.day, words.language, false)
    const row = words('pv.attendance-row', { day, part: words(`att.part-${sheet.part}`), n: sheet.present })
    const sexes = publishSexes(sheet)
    return sexes === null ? row : `${row} (${words('pv.attendance-sexes', { f: sexes.F, h: sexes.H })})`
  })
  return joined(
    rows.map((row) => own(row)),
    words.language === 'fr' ? '\u202F; ' : '; ',
  )
}
