import type { TeamView } from '../../../shared/domain/role-view.ts'
import type { StageView } from '../../../shared/domain/stage-view.ts'
import { Button } from '../../parts/Button.tsx'
import { useWords } from '../../state/session-context.tsx'
import type { AskedLists } from './asked-rows.ts'
import { ExpertMessage } from './ExpertMessage.tsx'
import { RoomDoors } from './RoomDoors.tsx'
import { Speakers } from './Speakers.tsx'
import { Thumbnail } from './Thumbnail.tsx'
import { WallAnswer } from './WallAnswer.tsx'
import { WallClock } from './WallClock.tsx'
import { WallViews } from './WallViews.tsx'

/** « À l’écran »: what the room sees and all that drives it. Picture and views stay in sight, the rest scrolls. */
export function Wall(props: {
  readonly view: TeamView
  readonly stage: StageView
  readonly lists: AskedLists
  readonly singleKeys: boolean
  readonly onBalance: () => void
}) {
  const { view, stage, lists, singleKeys } = props
  const words = useWords()
  const row = view.session.row
  const onWall = [...lists.queue, ...lists.answered].find((other) => other.onWall) ?? null
  return (
    <section className="con-column con-wall" aria-labelledby="con-wall">
      <h2 id="con-wall" className="vh">
        {words('con.screen')}
      </h2>
      <div className="con-walltop">
        <Thumbnail stage={stage} className="con-thumb" />
        <WallViews view={view} lists={lists} />
      </div>
      <div className="con-scroll">
        <WallClock clock={row.clock} />
        {onWall === null ? null : <WallAnswer key={onWall.id} row={onWall} stage={stage} />}
        <Speakers view={view} singleKeys={singleKeys} />
        <ExpertMessage view={view} />
        <RoomDoors row={row} address={stage.join.address} />
        <div className="con-block">
          <Button size="small" hint="L" onPress={props.onBalance}>
            {words('con.balance')}
          </Button>
        </div>
      </div>
    </section>
  )
}
