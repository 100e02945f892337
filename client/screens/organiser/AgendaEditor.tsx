import { useRef, useState } from 'react'
import { Button } from '../../parts/Button.tsx'
import { useOrganiser, useOrganiserWords } from '../../state/use-catalogue.ts'
import type { AgendaDraft } from './sheet-field.ts'

/** The points of an agenda with their minutes: added at the end, moved by buttons, removed. */
export function AgendaEditor(props: {
  readonly rows: readonly AgendaDraft[]
  readonly onChange: (rows: readonly AgendaDraft[]) => void
  readonly attach: (element: HTMLElement | null) => void
}) {
  const { rows, onChange, attach } = props
  const words = useOrganiserWords()
  const organiser = useOrganiser()
  const list = useRef<HTMLOListElement>(null)
  const [born, setBorn] = useState<string | null>(null)

  const put = (at: number, change: Partial<AgendaDraft>) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...change } : row)))
  const move = (at: number, by: -1 | 1) => {
    const moved = rows.toSpliced(at, 1)
    const row = rows[at]
    if (row !== undefined) onChange(moved.toSpliced(at + by, 0, row))
  }
  const remove = (at: number) => {
    onChange(rows.toSpliced(at, 1))
    // The button that had the focus is gone with its row.
    list.current?.querySelectorAll('input')[Math.max(0, (at - 1) * 2)]?.focus()
  }
  const add = () => {
    const key = organiser.newId()
    setBorn(key)
    onChange([...rows, { key, title: '', minutes: '' }])
  }
  return (
    <div className="org-agenda">
      <ol ref={list}>
        {rows.map((row, at) => (
          <li key={row.key} className="org-agenda-row">
            <input
              ref={at === 0 ? attach : undefined}
              type="text"
              dir="auto"
              aria-label={words('org.agendaItem', { n: at + 1 })}
              value={row.title}
              // biome-ignore lint/a11y/noAutofocus: the row was just asked for by a press
              autoFocus={row.key === born}
              onChange={(event) => put(at, { title: event.target.value })}
            />
            <span className="org-agenda-minutes">
              <input
                type="text"
                inputMode="numeric"
                aria-label={words('org.agendaMinutes', { n: at + 1 })}
                value={row.minutes}
                onChange={(event) => put(at, { minutes: event.target.value })}
              />
              <span aria-hidden="true">{words('org.minutesShort')}</span>
            </span>
            <span className="org-agenda-buttons">
              <Button
                size="small"
                look="quiet"
                icon="up"
                label={words('org.agendaUp', { n: at + 1 })}
                reason={at === 0 ? words('org.agendaFirst') : null}
                onPress={() => move(at, -1)}
              >
                {null}
              </Button>
              <Button
                size="small"
                look="quiet"
                icon="down"
                label={words('org.agendaDown', { n: at + 1 })}
                reason={at === rows.length - 1 ? words('org.agendaLast') : null}
                onPress={() => move(at, 1)}
              >
                {null}
              </Button>
              <Button
                size="small"
                look="quiet"
                icon="close"
                label={words('org.agendaRemove', { n: at + 1 })}
                onPress={() => remove(at)}
              >
                {null}
              </Button>
            </span>
          </li>
        ))}
      </ol>
      <Button size="small" icon="plus" onPress={add}>
        {words('org.agendaAdd')}
      </Button>
    </div>
  )
}
