import { useState } from 'react'
import { Button } from '../../parts/Button.tsx'
import { NumberBadge } from '../../parts/NumberBadge.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useActs } from './ActsProvider.tsx'
import type { AskedRow, SetAside } from './asked-rows.ts'
import type { Command } from './command.ts'
import { PhoneDoor } from './PhoneDoor.tsx'
import { RefusalNote } from './RefusalNote.tsx'

type Which = 'declined' | 'protected' | 'merged'
const lists = ['declined', 'protected', 'merged'] as const satisfies readonly Which[]
const names = { declined: 'con.declined', protected: 'con.protected', merged: 'con.merged' } as const

/** What left the inbox, one press away, each with its way back. */
export function AsideLists({ aside }: { readonly aside: SetAside }) {
  const words = useWords()
  const [open, setOpen] = useState<Which | null>(null)
  return (
    <div className="con-aside">
      {open === null ? null : <AsideRows which={open} aside={aside} />}
      <div className="con-aside-tabs">
        {lists.map((which) => (
          <button
            key={which}
            type="button"
            className="con-aside-tab"
            aria-expanded={open === which}
            onClick={() => setOpen(open === which ? null : which)}
          >
            {words(names[which], { n: aside[which].length })}
          </button>
        ))}
      </div>
    </div>
  )
}

function AsideRows({ which, aside }: { readonly which: Which; readonly aside: SetAside }) {
  const words = useWords()
  if (aside[which].length === 0) return <p className="con-aside-empty">{words('con.asideempty')}</p>
  return (
    <ul className="con-aside-rows">
      {which === 'declined'
        ? aside.declined.map((row) => (
            <AsideOne
              key={row.id}
              row={row}
              why={words(`reason.${row.reason}`)}
              verb={words('con.returntoinbox')}
              command={{ kind: 'return-to-inbox', card: row.id }}
            />
          ))
        : null}
      {which === 'protected'
        ? aside.protected.map((row) => (
            <AsideOne
              key={row.id}
              row={row}
              why={words('con.protectedwhy')}
              verb={words('con.unprotect')}
              command={{ kind: 'unprotect', card: row.id }}
            />
          ))
        : null}
      {which === 'merged'
        ? aside.merged.map((row) => (
            <AsideOne
              key={row.id}
              row={row}
              why={words('con.mergedinto', { n: row.into ?? 0 })}
              verb={words('con.unmerge')}
              command={{ kind: 'unmerge', card: row.id }}
            />
          ))
        : null}
    </ul>
  )
}

function AsideOne(props: {
  readonly row: AskedRow
  readonly why: string
  readonly verb: string
  readonly command: Command
}) {
  const { row, why, verb, command } = props
  const { act, off, pending } = useActs()
  return (
    <li className="con-aside-row">
      <NumberBadge number={row.number} size="small" />
      <span className="con-aside-text">
        <span dir="auto">{row.text}</span>
        <span className="con-line">{why}</span>
        <RefusalNote of={row.id} />
      </span>
      {row.expelled ? <PhoneDoor row={row} /> : null}
      <Button size="small" reason={off} busy={pending.has(row.id)} onPress={() => void act(command)}>
        {verb}
      </Button>
    </li>
  )
}
