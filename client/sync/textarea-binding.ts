import type { SharedText } from './shared-text.ts'

/** Binds a textarea to a text. Gives back how to let go. */
export function bindTextarea(element: HTMLTextAreaElement, text: SharedText): () => void {
  element.value = text.state.get().value
  return () => {}
}
