import { type RefObject, useEffect, useRef } from 'react'
import type { Key } from './shortcuts.ts'

/**
 * A click beside everything takes the focus from a row, and leaves it looking chosen: its keys go on meaning it. Gives what
 * hands a key to the row that had the focus last, and says whether the row took it.
 */
export function useLastRow(page: RefObject<HTMLElement | null>): (key: Key) => boolean {
  const last = useRef<HTMLElement | null>(null)
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target.matches('[data-row-focus]')) last.current = target
      // Whoever went on to something else means that: a field, a button, another part of the page.
      else if (target instanceof HTMLElement && target !== document.body) last.current = null
    }
    document.addEventListener('focusin', note)
    return () => document.removeEventListener('focusin', note)
  }, [])
  return ({ key, alt, control }) => {
    const row = last.current
    if (row === null || page.current?.contains(row) !== true) return false
    row.focus()
    const again = new KeyboardEvent('keydown', { key, altKey: alt, ctrlKey: control, bubbles: true, cancelable: true })
    return !row.dispatchEvent(again)
  }
}
