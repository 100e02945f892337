import { type CSSProperties, Fragment } from 'react'
import type { StageView } from '../../../shared/domain/stage-view.ts'
import type { WordId, Words } from '../../../shared/words/words.ts'
import { QrCode } from '../QrCode.tsx'

/** How to come in, at the same place in every view. */
export function JoinCard({ stage, words }: { stage: StageView; words: Words }) {
  const { join } = stage
  const title = words(joinTitle(stage))
  return (
    <div className="board-join">
      {/* On one line, else the picture to scan would stand elsewhere in some views. */}
      <p className="board-join-title" style={{ '--letters': title.length } as CSSProperties}>
        {title}
      </p>
      <QrCode text={join.link} title={words('board.qrPage')} />
      <p className="board-join-address" dir="ltr">
        <Address text={join.address} />
      </p>
      {join.doorsOpen ? (
        <p className="board-join-code" dir="ltr">
          {codeGroups(join.code).join('\u202f')}
        </p>
      ) : (
        <p className="board-join-closed">{words('board.doors')}</p>
      )}
    </div>
  )
}

/** An address may break before its port and after its dots, nowhere else. */
export function Address({ text }: { text: string }) {
  return text.split(/(?=:)|(?<=\.)/u).map((part, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, drawn anew together
    <Fragment key={place}>
      {place === 0 ? null : <wbr />}
      {part}
    </Fragment>
  ))
}

/** Six digits in two groups of three, as they are said aloud. */
export function codeGroups(code: string): readonly string[] {
  return [code.slice(0, 3), code.slice(3)].filter((group) => group !== '')
}

function joinTitle(stage: StageView): WordId {
  if (stage.session.seal !== null || stage.board.view === 'end') return 'board.readOn'
  if (stage.board.view === 'recommendation' && !stage.board.hidden) return 'board.yourOpinion'
  return stage.session.phase === 'closing' ? 'board.follow' : 'board.askYours'
}
