import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { CardId } from '../../../shared/domain/ids.ts'
import type { FloorRow } from '../../../shared/domain/role-view.ts'
import type { TextName } from '../../../shared/domain/text.ts'
import type { Language, Words } from '../../../shared/words/words.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { Icon, type IconName } from '../../parts/Icon.tsx'
import { NumberBadge } from '../../parts/NumberBadge.tsx'
import { typeset } from '../../parts/typography.ts'
import { useWords } from '../../state/session-context.tsx'
import type { Picked } from './Desk.tsx'
import { type DeskCard, isAnswered } from './desk-list.ts'

/** All questions the room may see: the one on the wall first, what was answered last. One press takes one to the middle. */
export function QuestionList(props: {
  /** Of the session: the language in which people ask. */
  readonly language: Language
  readonly cards: readonly DeskCard[]
  readonly floors: Readonly<Record<TextName, FloorRow>>
  readonly current: CardId | TextName | null
  readonly onPick: (picked: Picked) => void
}) {
  const { language, cards, floors, current, onPick } = props
  const words = useWords()
  // One stop of the Tab key, the arrows go on from there: two hundred questions are no wall before the editor.
  const stop = current ?? Object.values<FloorRow>(floors)[0]?.text ?? cards[0]?.id ?? null
  const waiting = cards.filter((card) => !isAnswered(card)).length
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    // What stands in the middle is seen in the list too.
    if (current !== null) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <nav className="desk-list" ref={list} aria-label={words('desk.questions')}>
      <h2>
        {words('desk.questions')} <span className="desk-count">{waiting}</span>
      </h2>
      <ul onKeyDown={walk}>
        {Object.values<FloorRow>(floors).map((floor) => (
          <li key={floor.text}>
            <button
              type="button"
              className="desk-item"
              aria-current={current === floor.text || undefined}
              tabIndex={stop === floor.text ? 0 : -1}
              onClick={() => onPick({ is: 'floor', text: floor.text })}
            >
              <span className="desk-item-mark">
                <Icon name="pencil" />
              </span>
              <span className="desk-item-text">
                <b>{words('desk.openText')}</b>
                <small>{words('desk.floor')}</small>
              </span>
            </button>
          </li>
        ))}
        {cards.map((card) => (
          <li key={card.id}>
            <Item
              card={card}
              current={card.id === current}
              stop={card.id === stop}
              words={words}
              language={language}
              onPick={() => onPick({ is: 'card', id: card.id })}
            />
          </li>
        ))}
      </ul>
      {cards.length > 0 ? null : (
        <EmptyState icon="people" title={words('desk.noQuestions')}>
          {words('desk.noQuestionsMore')}
        </EmptyState>
      )}
    </nav>
  )
}

function walk(event: KeyboardEvent<HTMLUListElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('.desk-item')]
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const next = step === 0 ? undefined : items[items.indexOf(document.activeElement as HTMLElement) + step]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

interface ItemProps {
  readonly card: DeskCard
  readonly current: boolean
  /** Where the Tab key stops in the list. */
  readonly stop: boolean
  readonly words: Words
  readonly language: Language
  readonly onPick: () => void
}

function Item(props: ItemProps) {
  const { card, current, stop, words, language, onPick } = props
  const done = isAnswered(card)
  const told = standing(card, words)
  return (
    <button
      type="button"
      className={`desk-item${card.onWall ? ' desk-item-wall' : ''}${done ? ' desk-item-done' : ''}`}
      aria-current={current || undefined}
      tabIndex={stop ? 0 : -1}
      onClick={onPick}
    >
      <NumberBadge number={card.number} tone={done ? 'done' : card.onWall ? 'filled' : 'outlined'} />
      <span className="desk-item-text">
        <span className="desk-item-words" dir="auto">
          {typeset(card.text, language)}
        </span>
        <small>
          {card.supports === 0 ? null : (
            <span>
              <Icon name="people" />
              {card.supports}
            </span>
          )}
          {told === null ? null : (
            <span>
              <Icon name={told.icon} />
              {told.text}
            </span>
          )}
        </small>
      </span>
    </button>
  )
}

function standing(card: DeskCard, words: Words): { readonly icon: IconName; readonly text: string } | null {
  if (card.answer === 'aloud') return { icon: 'mic', text: words('desk.byVoice') }
  if (card.answer === 'written') return { icon: 'check', text: words('desk.byWriting') }
  if (card.onWall) return { icon: 'screen', text: words('desk.onWall') }
  if (card.answer === 'live') return { icon: 'pencil', text: words('desk.writing') }
  if (card.answer === 'later') return { icon: 'clock', text: words('desk.putOff') }
  if (card.next) return { icon: 'next', text: words('desk.nextOne') }
  return card.answer === 'draft' ? { icon: 'pencil', text: words('desk.drafting') } : null
}
