import { describe, expect, it } from 'vitest'
import { foldText, stemsOf } from '../../../server/consolidation/fold-words.ts'
import { findRelatives } from '../../../server/consolidation/relatives.ts'
import { seriesTexts } from '../../../server/consolidation/series-texts.ts'
import { readThesaurus } from '../../../server/consolidation/thesaurus.ts'
import { frenchThesaurus, twoForums } from './two-forums.ts'

describe('relatives from other forums', () => {
  // What a person found alike in the two forums, same demand or same matter.
  const recommendations = [
    ['BKO-S1-R01', 'SIK-S1-R01'],
    ['BKO-S2-R01', 'SIK-S2-R01'],
    ['BKO-S2-R06', 'SIK-S2-R08'],
  ]
  const questions = [
    ['BKO-S1-Q01', 'SIK-S1-Q01'],
    ['BKO-S1-Q02', 'SIK-S1-Q02'],
    ['BKO-S2-Q04', 'SIK-S2-Q07'],
    ['BKO-S2-Q03', 'SIK-S2-Q01'],
    ['BKO-S2-Q11', 'SIK-S2-Q11'],
    ['BKO-S2-Q05', 'SIK-S1-Q05'],
  ]
  const { recommendations: recommended, questions: asked } = seriesTexts(twoForums())

  it.each([
    ['recommendations', recommended, recommendations],
    ['questions', asked, questions],
  ] as const)('are among the first five, from both sides: %s', (_name, all, pairs) => {
    const found = findRelatives(all, frenchThesaurus())
    const ids = (id: string) => found.get(id)?.map((each) => each.id) ?? []
    for (const [one = '', other = ''] of pairs) {
      expect(ids(one)).toContain(other)
      expect(ids(other)).toContain(one)
    }
    for (const [id, relatives] of found) {
      expect(relatives.length).toBeLessThanOrEqual(5)
      for (const relative of relatives) expect(relative.id.slice(0, 3)).not.toBe(id.slice(0, 3))
    }
  })

  it('are the same in whatever order and with whatever accents the texts come', () => {
    const bare = recommended.map((text) => ({ ...text, text: foldText(text.text), context: foldText(text.context) }))
    expect([...findRelatives(bare.toReversed(), frenchThesaurus())].sort()).toEqual(
      [...findRelatives(recommended, frenchThesaurus())].sort(),
    )
  })

  it('need a thousand texts to be compared at once', () => {
    const many = Array.from({ length: 1_000 }, (_, at) => ({
      ...(recommended[at % recommended.length] ?? { id: '', forum: '', text: '', context: '' }),
      id: `F-${at}`,
      forum: String(at % 5),
    }))
    expect(findRelatives(many, frenchThesaurus()).size).toBe(1_000)
  })
})

describe('words', () => {
  it('are folded before they are cut to their stems', () => {
    expect(foldText('L’Œuvre d’ÉTAT : « sécurité » ?')).toBe('l oeuvre d etat securite')
    expect(stemsOf('les associations sont consultees par une association')).toEqual(['associ', 'consulte', 'associ'])
  })

  it('of a thesaurus are plain patterns, or it is refused by its concept', () => {
    expect(readThesaurus({ PLAINTE: ["l'abus", 'porte-voix'] }).is).toBe('thesaurus')
    for (const evil of ['(a+)+$', '(a|a)*', '.*', 'a{1,9}', '\\w', '(', '(?<=a)']) {
      expect(readThesaurus({ FAUX: [evil] })).toEqual({ is: 'refused', where: 'FAUX' })
    }
    expect(readThesaurus({ petit: ['mot'] }).is).toBe('refused')
    expect(readThesaurus([]).is).toBe('refused')
  })
})
