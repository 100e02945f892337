import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { CardId } from '../../../shared/domain/ids.ts'
import type { Key } from './shortcuts.ts'
import { moveOf, moveSelection, neighbourOf } from './shortcuts.ts'
import { useKeys } from './use-keys.ts'

/**
 * A list of rows with one of them selected, which is the list's one stop of the Tab key. Rows are `li[data-row]` with a
 * `[data-row-focus]` inside.
 */
export interface RowList<Id extends string = CardId> {
  readonly list: RefObject<HTMLUListElement | null>
  readonly selected: Id | null
  /** Selected by the person, not only the first stop of the Tab key. */
  readonly chosen: boolean
  readonly select: (card: Id) => void
  /** The row is about to go: selection and focus pass to its neighbour at once, before the server answers. */
  readonly leave: (card: Id) => void
  readonly focusRow: (card: Id | null) => void
}

interface Selection<Id> {
  readonly card: Id | null
  /** Where it stood: when the row goes, the one that took its place is selected. */
  readonly at: number
}

/** `onVerb` is called for keys on the selected row, outside of fields and panels; gives back whether it took the key. */
export function useRowList<Id extends string>(
  order: readonly Id[],
  singleKeys: boolean,
  onVerb: (key: Key, card: Id) => boolean,
): RowList<Id> {
  const list = useRef<HTMLUListElement>(null)
  const hadFocus = useRef(false)
  const [selection, setSelection] = useState<Selection<Id>>({ card: null, at: 0 })
  const selected = currentOf(order, selection)

  const select = useCallback((card: Id) => setSelection({ card, at: order.indexOf(card) }), [order])
  const focusRow = useCallback((card: Id | null) => {
    const row = card === null ? null : list.current?.querySelector<HTMLElement>(`[data-row="${card}"] [data-row-focus]`)
    ;(row ?? list.current)?.focus()
  }, [])
  const leave = useCallback(
    (card: Id) => {
      const next = neighbourOf(order, card)
      const inside = list.current?.contains(document.activeElement) === true
      if (next !== null) select(next)
      if (inside) focusRow(next)
    },
    [order, select, focusRow],
  )

  useKeys(list, (key, target) => {
    if (selected === null || target.closest('[data-panel]') !== null) return false
    const move = moveOf(key, singleKeys)
    if (move === null) return onVerb(key, selected)
    const next = moveSelection(order, selected, move)
    if (next !== null) {
      select(next)
      focusRow(next)
    }
    return true
  })

  // A row with the focus that somebody else took away would leave the keyboard nowhere.
  useLayoutEffect(() => {
    const inside = list.current?.contains(document.activeElement) === true
    if (hadFocus.current && !inside && document.activeElement === document.body) focusRow(selected)
    hadFocus.current = list.current?.contains(document.activeElement) === true
  })

  return { list, selected, chosen: selection.card !== null, select, leave, focusRow }
}

function currentOf<Id extends string>(order: readonly Id[], { card, at }: Selection<Id>): Id | null {
  if (card !== null && order.includes(card)) return card
  return order[Math.max(0, Math.min(at, order.length - 1))] ?? null
}
