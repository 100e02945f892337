import type { StageView } from '../../../shared/domain/stage-view.ts'
import { Button } from '../../parts/Button.tsx'
import { NumberBadge } from '../../parts/NumberBadge.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useActs } from './ActsProvider.tsx'
import { AnswerEditor } from './AnswerEditor.tsx'
import type { AskedRow } from './asked-rows.ts'
import { RefusalNote } from './RefusalNote.tsx'

/** The answer to the question on the wall, and the page that the room reads of a long one. */
export function WallAnswer({ row, stage }: { readonly row: AskedRow; readonly stage: StageView }) {
  const words = useWords()
  const { act, off } = useActs()
  const { page } = stage.board
  const turn = (to: number) => void act({ kind: 'page-board', page: to })
  return (
    <section className="con-block" aria-labelledby="con-wallanswer">
      <h3 id="con-wallanswer" className="vh">
        {words('con.answer')}
      </h3>
      <AnswerEditor
        card={row.id}
        answer={row.answer}
        reread={row.summaryReread}
        rows={3}
        lead={
          <NumberBadge
            number={row.number}
            tone={row.answer === 'live' ? 'outlined' : 'filled'}
            size="small"
            label={words('con.number')}
          />
        }
      />
      {row.answer === 'written' ? (
        <div className="con-pages">
          <span>{words('con.page', { n: page + 1 })}</span>
          <Button
            size="small"
            icon="back"
            label={words('con.pageback')}
            reason={page === 0 ? words('con.firstpage') : off}
            onPress={() => turn(page - 1)}
          >
            {null}
          </Button>
          <Button size="small" icon="next" label={words('con.pagenext')} reason={off} onPress={() => turn(page + 1)}>
            {null}
          </Button>
          <RefusalNote of="page-board" />
        </div>
      ) : null}
    </section>
  )
}
