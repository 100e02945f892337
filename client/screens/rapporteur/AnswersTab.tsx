import { useState } from 'react'
import type { CardId } from '../../../shared/domain/ids.ts'
import type { StageView } from '../../../shared/domain/stage-view.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { NumberBadge } from '../../parts/NumberBadge.tsx'
import { typeset } from '../../parts/typography.ts'
import { useLanguage, useWords } from '../../state/session-context.tsx'
import { AnswerEditor } from '../console/AnswerEditor.tsx'
import { type AskedLists, type AskedRow, isAnswered } from '../console/asked-rows.ts'
import { PrintedAsker } from './PrintedAsker.tsx'
import { RoomSide } from './RoomSide.tsx'

/** The scribe's place: the question on the wall first, then answers given aloud that still lack their summary. */
export function AnswersTab({ lists, stage }: { readonly lists: AskedLists; readonly stage: StageView }) {
  const words = useWords()
  const language = useLanguage()
  const [chosen, setChosen] = useState<CardId | null>(null)
  const rows = inTurn([...lists.queue, ...lists.answered], stage)
  const row = rows.find((other) => other.id === chosen) ?? rows[0]
  return (
    <>
      <section className="con-column" aria-labelledby="rap-answers">
        <header className="con-head">
          <h2 id="rap-answers">{words('rap.answers')}</h2>
          <span className="con-count">{rows.length}</span>
        </header>
        <div className="con-scroll">
          <ul>
            {rows.map((other) => (
              <li key={other.id} className={`rap-item${other.id === row?.id ? ' rap-item-on' : ''}`}>
                <NumberBadge
                  number={other.number}
                  size="small"
                  tone={other.onWall ? 'filled' : isAnswered(other.answer) ? 'done' : 'outlined'}
                  label={words('con.number')}
                />
                <button
                  type="button"
                  className="con-row-body"
                  aria-current={other.id === row?.id || undefined}
                  onClick={() => setChosen(other.id)}
                >
                  <span className="rap-item-text" dir="auto">
                    {other.text}
                  </span>
                  <AnswerLine row={other} lacking={lacksSummary(other, stage)} />
                </button>
              </li>
            ))}
          </ul>
        </div>
      </section>
      <section className="con-column rap-centre" aria-label={words('rap.writing')}>
        {row === undefined ? (
          <EmptyState icon="mic" title={words('rap.noanswers')}>
            {words('rap.noanswersmore')}
          </EmptyState>
        ) : (
          <div className="con-scroll rap-editor" key={row.id}>
            <header className="rap-question">
              <NumberBadge number={row.number} tone={row.onWall ? 'filled' : 'outlined'} label={words('con.number')} />
              <h3 dir="auto" data-long={row.text.length > 140 || undefined}>
                {typeset(row.text, language)}
              </h3>
            </header>
            <PrintedAsker row={row} />
            <AnswerEditor card={row.id} answer={row.answer} reread={row.summaryReread} rows={12} />
          </div>
        )}
      </section>
      <RoomSide stage={stage} sources={null} onSource={null} />
    </>
  )
}

function AnswerLine({ row, lacking }: { readonly row: AskedRow; readonly lacking: boolean }) {
  const words = useWords()
  return (
    <span className="con-line">
      {row.onWall ? <span className="con-onwall">{words('con.onwall')}</span> : null}
      {row.answer === 'draft' ? <span>{words('con.drafting')}</span> : null}
      {row.answer === 'written' ? <span>{words('con.written')}</span> : null}
      {row.answer === 'aloud' ? <span>{words('con.answeredaloud')}</span> : null}
      {row.answer === 'later' ? <span>{words('con.answeredlater')}</span> : null}
      {lacking ? <span className="con-lack">{words('con.nosummary')}</span> : null}
    </span>
  )
}

/** On the wall, then what the scribe owes, then what is being written, then the rest as it stood. */
function inTurn(rows: readonly AskedRow[], stage: StageView): readonly AskedRow[] {
  const turn = (row: AskedRow) => {
    if (row.onWall) return 0
    if (lacksSummary(row, stage)) return 1
    if (row.answer === 'draft' || row.answer === 'live') return 2
    return isAnswered(row.answer) ? 4 : 3
  }
  return rows.toSorted((one, other) => turn(one) - turn(other))
}

function lacksSummary(row: AskedRow, stage: StageView): boolean {
  const card = stage.cards[row.id]
  const summary = card !== undefined && card.kind !== 'recommendation' ? card.summaryText : ''
  return row.answer === 'aloud' && summary.trim() === ''
}
