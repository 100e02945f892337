import { useMemo } from 'react'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { useWords } from '../../state/session-context.tsx'
import { AsideLists } from './AsideLists.tsx'
import type { AskedLists } from './asked-rows.ts'
import { InboxRow } from './InboxRow.tsx'
import { findLike, foldWords } from './likeness.ts'
import { inboxVerb } from './shortcuts.ts'
import { useRowList } from './use-row-list.ts'
import { useSorting } from './use-sorting.ts'

/** « À trier »: what waits to be read, oldest first. */
export function Inbox({ lists, singleKeys }: { readonly lists: AskedLists; readonly singleKeys: boolean }) {
  const words = useWords()
  const { inbox, queue } = lists
  const order = useMemo(() => inbox.map((row) => row.id), [inbox])
  const rows = useRowList(order, singleKeys, (key, card) => {
    if (key.key === 'Escape' && sorting.panel !== null) {
      sorting.close()
      return true
    }
    const verb = inboxVerb(key, singleKeys)
    const row = inbox.find((other) => other.id === card)
    if (verb === null || row === undefined) return false
    sorting.verb(verb, row)
    return true
  })
  const sorting = useSorting(rows, lists)
  const known = useMemo(() => queue.map((row) => ({ item: row, words: foldWords(row.text) })), [queue])
  const selected = inbox.find((row) => row.id === rows.selected)
  const like = useMemo(
    () => (selected === undefined ? null : (findLike(foldWords(selected.text), known)?.item ?? null)),
    [selected, known],
  )
  return (
    <section className="con-column" aria-labelledby="con-inbox">
      <header className="con-head">
        <h2 id="con-inbox">{words('con.inbox')}</h2>
        <span className="con-count con-count-ink">{inbox.length}</span>
        <span className="con-head-note">{words('con.oldestfirst')}</span>
      </header>
      <div className="con-scroll">
        <ul ref={rows.list} className="con-rows" tabIndex={-1} aria-labelledby="con-inbox">
          {inbox.map((row) => (
            <InboxRow
              key={row.id}
              row={row}
              selected={row.id === rows.selected}
              like={row.id === rows.selected ? like : null}
              lists={lists}
              onSelect={() => rows.select(row.id)}
              sorting={sorting}
            />
          ))}
        </ul>
        {inbox.length === 0 ? (
          <EmptyState icon="check" title={words('con.inboxempty')}>
            {words('con.inboxemptymore')}
          </EmptyState>
        ) : null}
      </div>
      <AsideLists aside={lists.aside} />
    </section>
  )
}
