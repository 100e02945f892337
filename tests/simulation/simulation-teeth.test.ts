import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import * as unsent from '../../client/sync/unsent-words.ts'
import * as gate from '../../server/gatekeeper/gate.ts'
import { offlineReturn } from './offline-return.ts'
import { type Sabotage, simulate } from './simulate.ts'

/** An instrument that cannot see is worse than none: each piece is taken out in turn, and its absence is noticed. */
async function firstFault(sabotage: Sabotage | undefined, most = 30): Promise<string | null> {
  for (let seed = 1; seed <= most; seed++) {
    const { faults } = await simulate({ seed, steps: 120, ...(sabotage === undefined ? {} : { sabotage }) })
    if (faults[0] !== undefined) return faults[0]
  }
  return null
}

vi.mock('../../client/sync/unsent-words.ts', async (original) => {
  const real = await original<typeof unsent>()
  return { unsentByText: vi.fn(real.unsentByText) }
})
vi.mock('../../server/gatekeeper/gate.ts', async (original) => {
  const real = await original<typeof gate>()
  return { ...real, judge: vi.fn(real.judge), admit: vi.fn(real.admit) }
})

describe('[C-01] the simulation notices', { timeout: 60_000 }, () => {
  it('a journal that acknowledges before it keeps', async () => {
    expect(await firstFault('journal-acknowledges-early')).not.toBeNull()
  })
  it('commands that are applied as often as they come', async () => {
    expect(await firstFault('exactly-once-out')).toMatch(/asked once|was answered|supports/)
  })
  it('an outbox that forgets', async () => {
    expect(await firstFault('outbox-forgets')).toMatch(/nowhere|neither/)
  })
  it('a broadcast that skips a frame', async () => {
    expect(await firstFault('broadcast-skips-a-frame')).not.toBeNull()
  })
  it('a page that keeps nothing of what is under way: an hour of words is lost with the close', async () => {
    vi.mocked(unsent.unsentByText).mockImplementation(() => new Map())
    expect((await offlineReturn(102, 4)).lost).not.toEqual([])
    vi.mocked(unsent.unsentByText).mockRestore()
  })
  it('a gate that lets everything through', async () => {
    vi.mocked(gate.judge).mockImplementation((_document, canonical, { seat }) => {
      return { kind: 'accepted', canonical, binds: [], seat, touched: new Set() }
    })
    vi.mocked(gate.admit).mockImplementation((document, { canonical }) => {
      Y.applyUpdate(document.doc, canonical)
      return []
    })
    expect(await firstFault(undefined)).not.toBeNull()
  })
})
