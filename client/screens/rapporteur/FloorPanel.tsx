import type { FloorRow } from '../../../shared/domain/role-view.ts'
import type { StageView } from '../../../shared/domain/stage-view.ts'
import { textName } from '../../../shared/domain/text.ts'
import { Button } from '../../parts/Button.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useWords } from '../../state/session-context.tsx'
import { usePresence } from '../../state/use-connection.ts'
import { useActs } from '../console/ActsProvider.tsx'
import { invitedWords } from './invited-words.ts'
import type { RecommendationTeamCard } from './recommendation-rows.ts'
import './floor-panel.css'

/** Lets the room or the expert write in this text, shows what stands there, and takes it back. */
export function FloorPanel(props: {
  readonly card: RecommendationTeamCard
  readonly floor: FloorRow | null
  readonly stage: StageView
}) {
  const { card, floor, stage } = props
  if (floor !== null) return <Open card={card} floor={floor} stage={stage} />
  return card.outcome.is === 'in-progress' ? <Closed card={card} /> : null
}

function Closed({ card }: { readonly card: RecommendationTeamCard }) {
  const words = useWords()
  const { act, off, pending } = useActs()
  const busy = pending.has(card.id)
  const open = (to: FloorRow['to']) => void act({ kind: 'open-floor', text: textName('recommendation', card.id), to })
  return (
    <section className="rap-floor" aria-labelledby="rap-floor">
      <div className="rap-floor-line">
        <h3 id="rap-floor">{words('rap.floor')}</h3>
        <Button size="small" icon="people" busy={busy} reason={off} onPress={() => open('room')}>
          {words('rap.floor.room')}
        </Button>
        <Button size="small" icon="mic" busy={busy} reason={off} onPress={() => open('expert')}>
          {words('rap.floor.expert')}
        </Button>
      </div>
      <p className="con-help">{words('rap.floorhelp')}</p>
    </section>
  )
}

function Open(props: { readonly card: RecommendationTeamCard; readonly floor: FloorRow; readonly stage: StageView }) {
  const { card, floor, stage } = props
  const words = useWords()
  const presence = usePresence()
  const { act, off, pending } = useActs()
  const busy = pending.has(card.id)
  const text = floor.text
  return (
    <section className="rap-floor rap-floor-open" aria-labelledby="rap-floor">
      <div className="rap-floor-who" role="status">
        <Icon name={floor.to === 'room' ? 'people' : 'mic'} />
        <p>
          <b id="rap-floor">{words(floor.to === 'room' ? 'rap.floortoroom' : 'rap.floortoexpert')}</b>{' '}
          <span>{invitedWords(words, floor.to, presence, stage.session.expert?.name ?? null)}</span>
        </p>
      </div>
      <div className="rap-floor-line">
        <Button
          size="small"
          look="primary"
          icon="screen"
          busy={busy}
          reason={off}
          onPress={() => void act({ kind: 'show-floor', text })}
        >
          {words('rap.show')}
        </Button>
        <Button
          size="small"
          icon="lock"
          busy={busy}
          reason={off}
          onPress={() => void act({ kind: 'close-floor', text })}
        >
          {words('rap.floorclose')}
        </Button>
      </div>
    </section>
  )
}
