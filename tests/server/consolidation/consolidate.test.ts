import { describe, expect, it, test } from 'vitest'
import { consolidate } from '../../../server/consolidation/consolidate.ts'
import { lostElements } from '../../../server/consolidation/lost-elements.ts'
import { findRelatives } from '../../../server/consolidation/relatives.ts'
import { seriesTexts } from '../../../server/consolidation/series-texts.ts'
import { sourceRecommendations } from '../../../server/consolidation/source-recommendations.ts'
import type {
  ConsolidationAct,
  ConsolidationDecision,
  Reading,
  Relation,
  SourceRecommendation,
} from '../../../shared/domain/consolidation.ts'
import { asId } from '../../../shared/domain/ids.ts'
import { createSeededRandom } from '../../world/random.ts'
import { forumIds, frenchThesaurus, twoForums } from './two-forums.ts'

const logOf = (acts: readonly ConsolidationAct[]): ConsolidationDecision[] =>
  acts.map((act, at) => ({
    series: asId('s'.repeat(26)),
    number: at + 1,
    at: '2022-01-10T09:00:00.000Z',
    act,
  }))
const relate = (one: string, other: string, relation: Relation, reading: Reading = 'first'): ConsolidationAct => ({
  is: 'relate',
  reading,
  one,
  other,
  relation,
})
const write = (member: string, text: string, deadline: string | null = null): ConsolidationAct => ({
  is: 'write-final',
  member,
  text,
  addressee: [],
  level: 'national',
  deadline,
  indicator: null,
})
const source = (id: string, change: Partial<SourceRecommendation> = {}): SourceRecommendation => ({
  id,
  forum: id.slice(0, 3),
  session: 'session',
  sessionCode: id.slice(0, 6),
  seal: '0'.repeat(64),
  text: 'Créer un comité de suivi.',
  addressee: [],
  level: 'national',
  deadline: null,
  indicator: null,
  isAdopted: true,
  sources: [],
  ...change,
})
const [bko, sik, gao] = ['BKO-S1-R01', 'SIK-S1-R01', 'GAO-S1-R01'] as const
const three = { sources: [source(bko), source(sik), source(gao)], forums: ['BKO', 'SIK', 'GAO'] }
const groupsOf = (acts: readonly ConsolidationAct[], given = three) =>
  consolidate({ ...given, log: logOf(acts) }).finals.map(({ members }) =>
    members.map(({ recommendation, relation }) => `${recommendation.id.slice(0, 3)} ${relation}`),
  )

describe('a rapporteur who knows both forums goes through the five likeliest relatives of each recommendation', () => {
  const snapshots = twoForums()
  const sources = sourceRecommendations(snapshots)
  const adopted = new Set(sources.filter(({ isAdopted }) => isAdopted).map(({ id }) => id))
  // What a person found the same demand in other words (truth of the test forums).
  const truth = [
    ['BKO-S1-R01', 'SIK-S1-R01'],
    ['BKO-S2-R01', 'SIK-S2-R01'],
  ]
  const clusterOf = (id: string) => truth.find((cluster) => cluster.includes(id)) ?? [id]
  const relatives = findRelatives(
    seriesTexts(snapshots).recommendations.filter(({ id }) => adopted.has(id)),
    frenchThesaurus(),
  )
  const acts = [...relatives].flatMap(([id, found]) =>
    found.map((relative) => relate(id, relative.id, clusterOf(id).includes(relative.id) ? 'same' : 'none')),
  )
  const made = consolidate({ sources, forums: forumIds, log: logOf(acts) })
  const grouped = new Map(
    made.finals.flatMap(({ members }) => {
      const ids = members.map(({ recommendation }) => recommendation.id)
      return ids.map((id) => [id, ids] as const)
    }),
  )

  it('and ends with the truth: B-cubed F1 at least 0.95', () => {
    const shares = [...adopted].map((id) => {
      const [mine, true_] = [grouped.get(id) ?? [], clusterOf(id).filter((each) => adopted.has(each))]
      const hit = mine.filter((each) => true_.includes(each)).length
      return { precision: hit / mine.length, recall: hit / true_.length }
    })
    const mean = (of: 'precision' | 'recall') => shares.reduce((sum, each) => sum + each[of], 0) / shares.length
    const [precision, recall] = [mean('precision'), mean('recall')]
    expect((2 * precision * recall) / (precision + recall)).toBeGreaterThanOrEqual(0.95)
  })

  it('each adopted recommendation ends in exactly one final one, with its seal and its sources', () => {
    const ends = made.finals.flatMap(({ members }) => members.map(({ recommendation }) => recommendation))
    expect(ends.map(({ id }) => id).sort()).toEqual([...adopted].sort())
    for (const { seal, session, sources: rests } of ends) {
      expect(snapshots.find(({ head }) => head.sessionId === session)?.seal).toBe(seal)
      for (const each of rests) expect(each.id).toMatch(/^(BKO|SIK)-S\d-[QC]\d\d$/)
    }
    expect(made.finals.filter(({ reach }) => reach === 'common')).toHaveLength(truth.length)
  })

  it('without a word of hers, nothing is merged', () => {
    const bare = consolidate({ sources, forums: forumIds, log: [] })
    expect(bare.finals.every(({ members }) => members.length === 1)).toBe(true)
    expect(bare.finals).toHaveLength(adopted.size)
  })
})

describe('what people say of a pair', () => {
  test.each([
    ['same', [['BKO same', 'SIK same'], ['GAO alone']]],
    ['variant', [['BKO same', 'SIK variant'], ['GAO alone']]],
    ['part', [['BKO part', 'SIK same'], ['GAO alone']]],
    ['opposed', [['BKO alone'], ['SIK alone'], ['GAO alone']]],
    ['none', [['BKO alone'], ['SIK alone'], ['GAO alone']]],
  ] as const)('%s', (relation, groups) => {
    expect(groupsOf([relate(bko, sik, relation)])).toEqual(groups)
  })

  test('a later word takes the place of the earlier, from whichever side; undo brings it back, and undo of the undo', () => {
    const acts = [relate(bko, sik, 'same'), relate(sik, bko, 'none')]
    expect(groupsOf(acts)).toHaveLength(3)
    expect(groupsOf([...acts, { is: 'take-back', number: 2 }])).toHaveLength(2)
    expect(groupsOf([...acts, { is: 'take-back', number: 2 }, { is: 'take-back', number: 3 }])).toHaveLength(3)
  })

  test('opposed positions are never brought together by a third: the word that would is shown as a conflict', () => {
    const acts = [relate(bko, gao, 'opposed'), relate(bko, sik, 'same'), relate(sik, gao, 'same')]
    expect(groupsOf(acts)).toEqual([['BKO same', 'SIK same'], ['GAO alone']])
    const made = consolidate({ ...three, log: logOf(acts) })
    expect(made.conflicts).toEqual([{ one: sik, other: gao }])
    expect(made.finals[0]?.opposed).toEqual([{ member: bko, against: gao }])
  })

  test('a part of two wholes is printed in the first and mentioned in the second', () => {
    const made = consolidate({ ...three, log: logOf([relate(bko, sik, 'part'), relate(bko, gao, 'part')]) })
    expect(made.finals.map(({ members }) => members.length)).toEqual([2, 1])
    expect(made.finals[1]?.alsoPart).toEqual([{ member: bko, of: gao }])
  })

  test('set aside it stands in annex B with its reason, and nowhere else; not adopted, it stands nowhere', () => {
    const given = { ...three, sources: [source(bko), source(sik, { isAdopted: false }), source(gao)] }
    const log = logOf([relate(bko, gao, 'same'), { is: 'set-aside', member: bko, reason: 'Déjà obtenu.' }])
    const made = consolidate({ ...given, log })
    expect(made.aside).toMatchObject([{ recommendation: { id: bko }, reason: 'Déjà obtenu.' }])
    expect(made.finals.map(({ members }) => members.map(({ recommendation }) => recommendation.id))).toEqual([[gao]])
  })

  test('whatever is said and taken back in whatever order, each ends exactly once', () => {
    const random = createSeededRandom(11)
    const ids = Array.from({ length: 12 }, (_, at) => `${['BKO', 'SIK', 'GAO'][at % 3]}-S1-R${10 + at}`)
    const given = { ...three, sources: ids.map((id) => source(id)) }
    const pick = <Each>(many: readonly Each[]): Each => many[(random.bytes(1)[0] ?? 0) % many.length] as Each
    for (let round = 0; round < 60; round += 1) {
      const acts = Array.from({ length: 40 }, (_, at): ConsolidationAct => {
        const what = pick(['relate', 'relate', 'relate', 'take-back', 'set-aside'] as const)
        if (what === 'take-back') return { is: 'take-back', number: Math.max(1, at - ((random.bytes(1)[0] ?? 0) % 9)) }
        if (what === 'set-aside') return { is: 'set-aside', member: pick(ids), reason: 'non' }
        return relate(pick(ids), pick(ids), pick(['same', 'part', 'variant', 'opposed', 'none']))
      })
      const { finals, aside } = consolidate({ ...given, log: logOf(acts) })
      const ends = finals.flatMap(({ members }) => members.map(({ recommendation }) => recommendation.id))
      expect([...ends, ...aside.map(({ recommendation }) => recommendation.id)].sort()).toEqual([...ids].sort())
      for (const { members, opposed } of finals) {
        const within = new Set(members.map(({ recommendation }) => recommendation.id))
        expect(opposed.filter(({ member, against }) => member !== against && within.has(against))).toEqual([])
      }
    }
  })
})

describe('a final text', () => {
  const sources = [
    source(bko, { text: 'Réserver 30 % des places aux femmes à Kidal.', deadline: '2022-06-30' }),
    source(sik, { text: 'Réserver des places aux femmes.', deadline: '2022-12-31' }),
  ]
  const given = { sources, forums: ['BKO', 'SIK'] }
  const begun = [relate(bko, sik, 'same'), write(bko, 'Réserver des places aux femmes.', '2022-12-31')]
  const hear = (forum: string): ConsolidationAct => ({ is: 'hear', member: bko, forum, hearing: 'agreed', words: '' })
  const first = (acts: readonly ConsolidationAct[]) => consolidate({ ...given, log: logOf(acts) }).finals[0]

  test('lists what an original says and it does not; deadlines in conflict are shown, not averaged', () => {
    expect(first(begun)?.losses.map(({ element }) => element)).toEqual(['30', 'Kidal', '2022-06-30'])
    expect(first(begun)?.deadlines.map(({ deadline }) => deadline)).toEqual(['2022-06-30', '2022-12-31'])
    expect(sources[0]?.text).toBe('Réserver 30 % des places aux femmes à Kidal.')
  })

  test('is validated once every loss is owned and every forum agreed, and no more once it is written anew', () => {
    const heard = [...begun, hear('BKO'), hear('SIK')]
    expect(first(heard)?.isValidated).toBe(false)
    const owned: ConsolidationAct = { is: 'own-losses', member: bko, losses: ['30', 'Kidal', '2022-06-30'] }
    expect(first([...heard, owned])?.isValidated).toBe(true)
    expect(first([...begun, owned, hear('BKO')])?.isValidated).toBe(false)
    expect(first([...heard, owned, write(bko, 'Réserver des places.', '2022-12-31')])?.heard).toEqual([])
  })

  test('two forums that say opposite things of it: the last word of each stands beside the other', () => {
    const against: ConsolidationAct = { is: 'hear', member: sik, forum: 'SIK', hearing: 'missing', words: 'Le quota' }
    expect(first([...begun, hear('BKO'), hear('SIK'), against])?.heard).toEqual([
      { forum: 'BKO', hearing: 'agreed', words: '' },
      { forum: 'SIK', hearing: 'missing', words: 'Le quota' },
    ])
  })

  test('keeps its number for ever; no other text gets it', () => {
    const two = { sources: [source(bko), source(gao)], forums: ['BKO', 'GAO'] }
    const acts = [write(gao, 'Un.'), { is: 'take-back', number: 1 } as const, write(bko, 'Deux.')]
    const made = consolidate({ ...two, log: logOf(acts) })
    expect(made.finals.map(({ id, written }) => [id, written?.text ?? null])).toEqual([
      ['F-01', null],
      ['F-02', 'Deux.'],
    ])
  })
})

test('names, numbers and quotas said in words are elements; the first word of a sentence is none', () => {
  const written = { text: 'Ouvrir.', addressee: ['Gouvernement'], level: '', deadline: null, indicator: null } as const
  const original = source(bko, {
    text: 'Ouvrir un bureau à Gao avec un tiers de femmes. Publier avant 2023 le rapport de la CNDH.',
    addressee: ['Gouvernement', 'Mairies'],
  })
  expect(lostElements(original, written)).toEqual(['Gao', 'tiers', '2023', 'CNDH', 'Mairies'])
})

test('two readings: agreement and κ over the pairs that both judged', () => {
  const pairs = Array.from({ length: 10 }, (_, at) => [`BKO-S1-R${10 + at}`, `SIK-S1-R${10 + at}`] as const)
  const acts = pairs.flatMap(([one, other], at) => [
    relate(one, other, at < 5 ? 'same' : 'none'),
    // The second reader names the pair from the other side, and differs on the first two.
    relate(other, one, at < 2 || at >= 5 ? 'none' : 'same', 'second'),
  ])
  const { agreement } = consolidate({ ...three, log: logOf([...acts, relate(bko, gao, 'same')]) })
  // Observed 0.8; by chance 0.5 × 0.3 + 0.5 × 0.7 = 0.5; κ = 0.3 / 0.5.
  expect(agreement).toMatchObject({ both: 10, alike: 8, kappaThousandths: 600 })
  expect(agreement.disagreements.map(({ one }) => one)).toEqual(['BKO-S1-R10', 'BKO-S1-R11'])
})

test('ten thousand recommendations with ten thousand words about them', () => {
  const many = Array.from({ length: 10_000 }, (_, at) => source(`${at % 2 === 0 ? 'BKO' : 'SIK'}-S1-R${10_000 + at}`))
  const acts = many.slice(1).map(({ id }, at) => relate(many[at]?.id ?? '', id, at % 4 === 0 ? 'same' : 'none'))
  const made = consolidate({ sources: many, forums: ['BKO', 'SIK'], log: logOf(acts) })
  expect(made.finals.length).toBe(7_500)
})
