import { useEffect, useRef } from 'react'
import type { CardId } from '../../../shared/domain/ids.ts'
import type { StageView } from '../../../shared/domain/stage-view.ts'
import { textName } from '../../../shared/domain/text.ts'
import { isOpen } from '../../../shared/domain/vote.ts'
import type { WordId } from '../../../shared/words/words.ts'
import { Button } from '../../parts/Button.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { NumberBadge } from '../../parts/NumberBadge.tsx'
import { useLanguage, useWords } from '../../state/session-context.tsx'
import { useSharedText } from '../../state/use-shared-text.ts'
import { useTeamView } from '../../state/use-view.ts'
import { useActs } from '../console/ActsProvider.tsx'
import { RefusalNote } from '../console/RefusalNote.tsx'
import { TeamText } from '../console/TeamText.tsx'
import { DescriptionForm } from './DescriptionForm.tsx'
import type { Description, DescriptionEdit } from './description.ts'
import { FloorPanel } from './FloorPanel.tsx'
import { hintsFor } from './hints.ts'
import { OutcomePanel, ReopenButton } from './OutcomePanel.tsx'
import type { RecommendationTeamCard } from './recommendation-rows.ts'
import { Sources } from './Sources.tsx'
import { VotePanel } from './VotePanel.tsx'

/** One recommendation: its text, written by several at once, its fields, what the room thinks, and what was decided. */
export function RecommendationEditor(props: {
  readonly card: RecommendationTeamCard
  readonly others: readonly RecommendationTeamCard[]
  readonly stage: StageView
  readonly description: Description
  /** Just drafted here: the pen goes straight to the text. */
  readonly fresh: boolean
  readonly onChange: (edit: DescriptionEdit) => void
  readonly onLeave: () => void
  readonly onSource: (source: CardId) => void
}) {
  const { card, others, stage, description, fresh, onChange, onLeave, onSource } = props
  const words = useWords()
  const { act, off, pending } = useActs()
  const name = textName('recommendation', card.id)
  const floor = useTeamView()?.floors[name] ?? null
  /** Open to others, the room follows nothing: it is shown what the team shows. */
  const follows = card.live && floor === null
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (fresh) place.current?.querySelector('textarea')?.focus()
  }, [fresh])
  return (
    <div className="con-scroll rap-editor" ref={place}>
      <header className="rap-head">
        <NumberBadge number={`R${card.number}`} tone={card.live ? 'filled' : 'outlined'} />
        <span className={follows ? 'rap-live' : 'rap-draft'}>
          {follows ? <span className="con-dot" aria-hidden="true" /> : null}
          {words(shownWord(card, floor !== null))}
        </span>
        {floor === null ? (
          <Button
            icon={card.live ? 'eye-off' : 'screen'}
            look={card.live ? 'secondary' : 'primary'}
            visit="rap-show"
            busy={pending.has(card.id)}
            reason={off}
            onPress={() => void act({ kind: 'show-recommendation', card: card.id, live: !card.live })}
          >
            {words(card.live ? 'rap.hide' : 'rap.show')}
          </Button>
        ) : null}
      </header>
      <RecommendationText card={card} />
      <FloorPanel card={card} floor={floor} stage={stage} />
      <Hints card={card} description={description} />
      <RefusalNote of={card.id} />
      <DescriptionForm description={description} others={others} onChange={onChange} onLeave={onLeave} />
      <Sources sources={description.sources} stage={stage} onSource={onSource} />
      <Opinions card={card} />
      <VotePanel key={card.id} card={card} received={receivedOf(card, stage)} onFloor={floor !== null} />
      <OutcomePanel card={card} open={floor !== null} />
    </div>
  )
}

/** The text; once decided it can only be read, and the way back stands beside it. */
function RecommendationText({ card }: { readonly card: RecommendationTeamCard }) {
  const words = useWords()
  const settled = card.outcome.is !== 'in-progress'
  const voting = isOpen(card.vote)
  const locked = voting
    ? words('rap.vote.locked')
    : words(card.outcome.is === 'withdrawn' ? 'rap.withdrawnlocked' : 'rap.adoptedlocked')
  return (
    <div className="rap-text">
      <TeamText
        name={textName('recommendation', card.id)}
        label={words('rap.text')}
        rows={5}
        visit="rap-text"
        {...(settled || voting ? { locked } : {})}
      />
      {settled ? <ReopenButton card={card} /> : null}
    </div>
  )
}

/** Votes from phones, as the room reads them. */
function receivedOf(card: RecommendationTeamCard, stage: StageView): number {
  const shown = stage.cards[card.id]
  return shown?.kind === 'recommendation' ? (shown.vote?.received ?? 0) : 0
}

function shownWord(card: RecommendationTeamCard, open: boolean): WordId {
  if (open) return card.shown ? 'rap.floorwordshown' : 'rap.floorword'
  if (card.live) return 'rap.liveword'
  return card.shown ? 'rap.frozenword' : 'rap.draftword'
}

function Hints({ card, description }: { card: RecommendationTeamCard; description: Description }) {
  const words = useWords()
  const language = useLanguage()
  const { state } = useSharedText(textName('recommendation', card.id))
  const hints = hintsFor(state.value, description, language)
  if (hints.length === 0) return null
  const missing = hints.filter((hint) => hint !== 'verb')
  return (
    <p className="rap-hints">
      <Icon name="info" />
      <span>
        {hints.includes('verb') ? <span className="rap-hint">{words('rap.hint.verb')}</span> : null}
        {missing.length > 0 ? (
          <span className="rap-hint">
            {words('rap.tospecify', { what: missing.map((hint) => words(`rap.hint.${hint}`)).join(', ') })}
          </span>
        ) : null}
      </span>
    </p>
  )
}

function Opinions({ card }: { readonly card: RecommendationTeamCard }) {
  const words = useWords()
  const { yes, mid, no } = card.opinions
  return (
    <section className="rap-block" aria-labelledby="rap-opinions">
      <h3 id="rap-opinions">{words('rap.opinions')}</h3>
      <ul className="rap-opinions">
        <li>
          <Icon name="check" />
          <b>{yes}</b> {words('rec.yes')}
        </li>
        <li>
          <Icon name="dash" />
          <b>{mid}</b> {words('rec.mid')}
        </li>
        <li>
          <Icon name="cross" />
          <b>{no}</b> {words('rec.no')}
        </li>
      </ul>
    </section>
  )
}
