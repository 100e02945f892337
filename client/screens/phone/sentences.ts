/**
 * The part of a growing text that a screen reader should say next: whole sentences only, never keystrokes (UX §5 A3).
 * `said`: letters already said. `whole`: the writer has finished, or has paused.
 */
export function sentencesToSay(
  text: string,
  said: number,
  whole: boolean,
): { readonly say: string; readonly said: number } {
  // Words already said were changed: saying everything again would help nobody.
  const from = Math.min(said, text.length)
  const rest = text.slice(from)
  if (whole) return { say: rest.trim(), said: text.length }
  const end = /^[\s\S]*(?:[.?!…]["»”’)]?(?=\s)|\n)/u.exec(rest)
  if (end === null) return { say: '', said: from }
  return { say: end[0].trim(), said: from + end[0].length }
}
