import { useState } from 'react'
import type { CardId } from '../../../shared/domain/ids.ts'
import type { StageAsked, StageView } from '../../../shared/domain/stage-view.ts'
import { Icon } from '../../parts/Icon.tsx'
import { NumberBadge } from '../../parts/NumberBadge.tsx'
import { typeset } from '../../parts/typography.ts'
import { useLanguage, useWords } from '../../state/session-context.tsx'
import { Thumbnail } from '../console/Thumbnail.tsx'
import { askedByNumber, lookUp } from './recommendation-rows.ts'

/** What the room sees, and what it asked and said, to look up while writing. `sources` null: nothing to rest on it. */
export function RoomSide(props: {
  readonly stage: StageView
  readonly sources: readonly CardId[] | null
  readonly onSource: ((source: CardId) => void) | null
}) {
  const { stage, sources, onSource } = props
  const words = useWords()
  const [wanted, setWanted] = useState('')
  const [open, setOpen] = useState<CardId | null>(null)
  const asked = askedByNumber(stage)
  const found = lookUp(asked, wanted)
  return (
    <section className="con-column rap-side" aria-labelledby="rap-room">
      <div className="con-walltop">
        <Thumbnail stage={stage} className="con-thumb" />
      </div>
      <header className="con-head">
        <h2 id="rap-room">{words('rap.room')}</h2>
        <span className="con-count">{asked.length}</span>
      </header>
      <div className="rap-search">
        <input
          className="con-input"
          type="search"
          aria-label={words('rap.search')}
          placeholder={words('rap.search')}
          dir="auto"
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      </div>
      <div className="con-scroll">
        <ul>
          {found.map((card) => (
            <RoomCard
              key={card.id}
              card={card}
              open={open === card.id}
              source={sources?.includes(card.id) ?? false}
              onOpen={() => setOpen(open === card.id ? null : card.id)}
              onSource={sources === null || onSource === null ? null : () => onSource(card.id)}
            />
          ))}
        </ul>
        {found.length === 0 ? (
          <p className="con-aside-empty">{words(asked.length === 0 ? 'rap.roomempty' : 'rap.notfound')}</p>
        ) : null}
      </div>
    </section>
  )
}

function RoomCard(props: {
  readonly card: StageAsked
  readonly open: boolean
  readonly source: boolean
  readonly onOpen: () => void
  readonly onSource: (() => void) | null
}) {
  const { card, open, source, onOpen, onSource } = props
  const words = useWords()
  const language = useLanguage()
  const answer = card.answerText || card.summaryText
  return (
    <li className={`rap-roomcard${source ? ' rap-roomcard-on' : ''}`}>
      <NumberBadge
        number={card.number}
        size="small"
        tone={source ? 'filled' : 'outlined'}
        label={words('con.number')}
      />
      <div className="con-aside-text">
        <button type="button" className="con-row-body" aria-expanded={open} onClick={onOpen}>
          <span className={open ? '' : 'rap-clamped'} dir="auto">
            {typeset(card.text, language)}
          </span>
        </button>
        {open ? (
          <p className="rap-roomanswer" dir="auto">
            {answer === '' ? words('rap.noanswer') : typeset(answer, language)}
          </p>
        ) : null}
        <span className="con-line">
          {card.supports === 0 ? null : (
            <span className="con-line-part">
              <Icon name="people" />
              {words('con.supports', { n: card.supports })}
            </span>
          )}
          {card.kind === 'contribution' ? <span className="con-tag">{words('con.contribution')}</span> : null}
          {onSource === null ? null : (
            <label className="rap-rest">
              <input type="checkbox" checked={source} onChange={onSource} />
              {words('rap.restson')}
              <span className="vh"> {card.number}</span>
            </label>
          )}
        </span>
      </div>
    </li>
  )
}
