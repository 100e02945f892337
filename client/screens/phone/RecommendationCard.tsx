import type { Opinion, Outcome } from '../../../shared/domain/card.ts'
import { mayCommand } from '../../../shared/domain/permission.ts'
import type { StageRecommendation } from '../../../shared/domain/stage-view.ts'
import { type Verdict, voteSum } from '../../../shared/domain/vote.ts'
import type { Words } from '../../../shared/words/words.ts'
import { Icon } from '../../parts/Icon.tsx'
import { ActForm } from './ActForm.tsx'
import { recommendationsInOrder } from './card-lists.ts'
import { FloorButton } from './FloorInvites.tsx'
import { usePhone } from './phone-context.ts'
import { refusalWords } from './refusal-words.ts'
import { spoken } from './spoken.ts'
import { countWith, opinionOf, type Weighed } from './weighed.ts'

export function RecommendationCard({ card }: { card: StageRecommendation }) {
  const { words, state } = usePhone()
  const all = state.stage === null ? [] : recommendationsInOrder(state.stage)
  return (
    <article className="ph-card" aria-labelledby={`ph-rec-${card.id}`}>
      <div className="ph-rec-head">
        <h3 id={`ph-rec-${card.id}`}>
          {words('phone.rec-n-of', { n: card.number, all: Math.max(all.length, card.number) })}
        </h3>
        <span className={`ph-outcome ph-outcome-${card.outcome.is}`}>
          <Icon name={outcomeIcons[card.outcome.is]} />
          {words(outcomeWords[card.outcome.is])}
        </span>
      </div>
      <p className="ph-rec-text" dir="auto">
        {spoken(card.text)}
        {card.live && card.outcome.is === 'in-progress' ? <span className="ph-caret" aria-hidden="true" /> : null}
      </p>
      <Details card={card} words={words} />
      <FloorButton card={card.id} />
      <Opinions card={card} />
    </article>
  )
}

const outcomeWords = {
  'in-progress': 'rec.drafting',
  adopted: 'rec.adopted',
  'adopted-amended': 'rec.amended',
  withdrawn: 'rec.withdrawn',
} as const satisfies Record<Outcome['is'], string>
const outcomeIcons = {
  'in-progress': 'pencil',
  adopted: 'check',
  'adopted-amended': 'check',
  withdrawn: 'undo',
} as const satisfies Record<Outcome['is'], string>

function Details({ card, words }: { card: StageRecommendation; words: Words }) {
  const lines = [
    card.outcome.is === 'withdrawn' && card.outcome.reason !== ''
      ? words('phone.rec-reason', { reason: card.outcome.reason })
      : null,
    card.addressees.length === 0 ? null : words('phone.rec-to', { list: card.addressees.join(', ') }),
    card.deadline === null ? null : words('phone.rec-before', { date: dateWords(card.deadline, words.language) }),
    card.sources.length === 0 ? null : words('phone.rec-rests', { list: card.sources.join(', ') }),
  ].filter((line) => line !== null)
  if (lines.length === 0) return null
  return (
    <p className="ph-notes" dir="auto">
      {lines.join(' · ')}
    </p>
  )
}

/** `yyyy-mm-dd`, a day and no moment: read and written in UTC, so that no time zone moves it. */
function dateWords(date: string, language: 'fr' | 'en'): string {
  const at = Date.parse(date)
  if (Number.isNaN(at)) return date
  return new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    at,
  )
}

/** Spelled out: a phone is sent only the words that stand in its pages. */
const verdictWords = {
  adopted: 'vote.verdict.adopted',
  'not-adopted': 'vote.verdict.not-adopted',
  'too-many': 'vote.verdict.too-many',
  nobody: 'vote.verdict.nobody',
} as const satisfies Record<Verdict, string>

const choices = [
  { opinion: 'yes', icon: 'check', word: 'rec.yes' },
  { opinion: 'mid', icon: 'dash', word: 'rec.mid' },
  { opinion: 'no', icon: 'cross', word: 'rec.no' },
] as const

function Opinions({ card }: { card: StageRecommendation }) {
  const { state, words } = usePhone()
  const phase = state.stage?.session.phase ?? 'opening'
  const opinion = opinionOf(card.id, state.own, state.pending)
  const isOver = state.stage?.session.seal != null || card.outcome.is !== 'in-progress'
  const { vote } = card
  const open = vote != null && vote.result === null
  const isVoted = vote != null && !open
  const counted = vote?.result == null ? card.opinions : voteSum(vote.result)
  const may = !isOver && !isVoted && vote?.phones !== false && mayCommand('participant', 'opine', phase) === 'yes'
  return (
    <fieldset className="ph-opinions">
      <legend className="ph-hidden">{words('phone.rec-opinion', { n: card.number })}</legend>
      {vote == null ? null : (
        <p className="ph-state ph-tone-wait" role="status">
          <Icon name={open ? 'clock' : 'check'} />
          {vote.result === null
            ? words(vote.phones ? 'vote.nohand' : 'vote.handsonly')
            : words(verdictWords[vote.result.verdict])}
        </p>
      )}
      {choices.map((choice) => {
        // No running result: while a vote is open a phone shows its own choice and no count.
        const count = open
          ? null
          : countWith(
              counted[choice.opinion],
              isVoted || opinion.known === choice.opinion,
              isVoted || opinion.choice === choice.opinion,
            )
        return may ? (
          <Choice key={choice.opinion} card={card} choice={choice} count={count} chosen={opinion.choice} />
        ) : (
          <p key={choice.opinion} className="ph-choice ph-choice-still">
            <Icon name={choice.icon} />
            <span>{words(choice.word)}</span>
            <b>{count}</b>
          </p>
        )
      })}
      {may || isOver || vote != null ? (
        <Told opinion={opinion} />
      ) : (
        <p className="ph-quiet">{words('phone.rec-later')}</p>
      )}
    </fieldset>
  )
}

function Choice(props: {
  card: StageRecommendation
  choice: (typeof choices)[number]
  count: number | null
  chosen: Opinion | null
}) {
  const { words } = usePhone()
  const { opinion, icon, word } = props.choice
  const isChosen = props.chosen === opinion
  return (
    <ActForm
      wish={{ kind: 'opine', card: props.card.id, opinion: isChosen ? null : opinion, vote: props.card.vote?.round }}
    >
      <button type="submit" className="ph-choice" aria-pressed={isChosen}>
        <Icon name={icon} />
        <span>{words(word)}</span>
        <b>{props.count}</b>
      </button>
    </ActForm>
  )
}

/** Under the choices: whether the server has it. */
function Told({ opinion }: { opinion: Weighed<Opinion | null> }) {
  const { words } = usePhone()
  if (opinion.refused !== null) {
    return (
      <p className="ph-state ph-tone-no" role="status">
        <Icon name="alert" />
        {words('phone.rec-refused', { reason: refusalWords(opinion.refused.refusal, words) })}
      </p>
    )
  }
  if (opinion.choice === null && opinion.sure) return null
  return opinion.sure ? (
    <p className="ph-state ph-tone-good" role="status">
      <Icon name="check" />
      {words('rec.saved')}
    </p>
  ) : (
    <p className="ph-state ph-tone-wait" role="status">
      <Icon name="clock" />
      {words('phone.rec-sending')}
    </p>
  )
}
