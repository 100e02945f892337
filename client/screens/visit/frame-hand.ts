/** Acts in a frame's own page as a person would: the page cannot tell the difference, and none of its code knows of the visit. */

/** Brings it into sight without moving anything outside of its frame. */
export function bringIntoSight(element: HTMLElement): void {
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })
}

export function press(element: HTMLElement): void {
  element.focus({ preventScroll: true })
  element.click()
}

/** Adds letters at the end of a field, through the setter that the page's own libraries listen behind. */
export function typeAtEnd(field: HTMLTextAreaElement, letters: string): void {
  const page = field.ownerDocument.defaultView
  if (page === null) return
  if (field.ownerDocument.activeElement !== field) field.focus({ preventScroll: true })
  const { HTMLTextAreaElement: Area, InputEvent: Typed } = page as Window & typeof globalThis
  const set = Object.getOwnPropertyDescriptor(Area.prototype, 'value')?.set
  set?.call(field, field.value + letters)
  field.setSelectionRange(field.value.length, field.value.length)
  field.dispatchEvent(new Typed('input', { bubbles: true, data: letters, inputType: 'insertText' }))
  field.scrollTop = field.scrollHeight
}

/** Letters and digits alone: pages set their own spaces, apostrophes and line breaks. */
export function bareWords(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}
