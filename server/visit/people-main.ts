import { readFileSync } from 'node:fs'
import { createRealClock } from '../runtime/clock.ts'
import { createRealRandom } from '../runtime/random.ts'
import { fillRoom } from './room.ts'
import { readRoomScript } from './room-script.ts'

/**
 * The visit's simulated people, in a process of their own: they outlive the server when its power is cut, as a room
 * does. `PALABRE_VISIT`: JSON of origin, token, example file, parent. Ends when the launcher is gone.
 */
const given = JSON.parse(process.env['PALABRE_VISIT'] ?? '{}') as {
  readonly origin: string
  readonly token: string
  readonly example: string
  readonly session: number
  readonly launcher: number
}
const clock = createRealClock()
const script = readRoomScript(JSON.parse(readFileSync(given.example, 'utf8')), given.session)
await fillRoom({ ...given, clock, random: createRealRandom(), people: 12, script, paceMs: 3_000 })
clock.every(1_000, () => {
  try {
    process.kill(given.launcher, 0)
  } catch {
    // Nobody to play for any more.
    process.exit(0)
  }
})
