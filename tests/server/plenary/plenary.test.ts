import { describe, expect, it } from 'vitest'
import { freezeSession } from '../../../server/plenary/freeze.ts'
import { textName } from '../../../shared/domain/text.ts'
import { cardOf } from '../../world/answers.ts'
import { aPlenary } from '../../world/plenary-world.ts'

const ask = (text: string) => ({ kind: 'ask', form: 'question', text, name: null }) as const

describe('a plenary from the question to the wall', () => {
  it('[P1] a question has its number once it is on disk, and the team alone reads it before it is accepted', async () => {
    const world = await aPlenary()
    const [awa, moussa, expert] = [
      await world.person('participant'),
      await world.person('facilitator'),
      await world.person('expert'),
    ]
    const answer = await awa.do(ask('Qui décide ?'))
    expect(answer).toMatchObject({ is: 'done', number: 1 })
    expect(moussa.heard()).toContain('Qui décide')
    expect(expert.heard()).not.toContain('Qui décide')
    expect(JSON.stringify(world.stage())).not.toContain('Qui décide')
    await moussa.do({ kind: 'accept', card: cardOf(answer) })
    expect(world.stage().cards[cardOf(answer)]).toMatchObject({ text: 'Qui décide ?', number: 1 })
    expect(awa.view()).toMatchObject({ mine: { [cardOf(answer)]: { state: { is: 'queued' }, place: 1 } } })
  })

  it('[P2] the answer grows on the stage while the expert writes, never as a draft', async () => {
    const world = await aPlenary()
    const [awa, moussa, expert] = [
      await world.person('participant'),
      await world.person('facilitator'),
      await world.person('expert'),
    ]
    const card = cardOf(await awa.do(ask('Qui décide ?')))
    await moussa.do({ kind: 'accept', card })
    await moussa.do({ kind: 'spotlight', card })
    await expert.do({ kind: 'set-answer', card, state: 'draft' })
    const desk = await expert.open('answers')
    const phone = await awa.open('stage')
    expect(await desk.write(textName('answer', card), 'Le Conseil ')).toEqual({ is: 'taken' })
    expect(phone.bytes()).not.toContain('Conseil')
    await expert.do({ kind: 'set-answer', card, state: 'live' })
    await desk.write(textName('answer', card), 'national.')
    expect(world.stage().cards[card]).toMatchObject({ answer: 'live', answerText: 'Le Conseil national.' })
    await expert.do({ kind: 'finish-answer', card })
    expect(world.stage().cards[card]).toMatchObject({ answer: 'written' })
  })

  it('[P3] what a participant sends to the stage or the answers is not taken', async () => {
    const world = await aPlenary()
    const [awa, moussa] = [await world.person('participant'), await world.person('facilitator')]
    const card = cardOf(await awa.do(ask('Qui décide ?')))
    await moussa.do({ kind: 'accept', card })
    await moussa.do({ kind: 'set-answer', card, state: 'live' })
    const stage = await awa.open('stage')
    expect(await stage.write(textName('answer', card), 'forgé')).toEqual({ is: 'nothing' })
    const answers = await awa.open('answers')
    expect(await answers.write(textName('answer', card), 'forgé')).toMatchObject({ is: 'refused', code: 'not-allowed' })
    expect(JSON.stringify(world.stage())).not.toContain('forgé')
  })

  it('[P4] the same command twice has one effect and one answer', async () => {
    const world = await aPlenary()
    const awa = await world.person('participant')
    const id = 'q'.repeat(26)
    const [first, second] = [await awa.do(ask('Une fois ?'), id), await awa.do(ask('Une fois ?'), id)]
    expect(second).toEqual(first)
    expect(world.plenary.memory().state.card.size).toBe(1)
  })

  it('[P5] a commit that fails is shown to nobody; everyone comes back to what is on disk', async () => {
    const world = await aPlenary()
    const [awa, moussa] = [await world.person('participant'), await world.person('facilitator')]
    const desk = await moussa.open('desk')
    world.memoryJournal.failNext('fenced')
    expect(await awa.do(ask('Perdue ?'))).toMatchObject({ is: 'refused', refusal: { code: 'unavailable' } })
    expect(moussa.heard()).not.toContain('Perdue')
    expect(desk.endedWith()).toBe(1013)
    expect(world.plenary.memory().state.card.size).toBe(0)
    expect(await awa.do(ask('Gardée ?'))).toMatchObject({ is: 'done', number: 1 })
  })

  it('[P6] a restart finds all that was acknowledged', async () => {
    const world = await aPlenary()
    const [awa, moussa] = [await world.person('participant'), await world.person('facilitator')]
    const card = cardOf(await awa.do(ask('Encore là ?')))
    await moussa.do({ kind: 'accept', card })
    await moussa.do({ kind: 'set-answer', card, state: 'live' })
    const desk = await moussa.open('answers')
    await desk.write(textName('answer', card), 'Toujours.')
    const again = await aPlenary({ disk: world.disk, seed: 2 })
    expect(again.stage().cards[card]).toMatchObject({ text: 'Encore là ?', answerText: 'Toujours.' })
  })

  it('[P7] a text opened to the room is written there, shown when the team says so, and folded back', async () => {
    const world = await aPlenary()
    const [awa, moussa] = [await world.person('participant'), await world.person('facilitator')]
    const card = 'r'.repeat(26) as never
    await moussa.do({ kind: 'draft-recommendation', card, text: 'Réserver des sièges', sources: [] })
    const text = textName('recommendation', card)
    await moussa.do({ kind: 'show-recommendation', card, live: true })
    expect(await moussa.do({ kind: 'open-floor', text, to: 'room' })).toMatchObject({ is: 'done' })
    const floor = [...world.plenary.memory().documents.keys()].find((base) => base.startsWith('floor-')) ?? ''
    const phone = await awa.open(floor)
    expect(await phone.write(text, ' aux femmes')).toEqual({ is: 'taken' })
    expect(world.stage().cards[card]).toMatchObject({ text: 'Réserver des sièges', floor: true })
    const desk = await moussa.open('desk')
    expect(await desk.write(text, 'x')).toMatchObject({ is: 'refused' })
    await moussa.do({ kind: 'show-floor', text })
    expect(world.stage().cards[card]).toMatchObject({ text: 'Réserver des sièges aux femmes' })
    await moussa.do({ kind: 'close-floor', text })
    expect(world.stage().cards[card]).toMatchObject({ text: 'Réserver des sièges aux femmes', floor: false })
    expect(world.plenary.memory().textOf(text)).toBe('Réserver des sièges aux femmes')
  })

  it('[P7] nothing is decided about a text while others write in it, and the wall follows nothing', async () => {
    const world = await aPlenary()
    const moussa = await world.person('facilitator')
    const card = 'r'.repeat(26) as never
    await moussa.do({ kind: 'draft-recommendation', card, text: 'Réserver des sièges', sources: [] })
    const text = textName('recommendation', card)
    await moussa.do({ kind: 'show-recommendation', card, live: true })
    await moussa.do({ kind: 'open-floor', text, to: 'room' })
    expect(world.stage().cards[card]).toMatchObject({ live: false })
    for (const outcome of [
      { is: 'adopted', by: 'hands' },
      { is: 'withdrawn', reason: 'doublon' },
    ] as const) {
      expect(await moussa.do({ kind: 'set-outcome', card, outcome })).toMatchObject({
        is: 'refused',
        refusal: { code: 'text-locked' },
      })
    }
    await moussa.do({ kind: 'close-floor', text })
    expect(world.stage().cards[card]).toMatchObject({ live: true })
    expect(await moussa.do({ kind: 'set-outcome', card, outcome: { is: 'adopted', by: 'hands' } })).toMatchObject({
      is: 'done',
    })
  })

  it('[P8] after closing nothing is taken, and what is frozen holds no words that were not kept', async () => {
    const world = await aPlenary()
    const [awa, moussa] = [await world.person('participant'), await world.person('facilitator')]
    const [kept, refused, hidden] = [
      cardOf(await awa.do(ask('Gardée ?'))),
      cardOf(await awa.do(ask('Blessante ?'))),
      cardOf(await awa.do(ask('Dangereuse ?'))),
    ]
    await moussa.do({ kind: 'accept', card: kept })
    await moussa.do({ kind: 'decline', card: refused, reason: 'hurtful' })
    await moussa.do({ kind: 'protect', card: hidden })
    await moussa.do({ kind: 'answer-aloud', card: kept })
    const desk = await moussa.open('desk')
    await desk.write(textName('minutes', null), 'La séance est ouverte par la présidente.')
    await moussa.do({ kind: 'close-session' })
    expect(world.closings).toBe(1)
    expect(await awa.do(ask('Trop tard ?'))).toMatchObject({ is: 'refused', refusal: { code: 'closed' } })
    const { state, textOf } = world.plenary.memory()
    const content = JSON.stringify(freezeSession(state, textOf))
    expect(content).toContain('Gardée')
    expect(content).toContain('ouverte par la présidente')
    expect(content).not.toMatch(/Blessante|Dangereuse/)
    expect(content).toContain('"notKept"')
  })

  it('[P9] « relu » is said of the words that were read: when the summary changes, it is gone', async () => {
    const world = await aPlenary()
    const [awa, moussa] = [await world.person('participant'), await world.person('facilitator')]
    const expert = await world.person('expert')
    const card = cardOf(await awa.do(ask('Qui décide ?')))
    await moussa.do({ kind: 'accept', card })
    await moussa.do({ kind: 'answer-aloud', card })
    const desk = await moussa.open('answers')
    await desk.write(textName('summary', card), 'Le Conseil.')
    await expert.do({ kind: 'confirm-summary', card, reread: true })
    expect(world.stage().cards[card]).toMatchObject({ summaryReread: true })
    await desk.write(textName('summary', card), ' Ajouté après.')
    expect(world.stage().cards[card]).toMatchObject({ summaryReread: false, summaryText: 'Le Conseil. Ajouté après.' })
  })

  it('[P10] what the room adopted is not rewritten until it is taken up again', async () => {
    const world = await aPlenary()
    const moussa = await world.person('rapporteur')
    const card = 'a'.repeat(26) as never
    const text = textName('recommendation', card)
    await moussa.do({ kind: 'draft-recommendation', card, text: 'Publier le budget', sources: [] })
    await moussa.do({ kind: 'set-outcome', card, outcome: { is: 'adopted', by: 'acclamation' } })
    const late = await moussa.open('desk')
    expect(await late.write(text, ' secret')).toMatchObject({ is: 'refused', code: 'not-allowed' })
    expect(world.stage().cards[card]).toMatchObject({ text: 'Publier le budget' })
    await moussa.do({ kind: 'set-outcome', card, outcome: { is: 'in-progress' } })
    const again = await moussa.open('desk')
    expect(await again.write(text, ' citoyen')).toEqual({ is: 'taken' })
  })

  it('[P11] a letter under a heap of marks is refused, a hundred lines are run together', async () => {
    const world = await aPlenary()
    const awa = await world.person('participant')
    expect(await awa.do(ask(`e${'\u0301'.repeat(60)}`))).toMatchObject({ refusal: { code: 'bad-characters' } })
    await awa.do(ask('a\n'.repeat(100)))
    const card = [...world.plenary.memory().state.card.values()][0]
    expect(card).toMatchObject({ original: Array(100).fill('a').join(' ') })
  })

  it('[C-01] supports that a power cut kept from their ten-second round are counted by the next start', async () => {
    const world = await aPlenary()
    const [awa, bouba, moussa] = [
      await world.person('participant'),
      await world.person('participant'),
      await world.person('facilitator'),
    ]
    const card = cardOf(await awa.do(ask('Qui décide ?')))
    await moussa.do({ kind: 'accept', card })
    await bouba.do({ kind: 'support', card, on: true, order: 1 })
    expect(world.stage().cards[card]).toMatchObject({ supports: 0 })
    const again = await aPlenary({ disk: world.disk, seed: 2 })
    expect(again.stage().cards[card]).toMatchObject({ supports: 1 })
  })

  it('[C-01] one question too many waiting is refused for good, not for some seconds', async () => {
    const world = await aPlenary()
    const awa = await world.person('participant')
    for (let n = 0; n < 10; n++) await awa.do(ask(`Question ${n} ?`))
    const answer = await awa.do(ask('Encore une ?'))
    // With a number it would mean seconds to wait: the phone would ask again for ever, and send nothing that comes after.
    expect(answer).toEqual({ is: 'refused', refusal: { code: 'too-many', count: null } })
  })

  it('[C-01] a support for a question that was united meanwhile counts for the one it went into', async () => {
    const world = await aPlenary()
    const [awa, bouba, moussa] = [
      await world.person('participant'),
      await world.person('participant'),
      await world.person('facilitator'),
    ]
    const [one, other] = [cardOf(await awa.do(ask('Qui ?'))), cardOf(await awa.do(ask('Qui donc ?')))]
    for (const card of [one, other]) await moussa.do({ kind: 'accept', card })
    await moussa.do({ kind: 'merge', card: one, into: other })
    await world.clock.advance(11_000)
    await bouba.do({ kind: 'support', card: one, on: true, order: 1 })
    await world.clock.advance(11_000)
    expect(world.stage().cards[other]).toMatchObject({ supports: 1 })
  })

  it('[A-05] what was refused once stays refused under its id, after a restart too', async () => {
    const world = await aPlenary()
    const [awa, moussa] = [await world.person('participant'), await world.person('facilitator')]
    for (let n = 0; n < 10; n++) await awa.do(ask(`Question ${n} ?`))
    const id = 'z'.repeat(26)
    const first = await awa.do(ask('Une de trop ?'), id)
    expect(first).toMatchObject({ is: 'refused' })
    const waiting = world.plenary.memory().state.card.size
    for (const card of world.plenary.memory().state.card.keys())
      await moussa.do({ kind: 'accept', card: card as never })
    expect(await awa.do(ask('Une de trop ?'), id)).toEqual(first)
    const again = await aPlenary({ disk: world.disk, seed: 2 })
    const binta = await again.person('participant')
    expect(await binta.do(ask('Une de trop ?'), id)).toEqual(first)
    expect(again.plenary.memory().state.card.size).toBe(waiting)
  })
})
