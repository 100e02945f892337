import { type RefObject, useEffect, useState } from 'react'
import type { CardId } from '../../../shared/domain/ids.ts'
import { parseId } from '../../../shared/domain/ids.ts'

/** Rows dragged by their handle (`[data-grip]` with `draggable`). Gives the row that the dragged one would take the place of. */
export function useDragOrder(
  list: RefObject<HTMLUListElement | null>,
  onDrop: (card: CardId, target: CardId) => void,
): CardId | null {
  const [over, setOver] = useState<CardId | null>(null)
  useEffect(() => {
    const place = list.current
    if (place === null) return
    const listening = new AbortController()
    let dragged: CardId | null = null
    const on = (kind: 'dragstart' | 'dragover' | 'drop' | 'dragend', handle: (event: DragEvent) => void) =>
      place.addEventListener(kind, handle, { signal: listening.signal })

    on('dragstart', (event) => {
      dragged = rowOf(event.target)
      const row = (event.target as Element).closest('[data-row]')
      if (row !== null) event.dataTransfer?.setDragImage(row, 12, 24)
      // Firefox starts no drag without data.
      event.dataTransfer?.setData('text/plain', dragged ?? '')
    })
    on('dragover', (event) => {
      if (dragged === null) return
      event.preventDefault()
      setOver(rowOf(event.target))
    })
    on('drop', (event) => {
      event.preventDefault()
      const target = rowOf(event.target)
      if (dragged !== null && target !== null) onDrop(dragged, target)
      dragged = null
      setOver(null)
    })
    on('dragend', () => {
      dragged = null
      setOver(null)
    })
    return () => listening.abort()
  }, [list, onDrop])
  return over
}

function rowOf(target: EventTarget | null): CardId | null {
  if (!(target instanceof Element)) return null
  return parseId<CardId>(target.closest<HTMLElement>('[data-row]')?.dataset['row'])
}
