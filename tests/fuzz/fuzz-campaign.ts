import type { Random } from '../../server/runtime/random.ts'
import { createFastRandom } from './fast-random.ts'
import { aFuzzedHouse, type FuzzedHouse } from './fuzz-house.ts'
import { readers as allReaders, type Reader } from './fuzz-parsers.ts'
import { createOwnTime, ownMillisSince } from './own-time.ts'
import { createPlateau, keptBytes } from './plateau.ts'

export interface FuzzPlan {
  readonly n: number
  readonly seed: number
  readonly say?: (line: string) => void
  /** Others, where it shall be seen that this campaign sees. */
  readonly readers?: readonly Reader[]
  /** Memory that may be gained. */
  readonly growthBytes?: number
}

export interface FuzzResult {
  readonly tried: number
  readonly faults: Record<'crashes' | 'failures' | 'tooDear' | 'grown', number>
  readonly counted: Record<string, number>
}

const GROWTH_BYTES = 50 * 1024 * 1024
/** A round: so many readings by the parsers themselves, and one visit to the house through its own server. */
const READINGS = 1_000
const REQUESTS = 12
const FRAMES_WANTED = 30
const SOCKETS_MAX = 3
/** Below this a request is not sent again to see what it costs. */
const LOOK_AGAIN_MS = 12

/**
 * Bytes and values without sense before everything that reads what comes from outside: parsers by themselves, and the
 * assembled house through its own server, by a pipe and by the network. Nothing may throw out of them, fail with our own
 * fault (500), cost more than 20 ms three times running, or leave memory behind.
 */
export async function runFuzzCampaign(plan: FuzzPlan): Promise<FuzzResult> {
  const random = createFastRandom(plan.seed)
  const ownTime = createOwnTime()
  const plateau = createPlateau(keptBytes)
  const rss = createPlateau(() => process.memoryUsage.rss())
  const faults = { crashes: 0, failures: 0, tooDear: 0, grown: 0 }
  const counted: Record<string, number> = { requests: 0, frames: 0 }
  const told = new Set<string>()
  const crash = (error: unknown) => {
    faults.crashes++
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error)
    if (told.size < 5 && !told.has(said)) plan.say?.(said)
    told.add(said)
  }
  process.on('uncaughtException', crash)
  process.on('unhandledRejection', crash)
  const house = await aFuzzedHouse()
  const draws = byWeight(plan.readers ?? allReaders)
  const tell = (status: number) => {
    const name = `answered${status}`
    counted[name] = (counted[name] ?? 0) + 1
    if (status >= 500 && status !== 503) faults.failures++
  }
  let tried = 0
  try {
    // One of each way to be answered, so that the house is known to be asked at all.
    for (const bytes of house.plainRequests) tell(await house.request(random, bytes))
    for (let round = 0; tried < plan.n; round++) {
      for (let i = 0; i < READINGS; i++) {
        const reader = draws[random.int(draws.length)] as Reader
        counted[reader.name] = (counted[reader.name] ?? 0) + 1
        try {
          ownTime.watch(reader.draw(random))
        } catch (error) {
          crash(error)
        }
      }
      const visited = await visit(house, random, ownTime.note, tell)
      counted['requests'] = (counted['requests'] ?? 0) + REQUESTS
      counted['frames'] = (counted['frames'] ?? 0) + visited
      tried += READINGS + REQUESTS + visited
      plateau.look(tried / plan.n)
      rss.look(tried / plan.n)
      if (round % 500 === 499) plan.say?.(`${tried.toLocaleString('en')} inputs`)
    }
  } finally {
    await house.stop()
    process.off('uncaughtException', crash)
    process.off('unhandledRejection', crash)
  }
  faults.tooDear = ownTime.tooDear()
  const growth = plateau.growth()
  if (growth > (plan.growthBytes ?? GROWTH_BYTES)) faults.grown = 1
  counted['worstOnceMs'] = ownTime.worstOnceMs()
  counted['worstRunningMs'] = ownTime.worstRunningMs()
  counted['keptMoreMB'] = Math.round(growth / 2 ** 20)
  counted['rssMoreMB'] = Math.round(rss.growth() / 2 ** 20)
  return { tried, faults, counted }
}

/** Some requests one after the other, and sockets with their frames. */
async function visit(
  house: FuzzedHouse,
  random: Random,
  note: (times: readonly number[]) => void,
  tell: (status: number) => void,
): Promise<number> {
  for (let i = 0; i < REQUESTS; i++) {
    const bytes = house.drawRequest(random)
    const first = await timed(() => house.request(random, bytes))
    tell(first.result)
    if (first.ms < LOOK_AGAIN_MS) continue
    const times: number[] = []
    for (let again = 0; again < 3; again++) times.push((await timed(() => house.request(random, bytes))).ms)
    note(times)
  }
  // Most frames end their socket: another one, until as many went out as on one that nobody ends.
  let frames = 0
  for (let sockets = 0; sockets < SOCKETS_MAX && frames < FRAMES_WANTED; sockets++) frames += await house.socket(random)
  return frames
}

async function timed<Result>(work: () => Promise<Result>): Promise<{ readonly result: Result; readonly ms: number }> {
  const before = process.threadCpuUsage()
  const result = await work()
  return { result, ms: ownMillisSince(before) }
}

function byWeight(readers: readonly Reader[]): Reader[] {
  return readers.flatMap((reader) => Array<Reader>(reader.weight).fill(reader))
}
