import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { createRealClock } from '../runtime/clock.ts'
import { createRealRandom } from '../runtime/random.ts'
import { enterByTeamLink } from './person.ts'
import { fillRoom } from './room.ts'
import { readRoomScript } from './room-script.ts'

/** What the visit's process of people is told, as JSON in `PALABRE_VISIT`. */
export interface PeopleGiven {
  readonly origin: string
  /** Of the participants' link. */
  readonly token: string
  /** Of a facilitator's link: the chair, who opens the questions and then leaves the console to the visitor. */
  readonly chair: string
  /** File of the example, and which of its sessions, from 0. */
  readonly example: string
  readonly session: number
  /** Words that the visitor will say himself. */
  readonly without: readonly string[]
  readonly launcher: number
}

/** The visit's simulated people, in a process of their own: they outlive the server when its power is cut, as a room does. */
async function main(given: PeopleGiven): Promise<void> {
  const clock = createRealClock()
  const random = createRealRandom()
  clock.every(1_000, () => {
    try {
      process.kill(given.launcher, 0)
    } catch {
      // Nobody to play for any more.
      process.exit(0)
    }
  })
  const deps = { origin: given.origin, clock, random }
  const chair = await enterByTeamLink(deps, given.chair)
  await chair.send({ kind: 'change-phase', phase: 'questions' })
  chair.leave()
  const script = readRoomScript(JSON.parse(readFileSync(given.example, 'utf8')), given.session, given.without)
  await fillRoom({ ...deps, token: given.token, people: 12, script, paceMs: 1_800 })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(JSON.parse(process.env['PALABRE_VISIT'] ?? '{}') as PeopleGiven)
}
