import { useState } from 'react'
import type { DayPart } from '../../../shared/domain/attendance.ts'
import type { ForumRow } from '../../../shared/domain/catalogue.ts'
import { Button } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { useOrganiserWords } from '../../state/use-catalogue.ts'
import { HalfDayFields } from './HalfDayFields.tsx'
import { PageHead } from './PageHead.tsx'
import { dayInWords } from './print-words.ts'
import './organiser-attendance.css'

/** A few more than are expected, and a full page at least. */
const linesLeast = 20
const linesMost = 500

/** The sheet that goes round: on paper only. What is counted of it is keyed on the page before. */
export function SignInPage({ forum }: { forum: ForumRow }) {
  const words = useOrganiserWords()
  const [day, setDay] = useState(forum.date)
  const [part, setPart] = useState<DayPart>('day')
  const [lines, setLines] = useState(String(Math.max(linesLeast, Math.ceil((forum.expected ?? 0) * 1.2))))
  const count = Math.min(linesMost, Math.max(1, Number.parseInt(lines, 10) || linesLeast))
  const columns = ['sheetName', 'sheetStructure', 'sheetArea', 'sheetSex', 'sheetAge', 'sheetSign'] as const
  return (
    <div className="org-form org-sign">
      <PageHead
        crumbs={[{ to: { at: 'attendance', id: forum.id }, word: words('att.title') }]}
        title={words('att.print')}
        beside={
          <Button look="primary" onPress={() => window.print()}>
            {words('att.printNow')}
          </Button>
        }
      />
      <div className="org-section org-sign-choices">
        <div className="org-att-row">
          <HalfDayFields day={day} part={part} onDay={setDay} onPart={setPart} />
          <Field label={words('att.sheetLines')}>
            {(control) => (
              <input
                {...control}
                type="text"
                inputMode="numeric"
                value={lines}
                onChange={(event) => setLines(event.target.value)}
              />
            )}
          </Field>
        </div>
      </div>
      <section className="org-sign-sheet" aria-label={words('att.sheetTitle')}>
        <header>
          <h2>{words('att.sheetTitle')}</h2>
          <p dir="auto">
            <strong>{forum.title}</strong>
          </p>
          <p dir="auto">
            {[forum.venue, forum.place].filter((each) => each !== '').join(', ')} · {dayInWords(day, words.language)},{' '}
            {words(`att.part-${part}`)}
          </p>
          <p>{words('att.sheetPrivacy')}</p>
        </header>
        <table>
          <thead>
            <tr>
              <th scope="col">{words('att.sheetNumber')}</th>
              {columns.map((column) => (
                <th key={column} scope="col" className={`org-sign-${column}`}>
                  {words(`att.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: count }, (_, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: empty lines have nothing but their number
              <tr key={at}>
                <td>{at + 1}</td>
                {columns.map((column) => (
                  <td key={column} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}
