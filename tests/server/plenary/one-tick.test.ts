import { expect, test } from 'vitest'
import type { Journal } from '../../../server/journal/journal.ts'
import type { Clock } from '../../../server/runtime/clock.ts'
import { aPlenary } from '../../world/plenary-world.ts'

/** A card that takes its time for each flush; `most`: how many commits it was handed at once. */
function aSlowDisk() {
  let now = 0
  let most = 0
  let slowMs = 0
  const slow = (inner: Journal, clock: Clock): Journal => ({
    ...inner,
    async commit(room, batch) {
      most = Math.max(most, ++now)
      if (slowMs > 0) await new Promise<void>((later) => void clock.after(slowMs, later))
      const result = await inner.commit(room, batch)
      now--
      return result
    },
  })
  const beSlow = () => {
    slowMs = 150
  }
  return { slow, beSlow, most: () => most }
}

/** Simulation seeds 228073 and 217062: two rounds judged at once gave one number twice and showed what was not stored. */
test('[D-09] what comes while a round is judged waits until its commit is on disk, however slow', async () => {
  const disk = aSlowDisk()
  const world = await aPlenary({ journal: disk.slow })
  const [awa, binta] = [await world.person('participant'), await world.person('participant')]
  disk.beSlow()
  const actor = { role: awa.role, seat: awa.seat, link: 'l'.repeat(26) as never }
  const answers: unknown[] = []
  const ask = (text: string) => {
    const id = String.fromCharCode(97 + answers.length).repeat(26) as never
    const at = answers.push(null) - 1
    void world.plenary
      .command({ ...actor, seat: binta.seat }, { id, command: { kind: 'ask', form: 'question', text, name: null } })
      .then((answer) => {
        answers[at] = answer
      })
  }
  // In one round: words that the gate turns away at once, whose sender goes on to ask something, and a question.
  world.plenary.update(actor, 'answers', new Uint8Array([1, 2, 3]), () => ask('Et après ?'))
  ask('Qui décide ?')
  for (let step = 0; step < 12; step++) await world.clock.advance(60)
  expect(answers).toMatchObject([
    { is: 'done', number: 1 },
    { is: 'done', number: 2 },
  ])
  expect(disk.most()).toBe(1)
})
