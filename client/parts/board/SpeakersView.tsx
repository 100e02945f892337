import type { StageView } from '../../../shared/domain/stage-view.ts'
import type { Words } from '../../../shared/words/words.ts'
import { TimeLeft } from './TimeLeft.tsx'
import './board-speakers.css'

/** Who has the floor, by the number of a card, and who gets ready. No name and no question ever stands here. */
export function SpeakersView({ stage, now, words }: { stage: StageView; now: number; words: Words }) {
  const speaking = stage.board.speaking
  const current = speaking?.current ?? null
  const next = speaking?.next ?? []
  const more = (speaking?.waiting ?? 0) - next.length
  return (
    <div className="board-main board-speakers">
      {current === null ? (
        <h2 className="board-speakers-ask">{words(next.length === 0 ? 'board.floorfree' : 'board.floornext')}</h2>
      ) : (
        <section className="board-speakers-now">
          <h2>{words('board.hasfloor')}</h2>
          <p className="board-speakers-ticket">{current.ticket}</p>
          {speaking?.interpreting === true ? (
            <p className="board-speakers-note">{words('board.interpreter')}</p>
          ) : current.endsAt === null ? null : (
            <p className="board-speakers-note">
              <TimeLeft clock={{ endsAt: current.endsAt, leftMs: null }} now={now} words={words} />
            </p>
          )}
        </section>
      )}
      {next.length === 0 ? null : (
        <section className="board-speakers-next">
          <h3>{words('live.next')}</h3>
          <ol>
            {next.map((ticket) => (
              <li key={ticket}>{ticket}</li>
            ))}
          </ol>
          {more > 0 ? <p>{words('board.morespeakers', { n: more })}</p> : null}
        </section>
      )}
    </div>
  )
}
