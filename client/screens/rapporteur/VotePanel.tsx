import { useState } from 'react'
import { textName } from '../../../shared/domain/text.ts'
import {
  isOpen,
  publicResult,
  sameHands,
  VOTE_RULES,
  type Vote,
  type VoteRule,
  voteSum,
  votesIn,
} from '../../../shared/domain/vote.ts'
import { Button } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { Segments } from '../../parts/Segments.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useSharedText } from '../../state/use-shared-text.ts'
import { useTeamView } from '../../state/use-view.ts'
import { useActs } from '../console/ActsProvider.tsx'
import type { RecommendationTeamCard } from './recommendation-rows.ts'
import { readCount, TellerCount } from './TellerCount.tsx'
import './vote-panel.css'

/** Read aloud, then voted on: by phones and hands, under a rule said beforehand. `received`: votes from phones so far. */
export function VotePanel(props: {
  readonly card: RecommendationTeamCard
  readonly received: number
  /** Others are writing in the text. */
  readonly onFloor: boolean
}) {
  const { card, received, onFloor } = props
  const words = useWords()
  const { vote } = card
  return (
    <section className="rap-block rap-vote" aria-labelledby="rap-vote">
      <h3 id="rap-vote">{words('rap.vote')}</h3>
      {isOpen(vote) ? (
        <OpenVote card={card} vote={vote} received={received} />
      ) : (
        <>
          {vote?.result == null || vote.result.verdict === 'nobody' ? null : <Result vote={vote} />}
          {card.outcome.is === 'in-progress' ? <BeforeVote card={card} onFloor={onFloor} /> : null}
        </>
      )}
    </section>
  )
}

function BeforeVote({ card, onFloor }: { readonly card: RecommendationTeamCard; readonly onFloor: boolean }) {
  const words = useWords()
  const { act, off, pending } = useActs()
  const row = useTeamView()?.session.row
  const text = useSharedText(textName('recommendation', card.id)).state.value.trim()
  const isRead = text !== '' && card.readAloud === text
  const [rule, setRule] = useState<VoteRule>(card.vote?.rule ?? 'majority')
  const [channel, setChannel] = useState<'both' | 'hands'>(card.vote?.result?.verdict === 'too-many' ? 'hands' : 'both')
  const [typed, setTyped] = useState<string | null>(null)
  const present = readCount(typed ?? String(row?.present ?? ''))
  const busy = pending.has(card.id)
  const blocked = off ?? (onFloor ? words('rap.floorfirst') : null)
  const missing =
    blocked ??
    (isRead ? (present === null || present < 1 ? words('rap.vote.presentfirst') : null) : words('rap.vote.readfirst'))
  return (
    <>
      <Button
        icon="check"
        pressed={isRead}
        busy={busy}
        reason={blocked ?? (text === '' ? words('refusal.empty') : null)}
        onPress={() => void act({ kind: 'mark-read', card: card.id, read: !isRead })}
      >
        {words('rap.vote.read')}
      </Button>
      <div className="rap-vote-row">
        <Segments
          name={words('vote.rulename')}
          value={rule}
          segments={VOTE_RULES.map((value) => ({ value, label: words(`vote.short.${value}`) }))}
          onChange={setRule}
        />
        <Segments
          name={words('rap.vote.channel')}
          value={channel}
          segments={[
            { value: 'both', label: words('rap.vote.both') },
            { value: 'hands', label: words('rap.vote.hands') },
          ]}
          onChange={setChannel}
        />
      </div>
      <p className="con-help">{words(`vote.rule.${rule}`)}</p>
      <div className="rap-vote-row">
        <Field label={words('rap.vote.present')}>
          {(control) => (
            <input
              {...control}
              className="con-input con-input-number"
              inputMode="numeric"
              autoComplete="off"
              value={typed ?? row?.present ?? ''}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          )}
        </Field>
        <Button
          look="primary"
          busy={busy}
          reason={missing}
          onPress={() =>
            void act({ kind: 'open-vote', card: card.id, rule, present: present ?? 0, phones: channel === 'both' })
          }
        >
          {words(card.vote == null ? 'rap.vote.openit' : 'rap.vote.again')}
        </Button>
      </div>
    </>
  )
}

function OpenVote(props: { readonly card: RecommendationTeamCard; readonly vote: Vote; readonly received: number }) {
  const { card, vote, received } = props
  const words = useWords()
  const { act, off, pending } = useActs()
  const busy = pending.has(card.id)
  const wrong = tellersWrong(vote)
  return (
    <>
      <p className="rap-vote-received" role="status">
        {vote.phones ? words('vote.received', { n: received }) : words('vote.handsonly')}
      </p>
      <p className="con-help">
        {words(`vote.rule.${vote.rule}`)} {words('rap.vote.locked')}
      </p>
      <div className="rap-tellers">
        <TellerCount key={`first-${vote.round}`} card={card.id} teller="first" kept={vote.tellers.first} />
        <TellerCount key={`second-${vote.round}`} card={card.id} teller="second" kept={vote.tellers.second} />
      </div>
      {wrong === null ? null : (
        <p className="con-wrong" role="status">
          {words(wrong)}
        </p>
      )}
      <div className="rap-decide">
        <Button
          look="primary"
          busy={busy}
          reason={off ?? (wrong === null ? null : words(wrong))}
          onPress={() => void act({ kind: 'close-vote', card: card.id, counts: true })}
        >
          {words('rap.vote.close')}
        </Button>
        <Button
          look="quiet"
          busy={busy}
          reason={off}
          onPress={() => void act({ kind: 'close-vote', card: card.id, counts: false })}
        >
          {words('rap.vote.cancel')}
        </Button>
      </div>
    </>
  )
}

function tellersWrong({ tellers: { first, second } }: Vote): 'rap.vote.one' | 'rap.vote.differ' | null {
  if (first === null && second === null) return null
  if (first === null || second === null) return 'rap.vote.one'
  return sameHands(first, second) ? null : 'rap.vote.differ'
}

function Result({ vote }: { readonly vote: Vote }) {
  const words = useWords()
  if (vote.result === null) return null
  const result = publicResult(vote.result)
  const sum = voteSum(result)
  const [a, b] = [result.phones, result.hands].map((counts) => (counts === null ? 0 : votesIn(counts)))
  return (
    <div className="rap-vote-result" role="status">
      <b>{words(`vote.verdict.${result.verdict}`)}</b>
      <span>{words('pv.opinions-counts', { ...sum })}</span>
      <span>
        {words('vote.of-present', { n: votesIn(sum), all: vote.present })} ·{' '}
        {words('vote.split', { a: a ?? 0, b: b ?? 0 })}
      </span>
      <span className="con-help">{words(`vote.rule.${vote.rule}`)}</span>
      {result.verdict === 'too-many' ? <span className="con-wrong">{words('rap.vote.recount')}</span> : null}
    </div>
  )
}
