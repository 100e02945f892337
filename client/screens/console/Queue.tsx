import { useMemo, useState } from 'react'
import type { ThemeLetter } from '../../../shared/domain/card.ts'
import { Button } from '../../parts/Button.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useActs } from './ActsProvider.tsx'
import { AnsweredRows } from './AnsweredRows.tsx'
import type { AskedLists } from './asked-rows.ts'
import { QueueRow } from './QueueRow.tsx'
import { queueVerb } from './shortcuts.ts'
import { ThemeFilter } from './ThemeFilter.tsx'
import { useDragOrder } from './use-drag-order.ts'
import { useQueueActs } from './use-queue-acts.ts'
import { useRowList } from './use-row-list.ts'
import { useSorting } from './use-sorting.ts'

/** « File »: what was accepted, in the team's order; what has its answer is grouped below. */
export function Queue({ lists, singleKeys }: { readonly lists: AskedLists; readonly singleKeys: boolean }) {
  const words = useWords()
  const [theme, setTheme] = useState<ThemeLetter | null>(null)
  const whole = useMemo(() => lists.queue.map((row) => row.id), [lists.queue])
  const shown = useMemo(
    () => (theme === null ? lists.queue : lists.queue.filter((row) => row.theme === theme)),
    [lists.queue, theme],
  )
  const order = useMemo(() => shown.map((row) => row.id), [shown])
  const rows = useRowList(order, singleKeys, (key, card) => {
    if (key.key === 'Escape' && sorting.panel !== null) {
      sorting.close()
      return true
    }
    const verb = queueVerb(key, singleKeys)
    const row = shown.find((other) => other.id === card)
    if (verb === null || row === undefined) return false
    if (verb === 'up' || verb === 'down') acts.step(row, verb)
    else if (verb === 'screen') acts.screen(row)
    else if (verb === 'aloud') acts.aloud(row)
    else sorting.verb(verb, row)
    return true
  })
  const sorting = useSorting(rows, lists)
  const acts = useQueueActs(whole, rows.leave)
  const over = useDragOrder(rows.list, acts.drop)

  return (
    <section className="con-column" aria-labelledby="con-queue">
      <QueueHead count={lists.queue.length} filtered={theme !== null} onAll={() => setTheme(null)} />
      <ThemeFilter queue={lists.queue} theme={theme} onChange={setTheme} />
      <div className="con-scroll">
        <ul ref={rows.list} className="con-rows" tabIndex={-1} aria-labelledby="con-queue">
          {shown.map((row, at) => (
            <QueueRow
              key={row.id}
              row={row}
              first={at === 0}
              selected={row.id === rows.selected}
              opened={row.id === rows.selected && rows.chosen}
              over={row.id === over}
              lists={lists}
              sorting={sorting}
              acts={acts}
              onSelect={() => rows.select(row.id)}
            />
          ))}
        </ul>
        {shown.length === 0 ? (
          <EmptyState icon="flag" title={words(theme === null ? 'con.queueempty' : 'con.themeempty')}>
            {theme === null ? words('con.queueemptymore') : null}
          </EmptyState>
        ) : null}
        <AnsweredRows rows={lists.answered} />
      </div>
    </section>
  )
}

function QueueHead(props: { readonly count: number; readonly filtered: boolean; readonly onAll: () => void }) {
  const words = useWords()
  const { act, off, pending } = useActs()
  return (
    <header className="con-head">
      <h2 id="con-queue">{words('con.queue')}</h2>
      <span className="con-count">{props.count}</span>
      {props.filtered ? (
        <Button size="small" look="quiet" icon="close" className="con-head-note" onPress={props.onAll}>
          {words('con.allthemes')}
        </Button>
      ) : null}
      <Button
        size="small"
        className="con-sortqueue"
        reason={props.count < 2 ? words('con.sorttwo') : off}
        busy={pending.has('sort-queue')}
        onPress={() => void act({ kind: 'sort-queue', by: 'supports' })}
      >
        {words('con.sortqueue')}
      </Button>
    </header>
  )
}
