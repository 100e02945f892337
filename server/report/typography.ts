/**
 * How a text is set in print, in the usage of the Imprimerie nationale for French (ARCHIVE §9). At rendering only: what
 * the archive keeps is never touched. No letter or figure is changed, added or taken away, only spaces, apostrophes,
 * quotation marks, dashes and dots; a text already set comes out as it went in. Addresses, times, ids, hashes and file
 * names are left alone.
 */
export function typeset(text: string, language: 'fr' | 'en'): string {
  const kept: string[] = []
  const open = text.replace(PROTECTED, (found) => {
    kept.push(found)
    return HOLD
  })
  const set = language === 'fr' ? setFrench(open) : setEnglish(open)
  return set.replaceAll(HOLD, () => kept.shift() ?? '')
}

/** A piece of a set text; `raised` is printed as a superscript where the medium has one. */
export interface Span {
  readonly text: string
  readonly raised: boolean
}

/**
 * Splits off the endings of ordinals and of « Mme »: 1er, 2e, XXIe. Joined again, the spans are the text. A Roman figure
 * of one letter is V or X only: « Le » and « Ce » are words.
 */
export function spansOf(text: string, language: 'fr' | 'en'): readonly Span[] {
  if (language === 'en') return [{ text, raised: false }]
  const spans: Span[] = []
  let from = 0
  for (const found of text.matchAll(ORDINAL)) {
    const ending = found.slice(1).find((group) => group !== undefined) ?? ''
    const at = found.index + found[0].length - ending.length
    if (at > from) spans.push({ text: text.slice(from, at), raised: false })
    spans.push({ text: ending, raised: true })
    from = at + ending.length
  }
  if (from < text.length) spans.push({ text: text.slice(from), raised: false })
  return spans
}

const NARROW = '\u202F'
const FIXED = '\u00A0'
/** Stands for a protected piece while the rules run; a text that holds one itself has it protected too. */
const HOLD = '\uE000'
/** Any horizontal space. */
const S = '[ \\t\\u00A0\\u2009\\u202F]'

const PROTECTED = new RegExp(
  [
    HOLD,
    '\\b[a-z][a-z0-9+.-]{1,20}://[^\\s«»<>"\\u00A0\\u202F]*[^\\s«»<>"\\u00A0\\u202F.,;:!?…)\\]]',
    '\\bwww\\.[^\\s«»<>"\\u00A0\\u202F]*[^\\s«»<>"\\u00A0\\u202F.,;:!?…)\\]]',
    '[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+',
    '\\b\\d{1,2}:\\d{2}(?::\\d{2})?\\b',
    '\\b[A-Z0-9]{1,24}(?:-[A-Z0-9]{1,24})*-[QACRPF]\\d{2,}\\b',
    '\\b[0-9a-f]{16,}\\b',
    '\\b[\\w-]+\\.(?:pdf|docx?|xlsx?|odt|json|jsonl|html?|csv|txt|zip|png|jpe?g|ts|mjs|js)\\b',
  ].join('|'),
  'gu',
)

const ORDINAL =
  /(?<![\p{L}\p{N}])(?:1(er|re|ers|res)|\d+(es?)|(?:[IVXLC]{2,7}|[VX])(e)|M(mes?|lles?))(?![\p{L}\p{N}])/gu

const MONTHS = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre'
const UNITS =
  'F(?:\\s?CFA)?|FCFA|francs|euros?|€|\\$|km²?|m²|m|cm|mm|kg|g|t|ha|h|min|s|°C|ans?|mois|jours?|millions?|milliards?'
const BEFORE_NUMBER = 'Communes?|Régions?|Phases?|Titres?|Articles?|Chapitres?|Annexes?|Tomes?|Actes?|Séances?|Forums?'

type Rule = readonly [RegExp, string | ((...found: string[]) => string)]
const rule = (pattern: string, to: Rule[1]): Rule => [new RegExp(pattern, 'gu'), to]

const APOSTROPHE = rule(`(?<=\\p{L})'(?=[\\p{L}\\p{N}«“"${HOLD}])`, '’')
const ELLIPSIS = rule('\\.{3,}', '…')

const FRENCH: readonly Rule[] = [
  APOSTROPHE,
  ELLIPSIS,
  // Straight quotes in pairs, on one line; after a figure it is an inch.
  rule(`(?<![\\p{L}\\p{N}])"${S}*([^"\\n]*?[^"\\s])${S}*"(?![\\p{L}\\p{N}])`, `«${FIXED}$1${FIXED}»`),
  rule(`«${S}*(?=\\S)`, `«${FIXED}`),
  rule(`(?<=\\S)${S}*»`, `${FIXED}»`),
  // Not behind an opening bracket, nor between two marks: (?), ?!
  rule(`(?<=[^\\s;!?(\\[¿¡])${S}*(?=[;!?])`, NARROW),
  rule(`(?<=[^\\s:(\\[])${S}+(?=:(?!:))`, FIXED),
  rule(`(?<=[^\\s:(\\[])(?=:(?:\\s|$|[«»”"]))`, FIXED),
  // Groups of thousands where they are written in groups; a year, a phone number and a code are none.
  rule(`(?<![\\d+.,/-]|\\d${S})\\d{1,3}(?:${S}\\d{3})+(?!${S}?\\d|[/-])`, (digits) =>
    digits.replace(new RegExp(S, 'gu'), NARROW),
  ),
  rule(`(?<![\\p{L}\\d+.,/:_-])[1-9]\\d{4,8}(?=${S}(?:${UNITS}|[a-zà-ÿ]{3,})(?!\\p{L})|${S}?%)`, (digits) =>
    digits.replace(/\B(?=(?:\d{3})+$)/g, NARROW),
  ),
  rule(`(?<=\\d)${S}*(?=[%‰])`, FIXED),
  rule(`(?<=\\d)${S}(?=(?:${UNITS})(?![\\p{L}\\p{N}]))`, FIXED),
  rule(`(?<=\\d${S}F)${S}(?=CFA(?!\\p{L}))`, FIXED),
  rule(`(?<=\\d[${FIXED}]h)${S}(?=\\d\\d(?!\\d))`, FIXED),
  rule(`(?<!\\p{L})([nN]°|N[o°]s|§)${S}*(?=\\d)`, `$1${FIXED}`),
  rule(`(?<!\\p{L})((?:pp?|art|al|chap|vol|fig)\\.)${S}(?=\\d)`, `$1${FIXED}`),
  rule(`(?<=(?<!\\d)(?:\\d{1,2}|1er))${S}(?=(?:${MONTHS})(?!\\p{L}))`, FIXED),
  rule(`(?<!\\p{L})(MM?\\.|Mmes?|Mlles?|Dr|Pr|Mgr)${S}(?=\\p{Lu})`, `$1${FIXED}`),
  rule(`(?<!\\p{L})(${BEFORE_NUMBER})${S}(?=(?:[IVXLC]+|\\d+)(?![\\p{L}\\d]))`, `$1${FIXED}`),
]

const ENGLISH: readonly Rule[] = [
  APOSTROPHE,
  ELLIPSIS,
  rule(`(?<![\\p{L}\\p{N}])"([^"\\n]*?[^"\\s])"(?![\\p{L}\\p{N}])`, '“$1”'),
  rule(`(?<=[\\p{L}\\p{N})\\]”’»…%])${S}+(?=[;:!?](?![)(]))`, ''),
]

function setFrench(text: string): string {
  return apply(FRENCH, text).split('\n').map(setFrenchDashes).join('\n')
}

function setEnglish(text: string): string {
  return apply(ENGLISH, text).replace(LONE_HYPHEN, ' – ')
}

function apply(rules: readonly Rule[], text: string): string {
  return rules.reduce((set, [pattern, to]) => set.replace(pattern, to as string), text)
}

/** A hyphen or dash between spaces, not between figures, where it means less or until. */
const LONE_HYPHEN = new RegExp(
  `(?<=\\S)(?<!\\d)${S}+(?:--?|–)${S}+(?=\\S)|(?<=\\d)${S}+(?:--?|–)${S}+(?=[^\\s\\d])`,
  'gu',
)

/** Dashes open and close by turns: the fixed space is on the inner side, so that neither ends or begins a line alone. */
function setFrenchDashes(line: string): string {
  let opens = false
  return line.replace(LONE_HYPHEN, () => {
    opens = !opens
    return opens ? ` –${FIXED}` : `${FIXED}– `
  })
}
