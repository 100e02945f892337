/**
 * Letters and digits alone, as they stand in whatever file: without tags, escapes, spaces and signs. Minutes set other
 * spaces and apostrophes than people type, and a document cuts a sentence into runs.
 */
export function foldLetters(text: string): string {
  return text
    .replace(/<[^<>]*>/g, '')
    .replace(/&#?\w+;/g, '')
    .replace(/\\[nrt"\\]/g, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
