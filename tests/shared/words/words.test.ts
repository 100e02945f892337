import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createWords, type WordId } from '../../../shared/words/words.ts'
import { frenchTypography, parsePo, placeholders } from '../../../tools/po.mjs'
import { strictWords } from '../../world/words.ts'

const read = (language: string) => parsePo(readFileSync(`shared/words/${language}.po`, 'utf8')).entries
const fr = read('fr')
const en = read('en')

describe('the words on screen', () => {
  it('have the same ids in French and English, each once', () => {
    const ids = (entries: typeof fr) => entries.map((entry) => entry.id)
    expect(ids(fr)).toEqual([...new Set(ids(fr))].sort())
    expect(ids(en)).toEqual(ids(fr))
  })

  it('are all there: none empty, none in doubt, none left over', () => {
    const unfinished = [...fr, ...en].filter((entry) => entry.text.trim() === '' || entry.flags.length > 0)
    expect(unfinished).toEqual([])
  })

  it('name the same values in both languages', () => {
    const byId = new Map(en.map((entry) => [entry.id, placeholders(entry.text)]))
    const different = fr.filter((entry) => placeholders(entry.text).join() !== byId.get(entry.id)?.join())
    expect(different.map((entry) => entry.id)).toEqual([])
  })

  it('keep French typography: no-break spaces, typographic apostrophes', () => {
    const wrong = fr.filter((entry) => entry.text !== frenchTypography(entry.text)).map((entry) => entry.id)
    expect(wrong).toEqual([])
  })

  it('take a value, and the plural of each language', () => {
    expect(strictWords('fr')('ask.long', { n: 1 })).toBe('1 lettre de trop.')
    expect(strictWords('fr')('ask.long', { n: 1200 })).toBe('1\u202f200 lettres de trop.')
    expect(strictWords('en')('ask.long', { n: 0 })).toBe('0 letters too many.')
    expect(strictWords('fr')('st.rejected', { reason: 'hors sujet' })).toBe('Non retenue\u00a0: hors sujet')
    expect(strictWords('fr').language).toBe('fr')
  })

  it('show their id in production when one is missing, and fail a test', () => {
    const missing = 'no.such-word' as WordId
    expect(createWords('fr')(missing)).toBe('no.such-word')
    expect(() => strictWords()(missing)).toThrow('no.such-word')
  })
})

describe('the values that a message names', () => {
  it.each([
    ['Non retenue : {reason}', ['reason']],
    ['{n, plural, one {# lettre} other {# lettres de {name}}}', ['n', 'name']],
    ['{n, plural, one {lettre} other {lettres}}', ['n']],
    ['{kind, select, question {Question {n}} other {Contribution {n}}}', ['kind', 'n']],
    ['rien', []],
  ])('%s', (text, names) => {
    expect(placeholders(text)).toEqual(names)
  })
})
