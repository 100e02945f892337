import * as Y from 'yjs'
import { composedChange } from './composed-change.ts'
import { createPositionMap, type DeltaStep, endOfChange, mapCaret, type PositionMap } from './position-map.ts'
import type { SharedText, TextChange } from './shared-text.ts'
import { smallestChange } from './text-diff.ts'
import { historyOfInput, historyOfKey, type TextHistory } from './text-history.ts'

/** What the binding uses of a `<textarea>`. */
export type BoundTextarea = Pick<
  HTMLTextAreaElement,
  | 'value'
  | 'selectionStart'
  | 'selectionEnd'
  | 'scrollTop'
  | 'scrollHeight'
  | 'setSelectionRange'
  | 'addEventListener'
  | 'removeEventListener'
> & { readonly ownerDocument: { readonly activeElement: unknown } }

/**
 * Binds a textarea to a text, in both directions; gives back how to let go. A textarea and no rich editor, because every
 * contenteditable has open bugs with Android keyboards (SYNC §8). While a keyboard composes a word, what others write
 * waits: setting `value` under a composition doubles its letters (« né » → « nénée », STACK P10).
 */
export function bindTextarea(element: BoundTextarea, shared: SharedText): () => void {
  const binding = createBinding(element, shared)
  const onInput = () => binding.typed()
  const onStart = () => binding.compositionStarted()
  const onEnd = () => binding.compositionEnded()
  const onBefore = (event: InputEvent) => {
    const act = historyOfInput(event.inputType)
    if (act === null) return
    event.preventDefault()
    binding.history(act)
  }
  const onKey = (event: KeyboardEvent) => {
    const act = historyOfKey(event)
    if (act === null) return
    event.preventDefault()
    binding.history(act)
  }
  element.addEventListener('input', onInput)
  element.addEventListener('compositionstart', onStart)
  element.addEventListener('compositionend', onEnd)
  element.addEventListener('beforeinput', onBefore)
  element.addEventListener('keydown', onKey)
  return () => {
    element.removeEventListener('input', onInput)
    element.removeEventListener('compositionstart', onStart)
    element.removeEventListener('compositionend', onEnd)
    element.removeEventListener('beforeinput', onBefore)
    element.removeEventListener('keydown', onKey)
    binding.stop()
  }
}

interface Binding {
  typed(): void
  compositionStarted(): void
  compositionEnded(): void
  history(act: TextHistory): void
  stop(): void
}

function createBinding(element: BoundTextarea, shared: SharedText): Binding {
  /** The element's value as the text last agreed with it. */
  let agreed = ''
  let text: Y.Text | null = null
  /** The browser's own undo is lost whenever others write: this one takes back what was typed here, and nothing else. */
  let undo: Y.UndoManager | null = null
  let composing = false
  /** What others wrote since, while a word is being composed. */
  let waiting: PositionMap | null = null
  let pushing = false

  const model = () => text?.toString() ?? shared.state.get().value
  const show = (value: string, start: number, end: number) => {
    agreed = value
    if (element.value === value) return
    const { scrollTop } = element
    element.value = value
    element.scrollTop = scrollTop
    // Setting a selection in a field that has not the focus takes it there on some phones.
    if (element.ownerDocument.activeElement === element) element.setSelectionRange(start, end)
  }
  const showModel = () => show(model(), element.selectionStart, element.selectionEnd)
  const push = (change: TextChange) => {
    pushing = true
    shared.edit(change)
    pushing = false
  }
  const pushTyped = () => {
    const change = smallestChange(agreed, element.value, element.selectionEnd)
    if (change !== null) {
      agreed = element.value
      push(change)
    }
    // Letters over the limit, or a text that is locked: the field shows what there is.
    if (!composing && model() !== element.value) showModel()
  }

  const takeRemote = (delta: readonly DeltaStep[], own: boolean) => {
    const before = { top: element.scrollTop, height: element.scrollHeight, start: element.selectionStart }
    const collapsed = element.selectionStart === element.selectionEnd
    const end = own ? endOfChange(delta) : mapCaret(delta, element.selectionEnd, false)
    const start = own || collapsed ? end : mapCaret(delta, element.selectionStart, true)
    show(model(), start, end)
    // Words that came above the caret push its line down: the line stays under the eyes.
    if (!own && start !== before.start && element.ownerDocument.activeElement === element) {
      element.scrollTop = before.top + element.scrollHeight - before.height
    }
  }
  const heard = (event: Y.YTextEvent, transaction: Y.Transaction) => {
    if (pushing) return
    if (!composing) return takeRemote(event.delta, transaction.origin === undo)
    waiting ??= createPositionMap(agreed.length)
    waiting.apply(event.delta)
  }
  /** The word is composed: what was typed meanwhile goes where its place has moved to. */
  const pushComposed = (moved: PositionMap) => {
    const caret = element.selectionEnd
    const composed = composedChange(moved, smallestChange(agreed, element.value, caret), caret)
    for (const step of composed.steps) push(step)
    show(model(), composed.caret, composed.caret)
  }

  const rebind = () => {
    const next = shared.text()
    if (next === text) return
    text?.unobserve(heard)
    undo?.destroy()
    text = next
    text?.observe(heard)
    undo = text === null ? null : new Y.UndoManager(text, { trackedOrigins: new Set([shared]) })
    waiting = null
    if (!composing) showModel()
  }
  const changed = () => {
    rebind()
    // Without a Y.Text there are no deltas: the value is all there is.
    if (text === null && !composing && !pushing) showModel()
  }
  const stopState = shared.state.subscribe(changed)
  rebind()
  show(model(), 0, 0)

  return {
    typed() {
      if (waiting === null) pushTyped()
    },
    compositionStarted() {
      composing = true
    },
    compositionEnded() {
      composing = false
      const moved = waiting
      waiting = null
      if (moved === null) pushTyped()
      else pushComposed(moved)
    },
    history(act) {
      if (composing || undo === null || !shared.state.get().writable) return
      if (act === 'undo') undo.undo()
      else undo.redo()
    },
    stop() {
      stopState()
      text?.unobserve(heard)
      undo?.destroy()
    },
  }
}
