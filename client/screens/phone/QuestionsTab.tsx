import { useState } from 'react'
import { QUESTIONS_SHOWN, type QuestionsShown } from '../../../shared/domain/phone-page.ts'
import type { StageAsked, StageView } from '../../../shared/domain/stage-view.ts'
import type { Words } from '../../../shared/words/words.ts'
import { Icon, type IconName } from '../../parts/Icon.tsx'
import { ThemeMark } from '../../parts/ThemeMark.tsx'
import { AnswerBlock } from './AnswerBlock.tsx'
import { AskedNotes } from './AskedNotes.tsx'
import { askedShown, cardOnWall, listStep } from './card-lists.ts'
import { EmptyState } from './EmptyState.tsx'
import { MyQuestions } from './MyQuestions.tsx'
import { TabLink } from './PhoneTabs.tsx'
import { usePhone } from './phone-context.ts'
import { SupportButton } from './SupportButton.tsx'
import { spoken } from './spoken.ts'

export function QuestionsTab({ stage }: { stage: StageView }) {
  const { show, words } = usePhone()
  return (
    <>
      <h2 className="ph-hidden">{words('phone.tab-questions')}</h2>
      <nav className="ph-chips" aria-label={words('phone.chips')}>
        {QUESTIONS_SHOWN.map((one) => (
          <TabLink key={one} to="questions" show={one} className="ph-chip" current={one === show}>
            {words(`phone.chip-${one}`)}
          </TabLink>
        ))}
      </nav>
      {show === 'mine' ? <MyQuestions /> : <Published key={show} stage={stage} show={show} />}
    </>
  )
}

function Published({ stage, show }: { stage: StageView; show: Exclude<QuestionsShown, 'mine'> }) {
  const { page, words } = usePhone()
  // Who came by this page's own link may have no script to ask for more with.
  const [most, setMost] = useState(page.tab === 'questions' ? Number.POSITIVE_INFINITY : listStep)
  const cards = askedShown(stage, show)
  if (cards.length === 0) {
    if (stage.session.seal !== null) {
      return <EmptyState icon="lock" title={words('refusal.closed')} next={words('phone.closed-none')} />
    }
    return <EmptyState icon="help" title={words(`phone.none-${show}`)} next={words('phone.none-next')} />
  }
  return (
    <>
      {cards.slice(0, most).map((card) => (
        <QuestionCard key={card.id} card={card} stage={stage} />
      ))}
      {cards.length > most ? (
        <button type="button" className="ph-button" onClick={() => setMost(most + listStep)}>
          {words('phone.more')}
        </button>
      ) : null}
    </>
  )
}

function QuestionCard({ card, stage }: { card: StageAsked; stage: StageView }) {
  const { words } = usePhone()
  const state = publishedState(card, stage, words)
  const name = card.theme === null ? undefined : stage.session.themes[card.theme]
  return (
    <article className="ph-card ph-question">
      <div className="ph-current">
        <span className="ph-n ph-n-open">{card.number}</span>
        <h3 dir="auto">{spoken(card.text)}</h3>
      </div>
      <AskedNotes card={card} />
      <div className="ph-marks">
        {card.theme === null ? null : <ThemeMark letter={card.theme} name={name} />}
        <p className={`ph-state ph-tone-${state.tone}`}>
          <Icon name={state.icon} />
          {state.text}
        </p>
      </div>
      {card.answerText === '' && card.summaryText === '' ? null : (
        <details className="ph-more" open={stage.session.seal !== null}>
          <summary>{words('phone.answer-read')}</summary>
          <AnswerBlock card={card} />
        </details>
      )}
      <SupportButton card={card} small />
    </article>
  )
}

function publishedState(
  card: StageAsked,
  stage: StageView,
  words: Words,
): { icon: IconName; tone: string; text: string } {
  if (card.answer === 'written') return { icon: 'check-double', tone: 'good', text: words('st.written') }
  if (card.answer === 'aloud') return { icon: 'check-double', tone: 'good', text: words('st.oral') }
  if (stage.session.seal !== null) return { icon: 'paper', tone: 'sent', text: words('st.kept') }
  if (cardOnWall(stage)?.id === card.id) return { icon: 'screen', tone: 'good', text: words('st.screen') }
  if (card.answer === 'later') return { icon: 'clock', tone: 'sent', text: words('phone.answer-later') }
  return { icon: 'clock', tone: 'sent', text: words('phone.state-next') }
}
