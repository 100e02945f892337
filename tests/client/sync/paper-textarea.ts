import type { BoundTextarea } from '../../../client/sync/textarea-binding.ts'

/** A textarea without a browser: holds a value and a caret, and lets the test type, compose and press keys. */
export interface PaperTextarea {
  readonly element: BoundTextarea
  value(): string
  caret(): number
  /** Replaces the selection, as a keyboard does. */
  type(words: string): void
  moveTo(caret: number, end?: number): void
  /** The keyboard has `word` under composition now, in place of what it had before. */
  compose(word: string): void
  endComposition(): void
  press(key: string, keys?: { readonly shift?: boolean }): void
}

export function createPaperTextarea(): PaperTextarea {
  const listeners = new Map<string, Set<(event: unknown) => void>>()
  const page = { activeElement: null as unknown }
  let value = ''
  let start = 0
  let end = 0
  let composed: { at: number; length: number } | null = null
  let broken = false

  const element = {
    get value() {
      return value
    },
    set value(next: string) {
      // What a real keyboard does when the ground moves under it: its word is put in again.
      if (composed !== null) broken = true
      value = next
      start = end = next.length
    },
    get selectionStart() {
      return start
    },
    get selectionEnd() {
      return end
    },
    scrollTop: 0,
    scrollHeight: 100,
    ownerDocument: page,
    setSelectionRange(from: number, to: number) {
      start = from
      end = to
    },
    addEventListener(type: string, listener: (event: unknown) => void) {
      listeners.set(type, (listeners.get(type) ?? new Set()).add(listener))
    },
    removeEventListener(type: string, listener: (event: unknown) => void) {
      listeners.get(type)?.delete(listener)
    },
  }
  page.activeElement = element
  const fire = (type: string, event: object = {}) => {
    for (const listener of listeners.get(type) ?? []) listener({ preventDefault: () => {}, ...event })
  }
  const put = (at: number, remove: number, words: string) => {
    value = value.slice(0, at) + words + value.slice(at + remove)
    start = end = at + words.length
  }
  return {
    element: element as unknown as BoundTextarea,
    value: () => value,
    caret: () => end,
    type(words) {
      put(start, end - start, words)
      fire('input')
    },
    moveTo(caret, to = caret) {
      start = caret
      end = to
    },
    compose(word) {
      if (composed === null) {
        composed = { at: start, length: 0 }
        fire('compositionstart')
      }
      put(composed.at, broken ? 0 : composed.length, word)
      composed.length = word.length
      fire('input', { isComposing: true })
    },
    endComposition() {
      composed = null
      broken = false
      fire('compositionend')
    },
    press: (key, keys = {}) => fire('keydown', { key, ctrlKey: true, shiftKey: keys.shift === true, altKey: false }),
  }
}
