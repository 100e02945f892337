import { createRealClock } from '../../server/runtime/clock.ts'
import { type ExampleLinks, openExample } from '../world/example.ts'
import { aHouse, type House, type HouseStart } from '../world/house.ts'
import { createSeededRandom } from '../world/random.ts'
import { type BusyRoom, fillBusyRoom } from './busy-room.ts'
import { look } from './kills.ts'

export interface Ordeal {
  readonly seed: number
  readonly phones: number
  readonly start?: HouseStart
  /** What the server goes through while people work. */
  readonly during: (house: House, room: BusyRoom, links: ExampleLinks) => Promise<void>
}

export interface Ordained {
  readonly findings: readonly string[]
  readonly stranded: readonly string[]
  readonly acknowledged: number
}

/** A hall at work while something happens to its server; then all comes to rest, and what is on disk is compared. */
export async function goThrough({ seed, phones, start, during }: Ordeal): Promise<Ordained> {
  const [clock, random] = [createRealClock(), createSeededRandom(seed)]
  const house = await aHouse([], start)
  try {
    const links = await openExample(house)
    const room = await fillBusyRoom({ origin: house.origin, links, phones, askEveryMs: 11_000, clock, random })
    try {
      await during(house, room, links)
      const stranded = await room.settle(60_000)
      await house.powerOff()
      return { findings: await look(house, room), stranded, acknowledged: room.told.length }
    } finally {
      room.leave()
    }
  } finally {
    await house.stop()
  }
}

/** So many more acknowledgements than now; rejects when they do not come. */
export async function acknowledged(room: BusyRoom, more: number, patienceMs = 30_000): Promise<void> {
  const [enough, until] = [room.told.length + more, performance.now() + patienceMs]
  while (room.told.length < enough) {
    if (performance.now() > until) throw new Error(`only ${room.told.length} of ${enough} were acknowledged`)
    await new Promise((again) => setTimeout(again, 20))
  }
}
