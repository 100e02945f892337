import type { AnswerState } from '../../../shared/domain/card.ts'
import type { WordId } from '../../../shared/words/words.ts'
import { Button } from '../../parts/Button.tsx'
import { Icon, type IconName } from '../../parts/Icon.tsx'
import { NumberBadge } from '../../parts/NumberBadge.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useStage } from '../../state/use-view.ts'
import { useActs } from './ActsProvider.tsx'
import type { AskedRow } from './asked-rows.ts'
import { RefusalNote } from './RefusalNote.tsx'

const states: Readonly<Record<AnswerState, { readonly icon: IconName; readonly word: WordId } | null>> = {
  none: null,
  draft: null,
  live: null,
  written: { icon: 'check', word: 'con.written' },
  aloud: { icon: 'mic', word: 'con.answeredaloud' },
  later: { icon: 'clock', word: 'con.answeredlater' },
}

/** What has its answer, with what it still lacks. */
export function AnsweredRows({ rows }: { readonly rows: readonly AskedRow[] }) {
  const words = useWords()
  if (rows.length === 0) return null
  return (
    <section className="con-answered" aria-labelledby="con-answered">
      <h3 id="con-answered">
        {words('con.answered')} <span className="con-count">{rows.length}</span>
      </h3>
      <ul>
        {rows.map((row) => (
          <AnsweredRow key={row.id} row={row} />
        ))}
      </ul>
    </section>
  )
}

function AnsweredRow({ row }: { readonly row: AskedRow }) {
  const words = useWords()
  const stage = useStage()
  const { act, off } = useActs()
  const state = states[row.answer]
  const card = stage?.cards[row.id]
  const summary = card !== undefined && card.kind !== 'recommendation' ? card.summaryText : ''
  return (
    <li className="con-answeredrow">
      <NumberBadge number={row.number} tone="done" size="small" label={words('con.number')} />
      <span className="con-aside-text">
        <span className="con-answered-text" dir="auto">
          {row.text}
        </span>
        <span className="con-line">
          {state === null ? null : (
            <span className="con-line-part">
              <Icon name={state.icon} />
              {words(state.word)}
            </span>
          )}
          {row.answer === 'aloud' && summary.trim() === '' ? (
            <span className="con-lack">{words('con.nosummary')}</span>
          ) : null}
          {row.answer === 'aloud' && summary.trim() !== '' ? (
            <span>{words(row.summaryReread ? 'con.reread' : 'con.notreread')}</span>
          ) : null}
          {row.onWall ? <span className="con-onwall">{words('con.onwall')}</span> : null}
        </span>
        <RefusalNote of={row.id} />
      </span>
      <Button size="small" look="quiet" reason={off} onPress={() => void act({ kind: 'spotlight', card: row.id })}>
        {words('con.toscreen')}
      </Button>
      <Button size="small" look="quiet" reason={off} onPress={() => void act({ kind: 'reopen-answer', card: row.id })}>
        {words('con.reopen')}
      </Button>
    </li>
  )
}
