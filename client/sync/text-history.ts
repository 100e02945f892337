/** The browser's own undo is lost whenever a program sets a field's value: these are taken from it. */
export type TextHistory = 'undo' | 'redo'

/** From a menu, or a shaken phone. */
export function historyOfInput(inputType: string): TextHistory | null {
  if (inputType === 'historyUndo') return 'undo'
  return inputType === 'historyRedo' ? 'redo' : null
}

export function historyOfKey(
  event: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
): TextHistory | null {
  if (event.altKey || !(event.ctrlKey || event.metaKey)) return null
  const key = event.key.toLowerCase()
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo'
  return key === 'y' && !event.shiftKey ? 'redo' : null
}
