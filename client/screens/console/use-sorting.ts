import { useState } from 'react'
import type { AskedForm, DeclineReason, ThemeLetter } from '../../../shared/domain/card.ts'
import type { CardId } from '../../../shared/domain/ids.ts'
import { useWords } from '../../state/session-context.tsx'
import { useActs } from './ActsProvider.tsx'
import { type AskedLists, type AskedRow, findByNumber } from './asked-rows.ts'
import type { InboxVerb } from './shortcuts.ts'
import type { RowList } from './use-row-list.ts'

export type PanelKind = 'decline' | 'theme' | 'merge' | 'reword' | 'place'
export interface OpenPanel {
  readonly card: CardId
  readonly kind: PanelKind
  /** Number put into the field, when one is guessed. */
  readonly guess: number | null
}

/** The verbs that both lists share, with the panel that some of them open inside the row. */
export interface Sorting {
  readonly panel: OpenPanel | null
  readonly open: (card: CardId, kind: PanelKind, guess?: number | null) => void
  readonly close: () => void
  readonly verb: (verb: InboxVerb, row: AskedRow, guess?: number | null) => void
  readonly decline: (card: CardId, reason: DeclineReason) => void
  readonly setTheme: (card: CardId, theme: ThemeLetter | null) => void
  /** Gives back what is wrong with the number, in words, or null when it was sent. */
  readonly mergeInto: (card: CardId, number: number) => string | null
}

export function useSorting(rows: RowList, lists: AskedLists): Sorting {
  const words = useWords()
  const { act, off } = useActs()
  const [panel, setPanel] = useState<OpenPanel | null>(null)

  const open = (card: CardId, kind: PanelKind, guess: number | null = null) => setPanel({ card, kind, guess })
  const close = () => {
    if (panel !== null) rows.focusRow(panel.card)
    setPanel(null)
  }
  /** Closes what is open, hands the focus on, then sends: the next row is there before the answer is. */
  const leaving = (card: CardId, send: () => void) => {
    if (off !== null) return
    setPanel(null)
    rows.leave(card)
    send()
  }
  const reword = (row: AskedRow) => {
    if (!row.wordingOpen) void act({ kind: 'reword', card: row.id })
    open(row.id, 'reword')
  }

  const verb = (name: InboxVerb, row: AskedRow, guess: number | null = null) => {
    if (off !== null) return
    const { id } = row
    switch (name) {
      case 'accept':
      case 'protect':
        return leaving(id, () => void act({ kind: name, card: id }))
      case 'form':
        return void act({ kind: 'set-form', card: id, form: otherForm(row) })
      case 'reword':
        return reword(row)
      case 'merge':
        return open(id, 'merge', guess)
      case 'decline':
      case 'theme':
        return open(id, name)
    }
  }

  return {
    panel,
    open,
    close,
    verb,
    decline: (card, reason) => leaving(card, () => void act({ kind: 'decline', card, reason })),
    setTheme: (card, theme) => {
      close()
      void act({ kind: 'set-theme', card, theme })
    },
    mergeInto: (card, number) => {
      const into = findByNumber(lists, number)
      if (into === null) return words('con.nosuchnumber', { n: number })
      if (into.id === card) return words('con.samenumber')
      leaving(card, () => void act({ kind: 'merge', card, into: into.id }))
      return null
    },
  }
}

function otherForm(row: AskedRow): AskedForm {
  return row.form === 'question' ? 'contribution' : 'question'
}
