import type { StageView } from '../../../shared/domain/stage-view.ts'
import { BoardPicture } from '../../parts/board/BoardPicture.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useConnection } from '../../state/use-connection.ts'
import { useServerNow } from '../../state/use-server-now.ts'

const secondMs = 1000

/** The wall as it is: the same picture, small. What it says stands on this page already, so it is read as one image. */
export function Thumbnail({ stage, className }: { readonly stage: StageView; readonly className: string }) {
  const words = useWords()
  const now = useServerNow(secondMs)
  const { is } = useConnection()
  return (
    <div className={className} role="img" aria-label={words('con.thumbnail')}>
      <div className="con-thumb-inside" inert>
        <BoardPicture stage={stage} now={now} words={words} kept={is === 'offline'} />
      </div>
    </div>
  )
}
