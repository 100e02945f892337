import { describe, expect, it, test } from 'vitest'
import type { CatalogueCommand } from '../../../shared/protocol/catalogue-command.ts'
import { parseCatalogueCommand } from '../../../shared/protocol/catalogue-command.ts'
import { aForum, anOrganiser, aSeries, aSession, layCatalogueGround } from './catalogue-ground.ts'

const seal = 'c'.repeat(64)

/** Two forums of one series, a sealed session in each. */
async function aSeriesHeld() {
  const ground = layCatalogueGround()
  const catalogue = await ground.start()
  const organiser = anOrganiser(catalogue)
  const { series, forum, session } = await organiser.prepare()
  const [otherForum, otherSession] = [organiser.newId() as typeof forum, organiser.newId() as typeof session]
  await organiser.send({ kind: 'make-forum', forum: otherForum, series, fields: aForum({ code: 'GAO', rank: 3 }) })
  await organiser.send({ kind: 'make-session', session: otherSession, forum: otherForum, fields: aSession() })
  await catalogue.markSealed(session, seal)
  await catalogue.markSealed(otherSession, seal)
  return { ground, catalogue, organiser, series, forum, otherForum }
}
type Held = Awaited<ReturnType<typeof aSeriesHeld>>
const same = (series: Held['series']) =>
  ({ kind: 'relate', series, reading: 'first', one: 'KAY-S1-R01', other: 'GAO-S1-R02', relation: 'same' }) as const

describe('a decision about two recommendations', () => {
  it('is the next line of the log once, on disk, however often it arrives; undo is a line too', async () => {
    const { ground, catalogue, organiser, series } = await aSeriesHeld()
    const id = organiser.newId()
    expect(await organiser.send(same(series), id)).toEqual({ is: 'done', id: '1' })
    expect(await organiser.send(same(series), id)).toEqual({ is: 'done', id: '1' })
    expect(await organiser.send({ kind: 'take-back', series, number: 1 })).toEqual({ is: 'done', id: '2' })
    const log = (await ground.start()).decisions(series)
    expect(log.map(({ number, act }) => [number, act.is])).toEqual([
      [1, 'relate'],
      [2, 'take-back'],
    ])
    expect(log).toEqual(catalogue.decisions(series))
    // Its first line says after a restart what it said before: nothing of a log is written twice.
    const again = anOrganiser(await ground.start())
    expect(await again.send(same(series), id)).toEqual({ is: 'done', id: '1' })
  })

  it('that a power cut swallowed is not there, and its repetition is line one', async () => {
    const { ground, organiser, series } = await aSeriesHeld()
    ground.journal().failNext('disk-full')
    const id = organiser.newId()
    expect(await organiser.send(same(series), id)).toMatchObject({ is: 'refused', refusal: { code: 'disk-full' } })
    expect((await ground.start()).decisions(series)).toEqual([])
    expect(await anOrganiser(await ground.start()).send(same(series), id)).toEqual({ is: 'done', id: '1' })
  })

  it('from another series changes nothing in this one', async () => {
    const { catalogue, organiser, series } = await aSeriesHeld()
    const other = organiser.newId() as typeof series
    await organiser.send({ kind: 'make-series', series: other, fields: aSeries({ code: 'X' }), notice: null })
    expect(await organiser.send(same(other))).toMatchObject({ refusal: { code: 'unknown-card' } })
    expect([catalogue.decisions(series), catalogue.decisions(other)]).toEqual([[], []])
  })
})

test.each([
  ['of a session that is not there', { one: 'KAY-S9-R01' }, 'unknown-card'],
  ['within one forum', { other: 'KAY-S1-R02' }, 'wrong-state'],
] as const)('a relation %s is refused', async (_name, change, code) => {
  const { catalogue, organiser, series } = await aSeriesHeld()
  expect(await organiser.send({ ...same(series), ...change })).toMatchObject({ is: 'refused', refusal: { code } })
  expect(catalogue.decisions(series)).toEqual([])
})

test('what lacks a reason, words, a day or a line of the log is refused by its field', async () => {
  const { catalogue, organiser, series, otherForum } = await aSeriesHeld()
  const member = 'KAY-S1-R01'
  const final = {
    kind: 'write-final',
    series,
    member,
    text: 'Publier.',
    addressee: [],
    level: '',
    deadline: null,
  } as const
  const cases: readonly (readonly [CatalogueCommand, string, string | null])[] = [
    [{ kind: 'set-aside', series, member, reason: '  ' }, 'empty', 'reason'],
    [{ kind: 'hear', series, member, forum: otherForum, hearing: 'missing', words: '' }, 'empty', 'words'],
    [{ ...final, indicator: null, text: ' ' }, 'empty', 'text'],
    [{ ...final, indicator: null, deadline: '2022-02-30' }, 'bad-date', 'deadline'],
    [{ ...final, indicator: 'x'.repeat(2_001) }, 'too-long', 'indicator'],
    [{ kind: 'take-back', series, number: 7 }, 'unknown-card', null],
  ]
  for (const [command, code, field] of cases) {
    expect(await organiser.send(command)).toMatchObject({ is: 'refused', refusal: { code }, field })
  }
  expect(catalogue.decisions(series)).toEqual([])
  const agreed = { kind: 'hear', series, member, forum: otherForum, hearing: 'agreed', words: '' } as const
  expect(await organiser.send(agreed)).toMatchObject({ is: 'done' })
})

test.each([{ one: 'kay-s1-r01' }, { one: '../R01' }, { relation: 'merge' }, { reading: 'third' }, { more: 1 }])(
  '%j is no command',
  async (change) => {
    const command = { ...same('s'.repeat(26) as never), ...change }
    expect(parseCatalogueCommand({ id: 'a'.repeat(26), command })).toEqual({ is: 'refused', code: 'malformed' })
  },
)
