import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { createMemoryArchiveTree } from '../../../server/adapters/memory/archive-memory.ts'
import { createArchive } from '../../../server/archive/archive.ts'
import type { SessionMemory } from '../../../server/plenary/memory.ts'
import { createSealing } from '../../../server/plenary/sealing.ts'
import { createLog } from '../../../server/runtime/log.ts'
import { emptyState } from '../../../server/session/state.ts'
import { itemsOf } from '../../../shared/domain/snapshot.ts'
import { createSteppedClock } from '../../world/clock.ts'
import { firstRow, sessionId } from '../../world/plenary-world.ts'
import { createSeededRandom } from '../../world/random.ts'

/** Seals a session whose team acted at these times, and reads what its snapshot says of the clock. */
async function sealedAfter(actsAt: readonly number[], now: number) {
  const state = emptyState()
  state.session.set('row', firstRow())
  for (const [order, at] of actsAt.entries()) {
    const id = String(order)
    state.act.set(id, { id, role: 'facilitator', kind: 'accept', number: 1, at })
  }
  // Only rows and an empty stage are read when a session is sealed.
  const memory = { state, textOf: () => '', stage: { doc: new Y.Doc() } } as unknown as SessionMemory
  const archive = createArchive({ tree: createMemoryArchiveTree() })
  const sealing = createSealing({
    archive,
    clock: createSteppedClock(now),
    random: createSeededRandom(1),
    log: createLog({ level: 'silent' }),
    makeReports: async () => [],
    previousSessionSeal: () => null,
  })
  await sealing.seal(sessionId, memory)
  const loaded = await archive.load(sessionId, 1)
  return loaded.is === 'found' ? itemsOf(loaded.snapshot).filter((item) => item.kind === 'clock') : null
}

const minute = 60_000
it.each([
  ['went on', [1, 2, 3], 4, false],
  ['stood still', [2, 2], 2, false],
  ['was put right by less than a second', [2, 1.99], 2, false],
  ['went back between two acts of the team', [3, 1, 2], 4, true],
  ['went back before the close', [3], 2, true],
])('a clock that %s is told in the snapshot, or not', async (_how, acts, now, told) => {
  const notes = await sealedAfter(
    acts.map((at) => at * minute),
    now * minute,
  )
  expect(notes).toEqual(told ? [{ kind: 'clock', id: 'BKO-S1-CLOCK', wentBack: ['session'] }] : [])
})
