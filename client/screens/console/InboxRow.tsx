import { Button } from '../../parts/Button.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { NumberBadge } from '../../parts/NumberBadge.tsx'
import { ThemeMark } from '../../parts/ThemeMark.tsx'
import { typeset } from '../../parts/typography.ts'
import { useLanguage, useWords } from '../../state/session-context.tsx'
import { useActs } from './ActsProvider.tsx'
import { AskedLine } from './AskedLine.tsx'
import type { AskedLists, AskedRow } from './asked-rows.ts'
import { PhoneDoor } from './PhoneDoor.tsx'
import { RefusalNote } from './RefusalNote.tsx'
import { SortingPanel } from './SortingPanel.tsx'
import type { Sorting } from './use-sorting.ts'

/** One waiting question; the selected one shows its verbs and, when one is alike, the question it resembles. */
export function InboxRow(props: {
  readonly row: AskedRow
  readonly selected: boolean
  readonly like: AskedRow | null
  readonly lists: AskedLists
  readonly onSelect: () => void
  readonly sorting: Sorting
}) {
  const { row, selected, like, onSelect, sorting } = props
  const words = useWords()
  const language = useLanguage()
  const { pending } = useActs()
  const going = pending.has(row.id)
  return (
    <li
      data-row={row.id}
      className={`con-row con-inrow${selected ? ' con-row-on' : ''}${going ? ' con-row-going' : ''}`}
    >
      <button
        type="button"
        className="con-row-body"
        data-row-focus
        tabIndex={selected ? 0 : -1}
        aria-current={selected || undefined}
        onFocus={onSelect}
        onClick={onSelect}
      >
        <span className="con-row-text" dir="auto">
          {typeset(row.text, language)}
        </span>
        <span className="con-line">
          <NumberBadge number={row.number} size="small" label={words('con.number')} />
          <AskedLine row={row} />
          {row.theme === null ? null : <ThemeMark letter={row.theme} />}
          {row.supports > 0 ? (
            <span className="con-line-part">
              <Icon name="people" />
              {words('con.supports', { n: row.supports })}
            </span>
          ) : null}
        </span>
      </button>
      {selected && sorting.panel?.card !== row.id ? <InboxVerbs {...props} like={like} /> : null}
      <RefusalNote of={row.id} />
      <SortingPanel row={row} sorting={sorting} lists={props.lists} />
    </li>
  )
}

function InboxVerbs({ row, like, sorting }: { row: AskedRow; like: AskedRow | null; sorting: Sorting }) {
  const words = useWords()
  const { off } = useActs()
  return (
    <>
      {like === null ? null : <Like row={row} like={like} sorting={sorting} />}
      <div className="con-verbs">
        <Button
          look="primary"
          size="small"
          hint="A"
          reason={off}
          visit="con-accept"
          onPress={() => sorting.verb('accept', row)}
        >
          {words('con.accept')}
        </Button>
        <Button size="small" hint="T" reason={off} onPress={() => sorting.verb('theme', row)}>
          {words('con.theme')}
        </Button>
        <Button size="small" hint="X" reason={off} onPress={() => sorting.verb('decline', row)}>
          {words('con.reject')}
        </Button>
        <Button size="small" hint="C" reason={off} onPress={() => sorting.verb('form', row)}>
          {words(row.form === 'question' ? 'con.tocontribution' : 'con.toquestion')}
        </Button>
        {like === null ? (
          <Button size="small" hint="M" reason={off} onPress={() => sorting.verb('merge', row)}>
            {words('con.merge')}
          </Button>
        ) : null}
        <Button size="small" hint="W" reason={off} onPress={() => sorting.verb('reword', row)}>
          {words('con.reword')}
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
        <PhoneDoor row={row} />
      </div>
    </>
  )
}

function Like({ row, like, sorting }: { row: AskedRow; like: AskedRow; sorting: Sorting }) {
  const words = useWords()
  const { off } = useActs()
  return (
    <p className="con-like" title={like.text}>
      <span>{words('con.like', { n: like.number })}</span>
      <Button size="small" icon="merge" hint="M" reason={off} onPress={() => sorting.verb('merge', row, like.number)}>
        {words('con.merge')}
      </Button>
    </p>
  )
}
