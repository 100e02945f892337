import { type Fact, own, type Runs } from './document-model.ts'
import type { MinutesContext } from './minutes-context.ts'
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
  ]
  return rows.filter((row) => row.value.length > 0)
}
