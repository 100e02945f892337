import { itemsOf, type Snapshot } from '../../shared/domain/snapshot.ts'
import type { Words } from '../../shared/words/words.ts'
import { type Block, own, type ReportDocument, type Run, type Section } from './document-model.ts'
import { countRows } from './minutes-balance.ts'
import type { MinutesContext } from './minutes-context.ts'
import { correctionBlocks } from './minutes-corrections.ts'
import { aboutRows } from './minutes-heading.ts'
import { contributionEntries, questionEntries, withheldBlocks } from './minutes-questions.ts'
import { recommendationEntries } from './minutes-recommendations.ts'
import { dayInWords } from './print-date.ts'
import { said, saidBlocks } from './said.ts'
import { typeset } from './typography.ts'

/**
 * The minutes of a session (ARCHIVE §6.1), from a verified snapshot and nothing else: no clock time, no seat, nobody
 * described who is not described in it, no word of what was not kept. `sealWords`: the seal in groups of four. Throws
 * when the snapshot has no readable session sheet: such a snapshot is never stored.
 */
export function minutesModel(snapshot: Snapshot, sealWords: string, words: Words): ReportDocument {
  const items = itemsOf(snapshot)
  const session = items.find((item) => item.kind === 'session')
  if (session === undefined) throw new Error('a snapshot without its session')
  const context = { words, session, items, redacted: snapshot.leaves.length - items.length }
  const say = (text: string, look?: Run['look']) => said(text, session.language, look)
  const date = typeset(dayInWords(session.date, words.language, true), words.language)
  const place = [session.place, session.country].filter((part) => part !== '').join(' – ')
  return {
    language: words.language,
    saidLanguage: session.language,
    title: `${words('pv.title')} – ${session.id} – ${say(session.title).text}`,
    date: session.date,
    running: `${words('pv.title')} – ${session.id}`,
    header: {
      above: [say(session.forumTitle)],
      title: words('pv.title'),
      subtitle: [say(session.title)],
      line: [own(words('pv.date-line', { place: say(place).text, date }))],
    },
    notice: session.notice === null ? null : { label: words('pv.notice'), text: [say(session.notice)] },
    contentsLabel: words('pv.contents'),
    sections: sections(context, snapshot, sealWords).filter((section) => section.blocks.length > 0),
  }
}

function sections(context: MinutesContext, snapshot: Snapshot, sealWords: string): readonly Section[] {
  const { words, session } = context
  const agenda: readonly Block[] =
    session.agenda.length === 0
      ? []
      : [{ kind: 'list', items: session.agenda.map((line) => [said(line, session.language)]) }]
  const open = questionEntries(context, 'open')
  return [
    { anchor: 'seance', title: words('pv.heading'), blocks: [{ kind: 'facts', rows: aboutRows(context) }] },
    { anchor: 'ordre-du-jour', title: words('pv.agenda'), blocks: agenda },
    { anchor: 'deroule', title: words('pv.notes'), blocks: noteBlocks(context) },
    {
      anchor: 'questions',
      title: words('pv.questions'),
      blocks: orNone(questionEntries(context, 'answered'), words(open.length > 0 ? 'pv.no-answer' : 'pv.no-question')),
    },
    { anchor: 'contributions', title: words('pv.contributions'), blocks: contributionEntries(context) },
    {
      anchor: 'recommandations',
      title: words('pv.recommendations'),
      blocks: orNone(recommendationEntries(context, 'standing'), words('pv.no-recommendation')),
    },
    {
      anchor: 'recommandations-retirees',
      title: words('pv.recommendations-withdrawn'),
      blocks: recommendationEntries(context, 'withdrawn'),
    },
    { anchor: 'sans-reponse', title: words('pv.open-questions'), blocks: open },
    { anchor: 'non-retenues', title: words('pv.not-kept'), blocks: withheldBlocks(context) },
    { anchor: 'corrections', title: words('pv.corrections'), blocks: correctionBlocks(context) },
    { anchor: 'bilan', title: words('pv.balance'), blocks: countRows(context) },
    { anchor: 'sceau', title: words('pv.seal'), blocks: sealBlocks(context, snapshot, sealWords) },
  ]
}

/** The rapporteur's own text. */
function noteBlocks({ items, session }: MinutesContext): readonly Block[] {
  const notes = items.find((item) => item.kind === 'notes')
  return notes === undefined ? [] : saidBlocks(notes.text, session.language)
}

function orNone(blocks: readonly Block[], none: string): readonly Block[] {
  return blocks.length > 0 ? blocks : [{ kind: 'absence', text: none }]
}

function sealBlocks(context: MinutesContext, { head }: Snapshot, sealWords: string): readonly Block[] {
  const { words, session } = context
  const made = words('pv.made', { seq: head.seq, reason: words(`pv.made.${head.reason}`) })
  const signer = (role: string, name: string) => ({ role, name: [said(name, session.language)] })
  return [
    { kind: 'paragraph', runs: [own(made)] },
    ...clockBlocks(context),
    { kind: 'seal', label: words('pv.seal-label'), groups: sealWords.split(' '), why: words('pv.seal-why') },
    {
      kind: 'signatures',
      label: words('pv.signature'),
      people: [signer(words('pv.chair'), session.chair), signer(words('pv.rapporteur'), session.rapporteur)],
    },
  ]
}

/** A clock that ran backwards is told: the archive proves order, not time. */
function clockBlocks({ words, items }: MinutesContext): readonly Block[] {
  const note = items.find((item) => item.kind === 'clock')
  return (note?.wentBack ?? []).map((when) => ({ kind: 'paragraph', runs: [own(words(`pv.clock.${when}`))] }))
}
