import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { CardId } from '../../../shared/domain/ids.ts'
import type { Key } from './shortcuts.ts'
import { moveOf, moveSelection, neighbourOf } from './shortcuts.ts'
import { useKeys } from './use-keys.ts'

/**
 * A list of rows with one of them selected, which is the list's one stop of the Tab key. Rows are `li[data-row]` with a
 * `[data-row-focus]` inside.
 */
export interface RowList {
  readonly list: RefObject<HTMLUListElement | null>
  readonly selected: CardId | null
  /** Selected by the person, not only the first stop of the Tab key. */
  readonly chosen: boolean
  readonly select: (card: CardId) => void
  /** The row is about to go: selection and focus pass to its neighbour at once, before the server answers. */
  readonly leave: (card: CardId) => void
  readonly focusRow: (card: CardId | null) => void
}

interface Selection {
  readonly card: CardId | null
  /** Where it stood: when the row goes, the one that took its place is selected. */
  readonly at: number
}

/** `onVerb` is called for keys on the selected row, outside of fields and panels; gives back whether it took the key. */
export function useRowList(
  order: readonly CardId[],
  singleKeys: boolean,
  onVerb: (key: Key, card: CardId) => boolean,
): RowList {
  const list = useRef<HTMLUListElement>(null)
  const hadFocus = useRef(false)
  const [selection, setSelection] = useState<Selection>({ card: null, at: 0 })
  const selected = currentOf(order, selection)

  const select = useCallback((card: CardId) => setSelection({ card, at: order.indexOf(card) }), [order])
  const focusRow = useCallback((card: CardId | null) => {
    const row = card === null ? null : list.current?.querySelector<HTMLElement>(`[data-row="${card}"] [data-row-focus]`)
    ;(row ?? list.current)?.focus()
  }, [])
  const leave = useCallback(
    (card: CardId) => {
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

function currentOf(order: readonly CardId[], { card, at }: Selection): CardId | null {
  if (card !== null && order.includes(card)) return card
  return order[Math.max(0, Math.min(at, order.length - 1))] ?? null
}
