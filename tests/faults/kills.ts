import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRealClock } from '../../server/runtime/clock.ts'
import { openExample } from '../world/example.ts'
import { aHouse, type House } from '../world/house.ts'
import { createSeededRandom } from '../world/random.ts'
import { type BusyRoom, fillBusyRoom, pause } from './busy-room.ts'
import { compareWithTold, type Findings } from './oracle.ts'
import { type GuardOut, withoutGuards } from './without-guard.ts'

export interface KillFigures {
  kills: number
  acknowledged: number
  /** Of all looks at what was on disk. */
  findings: string[]
  /** Who was left without an answer after everything was quiet. */
  stranded: string[]
  /** From the start of the process to its first answer. */
  readonly readyMs: number[]
  /** Seconds of its own that the process worked until then: what remains of `readyMs` is a machine busy with others. */
  readonly ownMs: number[]
}

export interface KillPlan {
  readonly kills: number
  readonly seed: number
  readonly phones: number
  readonly askEveryMs?: number
  readonly guardsOut?: readonly GuardOut[]
  readonly say?: (line: string) => void
}

/**
 * One hall at work, its server killed again and again at random moments; each time what is on disk is compared with all that
 * was told, before it starts again. Then everything comes to rest, the session is closed, the server killed once more in the
 * middle of that, and the archive compared too.
 */
export async function killAgainAndAgain(plan: KillPlan): Promise<KillFigures> {
  const clock = createRealClock()
  const random = createSeededRandom(plan.seed)
  const { args, env } = withoutGuards(plan.guardsOut ?? [])
  const house = await aHouse([], plan.guardsOut === undefined ? {} : { node: args, env: () => env })
  const figures: KillFigures = { kills: 0, acknowledged: 0, findings: [], stranded: [], readyMs: [], ownMs: [] }
  const links = await openExample(house)
  const { phones, askEveryMs = 11_000 } = plan
  const room = await fillBusyRoom({ origin: house.origin, links, phones, askEveryMs, clock, random })
  try {
    while (figures.kills < plan.kills - 1 && figures.findings.length === 0) {
      await pause(clock, 100 + random.int(800))
      await killOnce(house, room, figures)
      if (figures.kills % 10 === 0)
        plan.say?.(`${figures.kills} kills, ${room.told.length} acknowledged, ready in ${figures.readyMs.at(-1)} ms`)
    }
    if (figures.findings.length > 0) return figures
    figures.stranded = [...(await room.settle(60_000))]
    await Promise.all([room.close(), pause(clock, random.int(400)).then(() => killOnce(house, room, figures))])
    await untilShredded(house, links.session)
    await house.powerOff()
    figures.findings.push(...(await look(house, room)))
  } finally {
    figures.acknowledged = room.told.length
    room.leave()
    await house.stop()
  }
  return figures
}

async function killOnce(house: House, room: BusyRoom, figures: KillFigures): Promise<void> {
  await house.powerOff()
  figures.kills++
  figures.findings.push(...(await look(house, room)))
  const began = performance.now()
  await house.powerOn()
  figures.readyMs.push(Math.round(performance.now() - began))
  figures.ownMs.push(workedMs(house.pid()))
}

/** On a copy: opening a room carries its log into its file, and the server must find what the kill left. */
export async function look(house: House, room: BusyRoom): Promise<Findings> {
  // What the killed server had said lies in our own sockets still.
  await new Promise((heard) => setTimeout(heard, 20))
  const told = [...room.told]
  const copy = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'palabre-killed-'))
  cpSync(house.dataFolder, copy, { recursive: true })
  try {
    return await compareWithTold(copy, told)
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** Closed, sealed, archived: then the session's own file goes. */
async function untilShredded(house: House, session: string): Promise<void> {
  const file = join(house.dataFolder, 'sessions', `${session}.sqlite`)
  while (existsSync(file)) await new Promise((again) => setTimeout(again, 25))
}

/** Processor time of a process so far; 0 where the system does not tell. */
function workedMs(pid: number): number {
  const stat = `/proc/${pid}/stat`
  if (!existsSync(stat)) return 0
  const fields = readFileSync(stat, 'utf8').split(') ')[1]?.split(' ') ?? []
  // In hundredths of a second.
  return (Number(fields[11]) + Number(fields[12])) * 10
}
