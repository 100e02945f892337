import type { StageAsked, StageRecommendation, StageView } from '../../../shared/domain/stage-view.ts'
import { AnswerBlock } from './AnswerBlock.tsx'
import { AskedNotes } from './AskedNotes.tsx'
import { cardOnWall, isAsked, nextInQueue } from './card-lists.ts'
import { usePhone } from './phone-context.ts'
import { SupportButton } from './SupportButton.tsx'
import { spoken } from './spoken.ts'

/** What the wall shows now, and what comes next. */
export function LiveTab({ stage }: { stage: StageView }) {
  const { rest, words } = usePhone()
  if (stage.session.seal !== null) {
    if (rest === null) return null
    return (
      <>
        <rest.EndView stage={stage} />
        <rest.FloorLeft />
      </>
    )
  }
  const onWall = cardOnWall(stage)
  const next = nextInQueue(stage)
  return (
    <>
      <h2 className="ph-hidden">{words('phone.tab-live')}</h2>
      <OnWall stage={stage} card={onWall} />
      {rest === null ? null : (
        <>
          <rest.FloorLeft />
          <rest.FloorInvites besides={onWall === null ? [] : [onWall.id]} />
        </>
      )}
      {next === null ? null : (
        <article className="ph-card ph-next">
          <span className="ph-n ph-n-open">{next.number}</span>
          <p dir="auto">
            <b>{words('live.next')}</b> · {spoken(next.text)}
          </p>
        </article>
      )}
    </>
  )
}

function OnWall({ stage, card }: { stage: StageView; card: StageAsked | StageRecommendation | null }) {
  const { rest, words } = usePhone()
  if (card !== null && isAsked(card)) return <CurrentAsked card={card} />
  if (card !== null) return rest === null ? null : <rest.RecommendationCard card={card} />
  const { board, session } = stage
  if (board.hidden) return <Plain title={words('phone.hidden')} text={null} />
  switch (board.view) {
    case 'pause':
      return <Plain title={words('phone.pause')} text={board.message === '' ? null : board.message} />
    case 'message':
      return <Plain title={board.message} text={null} />
    case 'end':
      return <Plain title={words('phone.end-thanks')} text={null} />
    case 'becomes':
    case 'speakers':
    case 'waiting':
    case 'join':
      return <Plain title={session.title} text={welcome(stage)} />
    case 'question':
    case 'recommendation':
      return <Plain title={words('phone.nothing-on-wall')} text={words('live.empty')} />
  }
}

function welcome({ session }: StageView): string {
  const people = session.expert === null ? [] : [session.expert.name, session.expert.title]
  return [...people, session.place].filter((part) => part !== '').join(' · ')
}

function Plain({ title, text }: { title: string; text: string | null }) {
  const { words } = usePhone()
  return (
    <article className="ph-card ph-plain">
      <h3 dir="auto">{spoken(title)}</h3>
      {text === null ? null : <p dir="auto">{spoken(text)}</p>}
      <p className="ph-quiet">{words('live.rule')}</p>
    </article>
  )
}

/** From here on smaller letters: the start of the answer must be seen on a small phone, without scrolling. */
const longText = 110

function CurrentAsked({ card }: { card: StageAsked }) {
  const { acts, rest, words } = usePhone()
  return (
    <article className="ph-card" aria-labelledby="ph-current">
      <p className="ph-over">{words(card.kind === 'contribution' ? 'phone.contribution-now' : 'live.now')}</p>
      <div className={card.text.length > longText ? 'ph-current ph-current-long' : 'ph-current'}>
        <span className="ph-n">{card.number}</span>
        <h3 id="ph-current" dir="auto">
          {spoken(card.text)}
        </h3>
      </div>
      <AskedNotes card={card} />
      <AnswerBlock card={card} />
      {rest === null || acts === null ? null : <rest.FollowAnswer card={card} />}
      <div className="ph-foot">
        <SupportButton card={card} />
      </div>
    </article>
  )
}
