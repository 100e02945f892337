import { Button } from '../../parts/Button.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { NumberBadge } from '../../parts/NumberBadge.tsx'
import { ThemeMark } from '../../parts/ThemeMark.tsx'
import { typeset } from '../../parts/typography.ts'
import { useLanguage, useWords } from '../../state/session-context.tsx'
import { useActs } from './ActsProvider.tsx'
import type { AskedLists, AskedRow } from './asked-rows.ts'
import { NumberPanel } from './NumberPanel.tsx'
import { PhoneDoor } from './PhoneDoor.tsx'
import { RefusalNote } from './RefusalNote.tsx'
import { RewordedMark } from './RewordedMark.tsx'
import { SortingPanel } from './SortingPanel.tsx'
import type { QueueActs } from './use-queue-acts.ts'
import type { Sorting } from './use-sorting.ts'
import { useThemes } from './use-themes.ts'

export interface QueueRowProps {
  readonly row: AskedRow
  /** The top of what is shown. */
  readonly first: boolean
  /** The list's stop of the Tab key. */
  readonly selected: boolean
  /** Its verbs are shown. */
  readonly opened: boolean
  /** A dragged row would take this one's place. */
  readonly over: boolean
  readonly lists: AskedLists
  readonly sorting: Sorting
  readonly acts: QueueActs
  readonly onSelect: () => void
}

/** One accepted question. What is on the wall is marked as the wall is; the selected row shows its verbs. */
export function QueueRow(props: QueueRowProps) {
  const { row, selected, sorting, lists, first, acts } = props
  const words = useWords()
  const language = useLanguage()
  const { pending, off } = useActs()
  const look = [
    'con-row con-queuerow',
    props.opened ? 'con-row-on' : '',
    row.onWall ? 'con-row-wall' : '',
    props.over ? 'con-row-over' : '',
    pending.has(row.id) ? 'con-row-going' : '',
  ]
  return (
    <li data-row={row.id} className={look.join(' ')}>
      <div className="con-queueline">
        <span className="con-grip" data-grip draggable={off === null} title={words('con.drag')}>
          <Icon name="grip" />
        </span>
        <NumberBadge number={row.number} tone={row.onWall ? 'filled' : 'outlined'} label={words('con.number')} />
        <button
          type="button"
          className="con-row-body"
          data-row-focus
          tabIndex={selected ? 0 : -1}
          aria-current={selected || undefined}
          onFocus={props.onSelect}
          onClick={props.onSelect}
        >
          <span className="con-row-text" dir="auto">
            {typeset(row.text, language)}
          </span>
          <QueueLine row={row} />
        </button>
        <Supports count={row.supports} />
        <Button
          size="small"
          hint={row.onWall ? 'O' : 'E'}
          reason={off}
          {...(first ? { visit: 'con-screen' } : {})}
          className="con-screen"
          onPress={() => (row.onWall ? acts.aloud(row) : acts.screen(row))}
        >
          {words(row.onWall ? 'con.aloud' : 'con.toscreen')}
        </Button>
      </div>
      {props.opened && sorting.panel?.card !== row.id ? <QueueVerbs {...props} /> : null}
      <RefusalNote of={row.id} />
      <SortingPanel row={row} sorting={sorting} lists={lists} />
      {sorting.panel?.card === row.id && sorting.panel.kind === 'place' ? <PlacePanel {...props} /> : null}
    </li>
  )
}

function Supports({ count }: { readonly count: number }) {
  const words = useWords()
  // Nobody yet: said by nothing, the place is kept.
  if (count === 0) return <span className="con-supports" />
  return (
    <span className="con-supports" title={words('con.supports', { n: count })}>
      <Icon name="people" />
      <span aria-hidden="true">{count}</span>
      <span className="vh">{words('con.supports', { n: count })}</span>
    </span>
  )
}

function PlacePanel({ row, sorting, acts }: QueueRowProps) {
  const words = useWords()
  const { whole } = acts
  return (
    <NumberPanel
      title={words('con.placeat')}
      label={words('con.placelabel', { n: whole.length })}
      confirm={words('con.placeok')}
      initial={whole.indexOf(row.id) + 1}
      onNumber={(position) => {
        const wrong = acts.placeAt(row, position)
        if (wrong === null) sorting.close()
        return wrong
      }}
      onClose={sorting.close}
    />
  )
}

function QueueLine({ row }: { readonly row: AskedRow }) {
  const words = useWords()
  const themes = useThemes()
  const name = themes.find(([letter]) => letter === row.theme)?.[1]
  return (
    <span className="con-line">
      {row.onWall ? (
        <span className="con-onwall">
          <span className="con-dot" aria-hidden="true" />
          {words(row.answer === 'live' ? 'con.onwalllive' : 'con.onwall')}
        </span>
      ) : null}
      {row.form === 'contribution' ? (
        <span className="con-tag">
          <Icon name="message" />
          {words('con.contribution')}
        </span>
      ) : null}
      {row.theme === null ? null : <ThemeMark letter={row.theme} name={name} />}
      {row.merged.length > 0 ? <span>{words('con.unites', { n: row.merged.length + 1 })}</span> : null}
      <RewordedMark row={row} />
      {row.answer === 'draft' ? <span>{words('con.drafting')}</span> : null}
    </span>
  )
}

function QueueVerbs({ row, sorting, acts }: QueueRowProps) {
  const words = useWords()
  const { off } = useActs()
  return (
    <div className="con-verbs con-verbs-queue">
      {row.onWall ? null : (
        <Button size="small" hint="O" reason={off} onPress={() => acts.aloud(row)}>
          {words('con.aloud')}
        </Button>
      )}
      <Button size="small" hint="W" reason={off} onPress={() => sorting.verb('reword', row)}>
        {words('con.reword')}
      </Button>
      <Button size="small" hint="T" reason={off} onPress={() => sorting.verb('theme', row)}>
        {words('con.theme')}
      </Button>
      <Button size="small" hint="M" reason={off} onPress={() => sorting.verb('merge', row)}>
        {words('con.merge')}
      </Button>
      <span className="con-verbs-order">
        <Button
          size="small"
          icon="up"
          label={words('con.up')}
          reason={acts.whole[0] === row.id ? words('con.isfirst') : off}
          onPress={() => acts.step(row, 'up')}
        >
          {null}
        </Button>
        <Button
          size="small"
          icon="down"
          label={words('con.down')}
          reason={acts.whole.at(-1) === row.id ? words('con.islast') : off}
          onPress={() => acts.step(row, 'down')}
        >
          {null}
        </Button>
        <Button size="small" reason={off} onPress={() => sorting.open(row.id, 'place')}>
          {words('con.placeat')}
        </Button>
      </span>
      <Button size="small" hint="C" reason={off} onPress={() => sorting.verb('form', row)}>
        {words(row.form === 'question' ? 'con.tocontribution' : 'con.toquestion')}
      </Button>
      <Button size="small" reason={off} onPress={() => acts.back(row)}>
        {words('con.returntoinbox')}
      </Button>
      <Button
        size="small"
        look="quiet"
        icon="shield"
        hint="P"
        reason={off}
        onPress={() => sorting.verb('protect', row)}
      >
        {words('con.protect')}
      </Button>
      {row.expelled ? <PhoneDoor row={row} /> : null}
    </div>
  )
}
