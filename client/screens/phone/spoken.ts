/**
 * People's words as they are drawn, never as they are kept: no mark alone at the start of a line, apostrophes curved. The
 * wall does more of it (client/parts/typography.ts), with what older phones' browsers cannot read.
 */
export function spoken(text: string): string {
  return text
    .replace(/ (?=[?!;»])/g, '\u202f')
    .replace(/ (?=:(?:\s|$))/g, '\u00a0')
    .replace(/« /g, '«\u202f')
    .replace(/(\p{L})'/gu, '$1’')
}
