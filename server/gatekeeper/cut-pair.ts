import * as Y from 'yjs'

/**
 * Says whether a string split at `at` would tear the two halves of a character (most emoji, some scripts) apart. Yjs puts
 * U+FFFD in place of both halves when it splits there, and the character is lost on every screen.
 */
export function cutsPair(characters: string, at: number): boolean {
  if (at <= 0 || at >= characters.length) return false
  const before = characters.charCodeAt(at - 1)
  return before >= 0xd800 && before <= 0xdbff
}

/** Says whether a split of a stored item before `clock` would tear a character that is still to be seen. */
export function cutsStoredPair(item: Y.Item, clock: number): boolean {
  if (item.deleted || !(item.content instanceof Y.ContentString)) return false
  return cutsPair(item.content.str, clock - item.id.clock)
}
