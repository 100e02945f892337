import { type RefObject, useEffect } from 'react'
import type { Key } from './shortcuts.ts'

/**
 * Keys pressed inside an element, or anywhere when there is none. `handle` gives back whether it took the key; then the
 * browser and whoever listens further out do not see it. Keys typed in a field are words, never verbs.
 */
export function useKeys(within: RefObject<HTMLElement | null> | null, handle: (key: Key, target: Element) => boolean) {
  useEffect(() => {
    const place = within === null ? document : within.current
    if (place === null) return
    const listen = (event: Event) => {
      if (!(event instanceof KeyboardEvent) || !(event.target instanceof Element)) return
      if (event.defaultPrevented || event.isComposing || isTyping(event.target, event.key)) return
      const key = { key: event.key, alt: event.altKey, control: event.ctrlKey || event.metaKey }
      if (!handle(key, event.target)) return
      event.preventDefault()
      event.stopPropagation()
    }
    place.addEventListener('keydown', listen)
    return () => place.removeEventListener('keydown', listen)
  })
}

/** Escape leaves a field everywhere; every other key belongs to what is being written or chosen. */
function isTyping(target: Element, key: string): boolean {
  return key !== 'Escape' && target.matches('input, textarea, select, [contenteditable]')
}
