import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freezeSession } from '../../../server/plenary/freeze.ts'
import { rootOf } from '../../../server/session/state.ts'
import type { CardId } from '../../../shared/domain/ids.ts'
import type { Command } from '../../../shared/protocol/command.ts'
import { cardOf } from '../../world/answers.ts'
import { aPlenary } from '../../world/plenary-world.ts'

const secretOf = (index: number) => `MotSecret${'ABCD'[index]}`
const at = fc.integer({ min: 0, max: 3 })
const step = fc.record({
  is: fc.constantFrom('accept', 'decline', 'protect', 'unprotect', 'merge', 'unmerge', 'return-to-inbox', 'spotlight'),
  card: at,
  into: at,
})

describe('words that are kept from the room', () => {
  it('[S-01] stand on the stage while the question is in the queue and never else, whatever the team does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const world = await aPlenary()
        const [awa, moussa] = [await world.person('participant'), await world.person('facilitator')]
        const cards: CardId[] = []
        for (let index = 0; index < 4; index++) {
          const text = `${secretOf(index)} ?`
          cards.push(cardOf(await awa.do({ kind: 'ask', form: 'question', text, name: null })))
        }
        for (const each of steps) {
          const card = cards[each.card] as CardId
          const more =
            each.is === 'decline' ? { reason: 'hurtful' } : each.is === 'merge' ? { into: cards[each.into] } : {}
          await moussa.do({ kind: each.is, card, ...more } as Command)
          const { state, stage } = world.plenary.memory()
          const shown = JSON.stringify(world.stage())
          // What a phone that joins now receives: deleted words must not travel in it either.
          const bytes = Buffer.from(stage.encode()).toString('latin1')
          for (const [index, id] of cards.entries()) {
            const row = state.card.get(id)
            const may = row?.kind === 'asked' && row.state.is === 'queued'
            expect(shown.includes(secretOf(index))).toBe(may)
            expect(bytes.includes(secretOf(index))).toBe(may)
          }
          const { board } = world.stage()
          if (board.card !== null) expect(world.stage().cards[board.card]).toBeDefined()
        }
        const { state, textOf } = world.plenary.memory()
        const frozen = JSON.stringify(freezeSession(state, textOf))
        for (const [index, id] of cards.entries()) {
          const root = state.card.get(rootOf(state, id))
          const fate = root?.kind === 'asked' ? root.state.is : 'none'
          const kept = fate === 'queued'
          expect(frozen.includes(secretOf(index)), fate).toBe(kept)
        }
      }),
      { numRuns: 40, seed: 8 },
    )
  })

  it('[S-01] an original that was reworded to protect its asker is not in what remains', async () => {
    const world = await aPlenary()
    const [awa, moussa] = [await world.person('participant'), await world.person('facilitator')]
    const card = cardOf(
      await awa.do({ kind: 'ask', form: 'question', text: 'Le maire de Kati a-t-il pris ?', name: null }),
    )
    await moussa.do({ kind: 'accept', card })
    await moussa.do({ kind: 'reword', card })
    const desk = await moussa.open('desk')
    await desk.write(`wording:${card}` as never, ' Une commune a-t-elle pris ?')
    await moussa.do({ kind: 'mark-rewording', card, protects: true })
    const { state, textOf } = world.plenary.memory()
    const items = freezeSession(state, textOf)
    expect(items.find((item) => item.kind === 'question')).toMatchObject({ original: null })
  })

  it('[S-01] how the team describes somebody is on no stage, and in the minutes only when the rapporteur writes it there', async () => {
    const world = await aPlenary()
    const [awa, moussa, fatou] = [
      await world.person('participant'),
      await world.person('facilitator'),
      await world.person('rapporteur'),
    ]
    const spoken = cardOf(
      await moussa.do({
        kind: 'write-for',
        form: 'question',
        text: 'Qui ?',
        channel: 'microphone',
        asker: 'Une femme de Kati',
      }),
    )
    const named = cardOf(await awa.do({ kind: 'ask', form: 'question', text: 'Quand ?', name: 'Awa Traoré' }))
    await moussa.do({ kind: 'accept', card: named })
    const printed = () => {
      const { state, textOf } = world.plenary.memory()
      return JSON.stringify(freezeSession(state, textOf))
    }
    expect(world.stage().cards[spoken]).toMatchObject({ asker: null })
    expect(world.stage().cards[named]).toMatchObject({ asker: 'Awa Traoré' })
    expect(printed()).not.toContain('Kati')
    expect(printed()).toContain('Awa Traoré')

    expect(await fatou.do({ kind: 'print-asker', card: spoken, label: 'Une femme de Kati' })).toMatchObject({
      is: 'refused',
      refusal: { code: 'identifies' },
    })
    await fatou.do({ kind: 'print-asker', card: spoken, label: 'Une association' })
    await fatou.do({ kind: 'print-asker', card: named, label: null })
    expect(printed()).toContain('Une association')
    expect(printed()).not.toMatch(/Kati|Awa/)
    // On phones and wall nothing changes: the name was given to the room.
    expect(world.stage().cards[spoken]).toMatchObject({ asker: null })
  })
})
