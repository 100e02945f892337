import { useState } from 'react'
import type { CardId } from '../../../shared/domain/ids.ts'
import type { StageAsked, StageView } from '../../../shared/domain/stage-view.ts'
import { Button } from '../../parts/Button.tsx'
import { useWords } from '../../state/session-context.tsx'
import { NumberPanel } from '../console/NumberPanel.tsx'
import { askedByNumber, sourceNumbers } from './recommendation-rows.ts'

/** The questions and contributions it rests on; each opens in place. */
export function Sources(props: {
  readonly sources: readonly CardId[]
  readonly stage: StageView
  readonly onSource: (source: CardId) => void
}) {
  const { sources, stage, onSource } = props
  const words = useWords()
  const [open, setOpen] = useState<CardId | null>(null)
  const [adding, setAdding] = useState(false)
  const asked = askedByNumber(stage)
  const cards = sourceNumbers(sources, asked)
  const opened = cards.find((card) => card.id === open)
  const add = (number: number): string | null => {
    const card = asked.find((other) => other.number === number)
    if (card === undefined) return words('rap.nosource', { n: number })
    if (!sources.includes(card.id)) onSource(card.id)
    setAdding(false)
    return null
  }
  return (
    <section className="rap-block" aria-labelledby="rap-sources">
      <h3 id="rap-sources">{words('rap.sources')}</h3>
      <div className="con-choices">
        {cards.map((card) => (
          <button
            key={card.id}
            type="button"
            className="rap-source"
            aria-expanded={open === card.id}
            onClick={() => setOpen(open === card.id ? null : card.id)}
          >
            {card.number}
            <span className="vh"> {card.text}</span>
          </button>
        ))}
        <Button size="small" icon="plus" onPress={() => setAdding(!adding)}>
          {words('rap.addsource')}
        </Button>
      </div>
      {adding ? (
        <NumberPanel
          title={words('rap.addsource')}
          label={words('con.questionnumber')}
          confirm={words('con.add')}
          initial={null}
          describe={(number) => asked.find((card) => card.number === number)?.text ?? null}
          onNumber={add}
          onClose={() => setAdding(false)}
        />
      ) : null}
      {opened === undefined ? null : <Opened card={opened} onRemove={() => onSource(opened.id)} />}
    </section>
  )
}

function Opened({ card, onRemove }: { readonly card: StageAsked; readonly onRemove: () => void }) {
  const words = useWords()
  const answer = card.answerText || card.summaryText
  return (
    <div className="rap-opened">
      <p className="rap-opened-text" dir="auto">
        {card.text}
      </p>
      {answer === '' ? null : <p dir="auto">{answer}</p>}
      <Button size="small" icon="close" onPress={onRemove}>
        {words('rap.removesource')}
      </Button>
    </div>
  )
}
