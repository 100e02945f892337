import { useId, useState } from 'react'
import { type AdoptedBy, isAmended, type Outcome } from '../../../shared/domain/card.ts'
import { limits } from '../../../shared/domain/limits.ts'
import { textName } from '../../../shared/domain/text.ts'
import { isOpen } from '../../../shared/domain/vote.ts'
import { Button } from '../../parts/Button.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Segments } from '../../parts/Segments.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useSharedText } from '../../state/use-shared-text.ts'
import { useActs } from '../console/ActsProvider.tsx'
import type { RecommendationTeamCard } from './recommendation-rows.ts'

/** What the room decided; it can be taken back until the session is closed. */
export function OutcomePanel(props: {
  readonly card: RecommendationTeamCard
  /** Others are writing in the text: nothing is decided about it meanwhile. */
  readonly open: boolean
}) {
  const { card, open } = props
  const words = useWords()
  return (
    <section className="rap-block" aria-labelledby="rap-outcome">
      <h3 id="rap-outcome">{words('rap.outcome')}</h3>
      {card.outcome.is === 'in-progress' ? <Deciding card={card} open={open} /> : <Decided card={card} />}
    </section>
  )
}

function Deciding({ card, open }: { readonly card: RecommendationTeamCard; readonly open: boolean }) {
  const words = useWords()
  const acts = useActs()
  const { act, pending } = acts
  const voting = isOpen(card.vote)
  const counted = card.vote?.result
  const off = acts.off ?? (voting ? words('refusal.vote-open') : open ? words('rap.floorfirst') : null)
  const [chosen, setBy] = useState<AdoptedBy | null>(null)
  const [withdrawing, setWithdrawing] = useState(false)
  const changed = isAmended(card, useSharedText(textName('recommendation', card.id)).state.value)
  // After a vote that adopted, the way it was adopted is known: the team may still say another.
  const by = chosen ?? (counted?.verdict === 'adopted' ? (counted.phones === null ? 'hands' : 'phones') : 'acclamation')
  const busy = pending.has(card.id)
  const decide = (outcome: Outcome) => void act({ kind: 'set-outcome', card: card.id, outcome })
  return (
    <>
      <p className="con-help">{words(open ? 'rap.floorfirst' : changed ? 'rap.changed' : 'refusal.unchanged')}</p>
      <div className="rap-decide">
        <Segments
          name={words('rap.by')}
          value={by}
          reason={off}
          segments={[
            { value: 'acclamation', label: words('rap.by.acclamation') },
            { value: 'hands', label: words('rap.by.hands') },
            ...(counted?.phones == null ? [] : [{ value: 'phones' as const, label: words('rap.by.phones') }]),
          ]}
          onChange={setBy}
        />
        <Button
          look={changed ? 'secondary' : 'primary'}
          icon="check"
          visit="rap-adopt"
          busy={busy}
          reason={off}
          onPress={() => decide({ is: 'adopted', by })}
        >
          {words('rec.adopted')}
        </Button>
        <Button
          look={changed ? 'primary' : 'secondary'}
          busy={busy}
          reason={off ?? (changed ? null : words('refusal.unchanged'))}
          onPress={() => decide({ is: 'adopted-amended', by })}
        >
          {words('rec.amended')}
        </Button>
        <Button look="quiet" pressed={withdrawing} reason={off} onPress={() => setWithdrawing(!withdrawing)}>
          {words('rap.withdraw')}
        </Button>
      </div>
      {withdrawing && !open ? <Withdrawing onReason={(reason) => decide({ is: 'withdrawn', reason })} /> : null}
    </>
  )
}

function Withdrawing({ onReason }: { readonly onReason: (reason: string) => void }) {
  const words = useWords()
  const { off } = useActs()
  const [reason, setReason] = useState('')
  const id = useId()
  return (
    <form
      className="con-sentence rap-withdrawing"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim() !== '' && off === null) onReason(reason.trim())
      }}
    >
      <label htmlFor={id}>{words('rap.withdrawwhy')}</label>
      <div className="con-inline">
        <input
          id={id}
          className="con-input"
          dir="auto"
          autoComplete="off"
          maxLength={limits.reasonCharactersMax}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button
          size="small"
          look="danger"
          type="submit"
          reason={reason.trim() === '' ? words('rap.reasonfirst') : off}
          onPress={() => undefined}
        >
          {words('rap.withdrawok')}
        </Button>
      </div>
    </form>
  )
}

function Decided({ card }: { readonly card: RecommendationTeamCard }) {
  const words = useWords()
  const { outcome } = card
  return (
    <div className="con-settled">
      <span className={outcome.is === 'withdrawn' ? 'rap-withdrawn' : 'con-settled-word'}>
        <Icon name={outcome.is === 'withdrawn' ? 'cross' : 'check'} />
        {words(decidedWord(outcome))}
      </span>
      <span className="con-help" dir="auto">
        {outcome.is === 'withdrawn' ? outcome.reason : null}
        {outcome.is === 'adopted' || outcome.is === 'adopted-amended' ? words(`rap.by.${outcome.by}`) : null}
      </span>
      <ReopenButton card={card} />
    </div>
  )
}

/** Takes a decided recommendation up again: only then can its text change. */
export function ReopenButton({ card }: { readonly card: RecommendationTeamCard }) {
  const words = useWords()
  const { act, off, pending } = useActs()
  return (
    <Button
      size="small"
      busy={pending.has(card.id)}
      reason={off}
      onPress={() => void act({ kind: 'set-outcome', card: card.id, outcome: { is: 'in-progress' } })}
    >
      {words('con.reopen')}
    </Button>
  )
}

function decidedWord(outcome: Outcome) {
  switch (outcome.is) {
    case 'in-progress':
      return 'rec.drafting' as const
    case 'adopted':
      return 'rec.adopted' as const
    case 'adopted-amended':
      return 'rec.amended' as const
    case 'withdrawn':
      return 'rec.withdrawn' as const
  }
}
