import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { spansOf, typeset } from '../../../server/report/typography.ts'

/** In the cases `~` is the fixed space and `_` the narrow one. */
const shown = (text: string) => text.replaceAll('\u00A0', '~').replaceAll('\u202F', '_')

const FRENCH: readonly (readonly [string, string])[] = [
  ['Qui décide ?', 'Qui décide_?'],
  ['Qui décide?', 'Qui décide_?'],
  ['Vraiment !', 'Vraiment_!'],
  ['Oui; non', 'Oui_; non'],
  ['Quoi ?!', 'Quoi_?!'],
  ['Quoi... ?', 'Quoi…_?'],
  ['(?)', '(?)'],
  ['(sic !)', '(sic_!)'],
  ['Trois points : la loi', 'Trois points~: la loi'],
  ['Trois points: la loi', 'Trois points~: la loi'],
  ['Il a dit :« non »', 'Il a dit~:«~non~»'],
  ['à 12:46 précises', 'à 12:46 précises'],
  ['un rapport de 3:1', 'un rapport de 3:1'],
  ['voir https://exemple.ml/a?b=1:2;c !', 'voir https://exemple.ml/a?b=1:2;c_!'],
  ['www.exemple.ml/x?y', 'www.exemple.ml/x?y'],
  ['écrire à sc.rss@exemple.ml ?', 'écrire à sc.rss@exemple.ml_?'],
  ['« budget citoyen »', '«~budget citoyen~»'],
  ['«budget citoyen»', '«~budget citoyen~»'],
  ['"budget citoyen"', '«~budget citoyen~»'],
  ['un écran de 5" et 6"', 'un écran de 5" et 6"'],
  ['« Pourquoi ? »', '«~Pourquoi_?~»'],
  ["l'armée qu'on attend d'eux", 'l’armée qu’on attend d’eux'],
  ["aujourd'hui", 'aujourd’hui'],
  ['l\'"accord"', 'l’«~accord~»'],
  ['12 500 personnes', '12_500 personnes'],
  ['1 250 000 F CFA', '1_250_000~F~CFA'],
  ['40000 personnes', '40_000 personnes'],
  ['en 2021', 'en 2021'],
  ['de 2021 300 personnes', 'de 2021 300 personnes'],
  ['tél. 76 12 34 56', 'tél. 76 12 34 56'],
  ['75001 Paris', '75001 Paris'],
  ['30 % de femmes', '30~% de femmes'],
  ['30% de femmes', '30~% de femmes'],
  ['à 15 km', 'à 15~km'],
  ['depuis 30 ans', 'depuis 30~ans'],
  ['à 22 h', 'à 22~h'],
  ['de 19 h 30', 'de 19~h~30'],
  ['n° 5', 'n°~5'],
  ['n°5', 'n°~5'],
  ['art. 12', 'art.~12'],
  ['le 24 février 2021', 'le 24~février 2021'],
  ['le 1er mars', 'le 1er~mars'],
  ['M. Traoré et Mme Diarra', 'M.~Traoré et Mme~Diarra'],
  ['Participant, Commune IV', 'Participant, Commune~IV'],
  ['la Commune vivante', 'la Commune vivante'],
  ['la Communes Vertes', 'la Communes Vertes'],
  ['Bamako - Mali', 'Bamako –~Mali'],
  ['la loi - dit-il - existe', 'la loi –~dit-il~– existe'],
  ['5 - 3', '5 - 3'],
  ['Angers-Bamako', 'Angers-Bamako'],
  ['Sources : BKO-S1-Q02 ; BKO-S1-C01', 'Sources~: BKO-S1-Q02_; BKO-S1-C01'],
  ['PV_BKO-S1_2021-02-24.docx ?', 'PV_BKO-S1_2021-02-24.docx_?'],
  ['sceau 0b2bfba5d8fda5a2 !', 'sceau 0b2bfba5d8fda5a2_!'],
  ['etc...', 'etc…'],
  ['le dossier C:\\rss', 'le dossier C:\\rss'],
  ['', ''],
]

const ENGLISH: readonly (readonly [string, string])[] = [
  ['Who decides ?', 'Who decides?'],
  ['Three points : the law', 'Three points: the law'],
  ["don't", 'don’t'],
  ['the "citizen budget"', 'the “citizen budget”'],
  ['and so on...', 'and so on…'],
  ['the law - he said', 'the law – he said'],
  ['30 % of women', '30 % of women'],
]

describe('French', () => {
  test.each(FRENCH)('%j', (text, expected) => {
    expect(shown(typeset(text, 'fr'))).toBe(expected)
  })

  test('ordinals and titles are raised, nothing else', () => {
    const raised = (text: string) =>
      spansOf(text, 'fr')
        .filter((span) => span.raised)
        .map((span) => span.text)
    expect(raised('le 1er mars, la 1re fois, le 2e rang, le XXIe siècle, Mme Diarra, 2 et, les 3es')).toEqual([
      'er',
      're',
      'e',
      'e',
      'me',
      'es',
    ])
    expect(raised('Le CE, la mer, 12e5, Ces lois, Les, Ce, Me voici')).toEqual([])
  })
})

test.each(ENGLISH)('English %j', (text, expected) => {
  expect(typeset(text, 'en')).toBe(expected)
})

/** Everything but spaces, apostrophes, quotes, dashes and dots: what must never change. */
const letters = (text: string) => text.replace(/[\s'’"«»“”.…–-]/gu, '')

const anyText = fc
  .array(
    fc.constantFrom(
      ...' \u00A0\u202F\n;:!?«»"\'’…–-.,()%°123450aAéÀIVXhm',
      'n°',
      '1er',
      'mars',
      ' h ',
      'M. ',
      'Commune ',
      'https://a.ml/x?',
      'BKO-S1-Q02',
      '12:30',
      'etc...',
      '12 500',
      '40000',
      '\uE000',
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

describe.each(['fr', 'en'] as const)('any text, %s', (language) => {
  test('is set once and for all', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = typeset(text, language)
        expect(typeset(once, language)).toBe(once)
      }),
      { numRuns: 5_000, seed: 20_210_224 },
    )
  })
  test('keeps its letters and figures', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: 'binary' })), (text) => {
        expect(letters(typeset(text, language))).toBe(letters(text))
      }),
      { numRuns: 3_000, seed: 20_210_224 },
    )
  })
  test('is what its spans make', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(
          spansOf(text, language)
            .map((span) => span.text)
            .join(''),
        ).toBe(text)
      }),
      { numRuns: 1_000, seed: 20_210_224 },
    )
  })
})

test('every text of the forums is set once, letters unchanged', () => {
  for (const name of ['bamako', 'sikasso']) {
    const source = readFileSync(new URL(`../../../examples/forums/${name}.json`, import.meta.url), 'utf8')
    const texts: string[] = []
    JSON.parse(source, (_, value: unknown) => {
      if (typeof value === 'string') texts.push(value)
      return value
    })
    expect(texts.length).toBeGreaterThan(200)
    for (const text of texts) {
      const set = typeset(text, 'fr')
      expect(typeset(set, 'fr')).toBe(set)
      expect(letters(set)).toBe(letters(text))
      expect(set).not.toMatch(/ [:;!?»]|« |\p{L}'\p{L}/u)
    }
  }
})
