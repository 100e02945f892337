import { useWords } from '../../state/session-context.tsx'
import { type AskedLists, type AskedRow, findByNumber } from './asked-rows.ts'
import { DeclinePanel } from './DeclinePanel.tsx'
import { NumberPanel } from './NumberPanel.tsx'
import { RewordPanel } from './RewordPanel.tsx'
import { ThemePanel } from './ThemePanel.tsx'
import type { Sorting } from './use-sorting.ts'

/** The panel that is open in this row, if one is. `place` belongs to the queue. */
export function SortingPanel(props: { readonly row: AskedRow; readonly sorting: Sorting; readonly lists: AskedLists }) {
  const { row, sorting, lists } = props
  const words = useWords()
  if (sorting.panel === null || sorting.panel.card !== row.id) return null
  switch (sorting.panel.kind) {
    case 'decline':
      return <DeclinePanel onChoose={(reason) => sorting.decline(row.id, reason)} onClose={sorting.close} />
    case 'theme':
      return (
        <ThemePanel theme={row.theme} onChoose={(theme) => sorting.setTheme(row.id, theme)} onClose={sorting.close} />
      )
    case 'merge':
      return (
        <NumberPanel
          title={words('con.mergewith')}
          label={words('con.questionnumber')}
          confirm={words('con.merge')}
          initial={sorting.panel.guess}
          describe={(number) => findByNumber(lists, number)?.text ?? null}
          onNumber={(number) => sorting.mergeInto(row.id, number)}
          onClose={sorting.close}
        />
      )
    case 'reword':
      return <RewordPanel row={row} onClose={sorting.close} />
    case 'place':
      return null
  }
}
