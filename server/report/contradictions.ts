import type { Words } from '../../shared/words/words.ts'
import { dayInWords } from './print-date.ts'

/** What somebody should look at before the report leaves: said, never put right by itself. */
export interface Doubt {
  /** Where: the id of an item, or the name of a text. */
  readonly where: string
  readonly what: string
}

const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
]
const DATE =
  /(?<![\p{L}])(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+(\d{1,2})(?:er)?\s+(janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\s+(\d{4})/giu

/** Weekdays typed by hand that do not fall on their date: « jeudi 24 février 2021 » was a Wednesday. */
export function weekdayDoubts(where: string, text: string, words: Words): readonly Doubt[] {
  return [...text.matchAll(DATE)].flatMap((found): Doubt[] => {
    const [whole, weekday = '', day = '', month = '', year = ''] = found
    const at = MONTHS.indexOf(month.toLowerCase()) + 1
    const date = `${year}-${String(at).padStart(2, '0')}-${day.padStart(2, '0')}`
    const right = dayInWords(date, 'fr', true).split(' ')[0] ?? ''
    return right === weekday.toLowerCase() ? [] : [{ where, what: words('rf.doubt-weekday', { text: whole, right }) }]
  })
}

/** A number of people in a text that is not the number counted. */
export function countDoubts(where: string, text: string, present: number | null, words: Words): readonly Doubt[] {
  if (present === null) return []
  return [...text.matchAll(/(\d{1,6})\s+(?:personnes|participant)/giu)].flatMap((found): Doubt[] =>
    Number(found[1]) === present ? [] : [{ where, what: words('rf.doubt-count', { text: found[0], present }) }],
  )
}

/** Slips that were seen in such reports: only pointed at (ARCHIVE §2.1). */
export function proofHints(where: string, text: string, words: Words): readonly Doubt[] {
  const slips: readonly (readonly [RegExp, string])[] = [
    [/\bForas\b/gu, 'Forums'],
    [/\bforas\b/gu, 'forums'],
    [/(?<=\p{L}\s)à\s+(?:rassemblé|rassembler)\b/giu, 'a rassemblé'],
    [/\bProjet EU\b/gu, 'Projet UE'],
    [/\bco-financ(?=é)/giu, 'cofinanc'],
    [/(?<=^|[.!?]\s)A(?=\s[a-zà-ÿ])/gu, 'À'],
    [/(?<=^|[.!?]\s)E(?=tat\b)/gu, 'É'],
  ]
  return slips.flatMap(([pattern, better]) =>
    [...text.matchAll(pattern)].map((found) => ({ where, what: words('rf.doubt-slip', { text: found[0], better }) })),
  )
}
