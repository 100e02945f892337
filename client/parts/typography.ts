import type { Language } from '../../shared/words/words.ts'

const narrow = '\u202f'
const firm = '\u00a0'

/**
 * Spaces of French typography, put in when words of people are drawn and never in what is stored (UX §2): a mark is not
 * left alone at the start of a line. Other languages keep their spaces. An apostrophe typed straight is drawn curved.
 */
export function typeset(text: string, language: Language): string {
  const curved = text.replace(/(?<=\p{L})'/gu, '’')
  if (language !== 'fr') return curved
  return curved
    .replace(/(?<=[\p{L}\p{N})\]»%’'"])[ \u00a0\u202f]?(?=[?!;]+(?:[\s»)]|$))/gu, narrow)
    .replace(/(?<=[\p{L}\p{N})\]»%])[ \u00a0\u202f](?=:(?:\s|$))/gu, firm)
    .replace(/(?<=[\p{L}\p{N})\]»%])(?=:(?:[ \u00a0]|$))/gu, firm)
    .replace(/«[ \u00a0\u202f]?(?=\S)/gu, `«${narrow}`)
    .replace(/(?<=\S)[ \u00a0\u202f]?»/gu, `${narrow}»`)
    .replace(/(?<=\p{L})-(?=(?:je|tu|il|elle|on|nous|vous|ils|elles|ce|t-il|t-elle|t-on|là|ci)(?!\p{L}))/giu, '\u2011')
}
