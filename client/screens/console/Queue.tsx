import { useCallback, useMemo, useState } from 'react'
import type { ThemeLetter } from '../../../shared/domain/card.ts'
import type { CardId } from '../../../shared/domain/ids.ts'
import { Button } from '../../parts/Button.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useActs } from './ActsProvider.tsx'
import { AnsweredRows } from './AnsweredRows.tsx'
import type { AskedLists, AskedRow } from './asked-rows.ts'
import { dropOn, type Place, placeAt, stepPlace } from './placing.ts'
import { QueueRow } from './QueueRow.tsx'
import { queueVerb } from './shortcuts.ts'
import { ThemeFilter } from './ThemeFilter.tsx'
import { useDragOrder } from './use-drag-order.ts'
import { useRowList } from './use-row-list.ts'
import { useSorting } from './use-sorting.ts'

/** « File »: what was accepted, in the team's order; what has its answer is grouped below. */
export function Queue({ lists, singleKeys }: { readonly lists: AskedLists; readonly singleKeys: boolean }) {
  const words = useWords()
  const { act, off } = useActs()
  const [theme, setTheme] = useState<ThemeLetter | null>(null)
  // Places count in the whole queue, whatever the filter shows.
  const whole = useMemo(() => lists.queue.map((row) => row.id), [lists.queue])
  const shown = useMemo(
    () => (theme === null ? lists.queue : lists.queue.filter((row) => row.theme === theme)),
    [lists.queue, theme],
  )
  const order = useMemo(() => shown.map((row) => row.id), [shown])

  const put = useCallback(
    (card: CardId, place: Place | null) => {
      if (place !== null && off === null) void act({ kind: 'place', card, before: place.before })
    },
    [act, off],
  )
  const onDrop = useCallback((card: CardId, target: CardId) => put(card, dropOn(whole, card, target)), [put, whole])

  const rows = useRowList(order, singleKeys, (key, card) => {
    const verb = queueVerb(key, singleKeys)
    const row = shown.find((other) => other.id === card)
    if (verb === null || row === undefined) return false
    if (verb === 'up' || verb === 'down') step(row, verb)
    else if (verb === 'screen') screen(row)
    else if (verb === 'aloud') aloud(row)
    else sorting.verb(verb, row)
    return true
  })
  const sorting = useSorting(rows, lists)
  const over = useDragOrder(rows.list, onDrop)

  const step = (row: AskedRow, way: 'up' | 'down') => put(row.id, stepPlace(whole, row.id, way))
  const screen = (row: AskedRow) => {
    if (off === null) void act({ kind: 'spotlight', card: row.id })
  }
  const aloud = (row: AskedRow) => {
    if (off !== null) return
    rows.leave(row.id)
    void act({ kind: 'answer-aloud', card: row.id })
  }
  const back = (row: AskedRow) => {
    rows.leave(row.id)
    void act({ kind: 'return-to-inbox', card: row.id })
  }
  const placeAtNumber = (row: AskedRow, position: number): string | null => {
    if (position < 1 || position > whole.length) return words('con.placebetween', { n: whole.length })
    sorting.close()
    put(row.id, placeAt(whole, row.id, position))
    return null
  }
  return (
    <section className="con-column" aria-labelledby="con-queue">
      <header className="con-head">
        <h2 id="con-queue">{words('con.queue')}</h2>
        <span className="con-count">{lists.queue.length}</span>
        {theme === null ? null : (
          <Button size="small" look="quiet" icon="close" className="con-head-note" onPress={() => setTheme(null)}>
            {words('con.allthemes')}
          </Button>
        )}
      </header>
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
              position={whole.indexOf(row.id) + 1}
              last={whole.at(-1) === row.id}
              lists={lists}
              sorting={sorting}
              onSelect={() => rows.select(row.id)}
              onScreen={() => screen(row)}
              onAloud={() => aloud(row)}
              onStep={(way) => step(row, way)}
              onPlace={(position) => placeAtNumber(row, position)}
              onBack={() => back(row)}
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
