/**
 * What no text written by several people may take in; a page strips it before it writes, the gate refuses it.
 *
 * - Control characters but line feed: a tab or a carriage return counts differently in a text field, a document and a file,
 *   the others are drawn nowhere and break XML (DOCX).
 * - Direction overrides and isolates (U+202A–202E, U+2066–2069): with them a text shows on the wall what it does not say,
 *   or turns the lines around it. The marks that right-to-left scripts need (U+200E, U+200F, U+061C) stay.
 * - U+FFFD and lone halves of a pair: what is left of a letter that was cut; U+FFFE and U+FFFF are no characters.
 */
export const forbiddenInText =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uD800-\uDFFF\uFFFD-\uFFFF]/u
