import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildSnapshot } from '../../../server/archive/build-snapshot.ts'
import { snapshotToText } from '../../../server/archive/snapshot-file.ts'
import { verifySnapshot } from '../../../server/archive/verify-snapshot.ts'
import { decideCorrection } from '../../../server/correction/decide-correction.ts'
import { correctableValues } from '../../../shared/domain/correction.ts'
import { CORRECTION_FIELDS } from '../../../shared/domain/correction-field.ts'
import { balanceOf } from '../../../shared/domain/snapshot-balance.ts'
import type { CorrectionChange } from '../../../shared/protocol/correction.ts'
import { bamakoHead } from '../../world/bamako.ts'
import { createSeededRandom } from '../../world/random.ts'
import { change, corrected, hide, mark, named, openBamako } from './correction-ground.ts'

const items = openBamako()
const sheet = named(items, 'BKO-S1')
const chair = sheet.kind === 'session' ? sheet.chair : ''
/** A recommendation that nobody gave a reason for. */
const bare = items.find((item) => item.kind === 'recommendation' && item.reason === null)?.id ?? ''
const refusalOf = (...changes: readonly CorrectionChange[]) => {
  const decision = decideCorrection(items, changes, mark())
  if (decision.is !== 'refused') throw new Error('it was not refused')
  return decision.why === 'faults'
    ? decision.faults.map(({ target, field, part, refusal }) => [target, field, part, refusal.code])
    : decision.why
}
const accounts = (content: typeof items) => content.flatMap((item) => (item.kind === 'correction' ? [item.change] : []))

describe('a correction', () => {
  it('puts a letter right, keeps everything else, and tells what, why, when, by whom and after which seal', () => {
    const { content, reason } = corrected(items, [
      change('BKO-S1', 'chair', 'Mme Aïssata Cissé', { why: 'Nom mal  écrit' }),
    ])
    expect(reason).toBe('correction')
    expect(named(content, 'BKO-S1')).toMatchObject({ chair: 'Mme Aïssata Cissé' })
    const others = (all: typeof items) => all.filter(({ kind }) => kind !== 'session' && kind !== 'correction')
    expect(others(content)).toEqual(others(items))
    expect(named(content, 'BKO-S1-K01')).toEqual({
      kind: 'correction',
      id: 'BKO-S1-K01',
      ...mark(),
      change: {
        is: 'changed',
        target: 'BKO-S1',
        field: 'chair',
        before: chair,
        after: 'Mme Aïssata Cissé',
        protects: false,
        why: 'Nom mal écrit',
      },
    })
  })

  it('answers a question that was left for later: a supplement, counted among the answered', () => {
    const { content, reason } = corrected(items, [change('BKO-S1-Q21', 'answer', 'La Cour des comptes.')])
    expect(reason).toBe('supplement')
    expect(named(content, 'BKO-S1-Q21')).toMatchObject({ state: 'answered-written' })
    const at = content.findIndex(({ id }) => id === 'BKO-S1-Q21')
    expect(content[at + 1]).toEqual({
      kind: 'answer',
      id: 'BKO-S1-A21',
      to: 'BKO-S1-Q21',
      mode: 'written',
      text: 'La Cour des comptes.',
      summary: null,
    })
    expect(accounts(content)).toMatchObject([{ is: 'supplemented', before: '' }])
    const before = named(items, 'BKO-S1-BALANCE')
    if (before.kind !== 'balance') throw new Error('no balance')
    expect(content.at(-1)).toMatchObject({ later: before.later - 1, answeredWritten: before.answeredWritten + 1 })
  })

  it('is a correction as soon as one of its changes is', () => {
    const changes = [change('BKO-S1-Q21', 'answer', 'Oui.'), change('BKO-S1', 'present', '44')]
    expect(corrected(items, changes).reason).toBe('correction')
  })

  it('makes a summary that was changed one that the expert has not read again', () => {
    const { content } = corrected(items, [change('BKO-S1-Q04', 'summary', 'Un autre résumé.')])
    expect(named(content, 'BKO-S1-A04')).toMatchObject({ summary: { text: 'Un autre résumé.', reread: false } })
  })

  it('writes a recommendation’s fields, and lets nothing be said to be adopted that was withdrawn', () => {
    const { content } = corrected(items, [
      change('BKO-S1-R01', 'addressee', ' Le ministère \n\nLa mairie'),
      change('BKO-S1-R01', 'deadline', '2022-06-30'),
      change('BKO-S1-R01', 'outcome', 'withdrawn'),
      change('BKO-S1-R01', 'reason', 'Déjà dans la loi'),
    ])
    expect(named(content, 'BKO-S1-R01')).toMatchObject({
      addressee: ['Le ministère', 'La mairie'],
      deadline: '2022-06-30',
      outcome: 'withdrawn',
      reason: 'Déjà dans la loi',
      by: null,
    })
  })
})

describe('what protects someone after the fact', () => {
  it('takes a question out with its answer and what was joined to it: counted only, named by no recommendation', () => {
    const answered = corrected(items, [change('BKO-S1-Q21', 'answer', 'Le colonel Untel.')]).content
    const sourced = answered.map((item) =>
      item.kind === 'recommendation' ? { ...item, sources: ['BKO-S1-Q21', 'BKO-S1-Q01'] } : item,
    )
    const { content, reason } = corrected(sourced, [hide('BKO-S1-Q21')], { seq: 3 })
    expect(reason).toBe('correction')
    const said = JSON.stringify(content)
    for (const words of ['Qui contrôle', 'qui le lit', 'Untel', 'Q21', 'Q22', 'A21', 'Une enseignante']) {
      expect(said).not.toContain(words)
    }
    expect(content.flatMap((item) => ('state' in item && item.state === 'protected' ? [item.id] : []))).toEqual([
      'BKO-S1-P02',
      'BKO-S1-P03',
      'BKO-S1-P01',
    ])
    expect(accounts(content)).toEqual([
      { is: 'covered' },
      { is: 'hidden', of: 'question' },
      { is: 'hidden', of: 'question' },
    ])
    expect(content.at(-1)).toMatchObject({ protected: 3 })
  })

  it('can keep a text and lose its earlier words, also where an earlier correction told them', () => {
    const first = corrected(items, [change('BKO-S1-Q01', 'answer', 'Le maire Untel décide.')]).content
    const { content } = corrected(first, [change('BKO-S1-Q01', 'answer', 'La commune décide.', { protects: true })], {
      seq: 3,
    })
    expect(JSON.stringify(content)).not.toContain('Untel')
    expect(accounts(content)).toMatchObject([
      { is: 'covered' },
      { before: null, after: 'La commune décide.', protects: true },
    ])
  })
})

describe('a correction is refused', () => {
  it.each<[string, CorrectionChange[], unknown]>([
    ['without a reason', [change('BKO-S1', 'chair', 'X', { why: '  ' })], [['BKO-S1', 'chair', 'why', 'empty']]],
    [
      'with a reason over its limit',
      [change('BKO-S1', 'chair', 'X', { why: 'a'.repeat(201) })],
      [['BKO-S1', 'chair', 'why', 'too-long']],
    ],
    ['that empties an answer', [change('BKO-S1-Q01', 'answer', ' ')], [['BKO-S1-Q01', 'answer', 'value', 'empty']]],
    [
      'over the limit of its text',
      [change('BKO-S1-Q01', 'wording', 'a'.repeat(281))],
      [['BKO-S1-Q01', 'wording', 'value', 'too-long']],
    ],
    [
      'with control characters',
      [change('BKO-S1-Q01', 'wording', 'a\u202Eb')],
      [['BKO-S1-Q01', 'wording', 'value', 'bad-characters']],
    ],
    [
      'on a day that is none',
      [change('BKO-S1-R01', 'deadline', '2021-02-30')],
      [['BKO-S1-R01', 'deadline', 'value', 'bad-date']],
    ],
    [
      'with a number that is none',
      [change('BKO-S1', 'present', 'douze')],
      [['BKO-S1', 'present', 'value', 'bad-number']],
    ],
    [
      'with a foreign choice',
      [change('BKO-S1-R01', 'level', 'lunaire')],
      [['BKO-S1-R01', 'level', 'value', 'malformed']],
    ],
    [
      'that withdraws without a reason',
      [change(bare, 'outcome', 'withdrawn'), change(bare, 'text', 'Autre')],
      [[bare, 'reason', 'value', 'empty']],
    ],
    [
      'of words that are not kept',
      [change('BKO-S1-Q05', 'wording', 'X')],
      [['BKO-S1-Q05', 'wording', 'value', 'unknown-card']],
    ],
    [
      'of what was withdrawn',
      [change('BKO-S1-Q23', 'wording', 'X')],
      [['BKO-S1-Q23', 'wording', 'value', 'unknown-card']],
    ],
    [
      'of what was protected',
      [change('BKO-S1-P01', 'wording', 'X')],
      [['BKO-S1-P01', 'wording', 'value', 'unknown-card']],
    ],
    ['of what never was', [hide('BKO-S1-Q99')], [['BKO-S1-Q99', null, 'value', 'unknown-card']]],
    ['that hides what has no words', [hide('BKO-S1-Q23')], [['BKO-S1-Q23', null, 'value', 'unknown-card']]],
    [
      'that answers what was answered as if it had a summary',
      [change('BKO-S1-Q01', 'summary', 'X')],
      [['BKO-S1-Q01', 'summary', 'value', 'unknown-card']],
    ],
    [
      'of one field twice',
      [change('BKO-S1', 'chair', 'X'), change('BKO-S1', 'chair', 'Y')],
      [['BKO-S1', 'chair', 'value', 'wrong-state']],
    ],
    [
      'of what it hides',
      [hide('BKO-S1-Q21'), change('BKO-S1-Q22', 'wording', 'X')],
      [['BKO-S1-Q22', 'wording', 'value', 'wrong-state']],
    ],
    [
      'that protects what cannot be protected',
      [change('BKO-S1', 'chair', 'X', { protects: true })],
      [['BKO-S1', 'chair', 'value', 'not-allowed']],
    ],
    ['that changes nothing', [change('BKO-S1', 'chair', chair)], 'nothing-changed'],
  ])('%s', (_name, changes, expected) => {
    expect(refusalOf(...changes)).toEqual(expected)
  })

  it('whole, telling every fault at once', () => {
    const changes = [change('BKO-S1', 'present', 'x', { why: '' }), change('BKO-S1-Q01', 'wording', '')]
    expect(refusalOf(...changes)).toEqual([
      ['BKO-S1', 'present', 'value', 'bad-number'],
      ['BKO-S1', 'present', 'why', 'empty'],
      ['BKO-S1-Q01', 'wording', 'value', 'empty'],
    ])
  })
})

describe('whatever is asked', () => {
  const targets = [...items.map(({ id }) => id), 'BKO-S1-NOTES', 'BKO-S1-Q99', '']
  const words = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom('', '2021-12-31', '12', 'adopted', 'withdrawn', 'hands', 'national', 'mot\nmot'),
  )
  const anyChange: fc.Arbitrary<CorrectionChange> = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        is: fc.constant('change' as const),
        target: fc.constantFrom(...targets),
        field: fc.constantFrom(...CORRECTION_FIELDS),
        value: words,
        protects: fc.boolean(),
        why: fc.constantFrom('Relu', 'Relu', 'Relu', ''),
      }),
    },
    fc.record({ is: fc.constant('hide' as const), target: fc.constantFrom(...targets) }),
  )
  /** Aimed at what can be corrected, so that most of them pass. */
  const fitting = fc
    .constantFrom(
      ...targets.flatMap((target) => correctableValues(items, target).map(({ field }) => ({ target, field }))),
    )
    .chain(({ target, field }) => words.map((value) => change(target, field, value)))

  it('the content seals, verifies, counts itself, forgets nothing that was not hidden, and answers to nothing twice', () => {
    let passed = 0
    fc.assert(
      fc.property(fc.array(fc.oneof(fitting, anyChange), { minLength: 1, maxLength: 4 }), (changes) => {
        const decision = decideCorrection(items, changes, mark())
        if (decision.is === 'refused') return
        passed += 1
        const { content } = decision
        const made = buildSnapshot(content, bamakoHead({ seq: 2, prev: 'ab'.repeat(32) }), createSeededRandom(3))
        expect(verifySnapshot(snapshotToText(made)).is).toBe('sound')
        expect(content.at(-1)).toEqual(balanceOf('BKO-S1', content.slice(0, -1)))
        const hidden = accounts(content).filter(({ is }) => is === 'hidden').length
        const readable = (all: typeof items) => all.filter((item) => 'wording' in item).length
        expect(readable(content)).toBe(readable(items) - hidden)
        // Done is done: the same again changes nothing more.
        const again = decideCorrection(
          content,
          changes.filter(({ is }) => is === 'change'),
          mark({ seq: 3 }),
        )
        expect(again.is).toBe('refused')
      }),
      { seed: 20_210_224, numRuns: 400 },
    )
    expect(passed).toBeGreaterThan(50)
  })
})
