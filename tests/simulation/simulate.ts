import { newTicket } from '../../server/gateway/seat-door.ts'
import type { SessionMemory } from '../../server/plenary/memory.ts'
import type { SessionRole } from '../../shared/domain/role.ts'
import { createSeededRandom } from '../world/random.ts'
import { createSimClock } from './sim-clock.ts'
import { createCrowd } from './sim-crowd.ts'
import { createDevice, type Device } from './sim-device.ts'
import { createSimDisk } from './sim-disk.ts'
import { cookieOf } from './sim-door.ts'
import { createHostile } from './sim-hostile.ts'
import { aSimHouse, type SimHouse } from './sim-house.ts'
import { createSimNetwork } from './sim-network.ts'
import { createOracle } from './sim-oracle.ts'
import { faultsAtEnd, faultsOfState, noteSaved } from './sim-verdict.ts'
import { createWeather } from './sim-weather.ts'

export interface SimulationPlan {
  readonly seed: number
  readonly steps: number
  /** Takes one piece out, to show that it is missed. */
  readonly sabotage?: Sabotage
}
export type Sabotage = 'journal-acknowledges-early' | 'exactly-once-out' | 'broadcast-skips-a-frame' | 'outbox-forgets'

export interface SimulationResult {
  readonly seed: number
  /** Empty when all was as promised. */
  readonly faults: readonly string[]
  /** What happened, in order. */
  readonly story: readonly string[]
  readonly counts: {
    readonly words: number
    readonly acked: number
    readonly commands: number
    readonly starts: number
  }
}

// Each page's provider listens for the end of the process; here hundreds of pages live in one.
process.setMaxListeners(0)

/** The whole core in one process, by one seed: people, weather, and an oracle that forgets nothing. */
export async function simulate({ seed, steps, sabotage }: SimulationPlan): Promise<SimulationResult> {
  const story: string[] = []
  const random = createSeededRandom(seed)
  const clock = createSimClock()
  const say = (line: string) => void story.push(`${(clock.monotonic() / 1_000).toFixed(2)} ${line}`)
  const network = createSimNetwork(clock, createSeededRandom(seed ^ 0x5bd1e995))
  const disk = createSimDisk(createSeededRandom(seed ^ 0x1b873593))
  const oracle = createOracle()
  const house = await aSimHouse({ clock, random: createSeededRandom(seed ^ 0x2545f491), disk, network })
  let frozen: SessionMemory | null = null
  house.onSealing = (memory) => {
    frozen = memory
  }
  disk.onKept = (room, batch) => {
    if (room === (house.session as string)) oracle.kept(batch)
  }
  if (house.running === null) throw new Error('the house did not start')
  // As it stood on the wall when people came in.
  const qr = house.token('participant')
  const devices = people(random).map(({ role, name }) =>
    createDevice({
      clock,
      random: createSeededRandom(seed + name.length * 7_919 + name.charCodeAt(name.length - 1)),
      network,
      session: house.session,
      role,
      name,
      token: () => qr,
      skewMs: random.int(4) === 0 ? random.int(7_200_000) - 3_600_000 : 0,
      forgetful: sabotage === 'outbox-forgets',
      onDiverged: (device) => oracle.faults.push(`${device.name} showed something else than the server`),
      onPost: (device, body, answer) => oracle.posted(device.name, body, answer),
    }),
  )
  const byPlace = new Map(devices.map((device) => [device.place, device]))
  network.onDelivered = (place, data) => {
    const device = byPlace.get(place)
    if (device !== undefined) oracle.delivered(place, device.role, data)
  }
  for (const device of devices) {
    seat(house, device, random)
    device.load()
  }
  const weather = createWeather({ clock, random, network, disk, house, devices, say })
  const crowd = createCrowd({ random, oracle, now: clock.monotonic, say })
  const hostile = createHostile({ random, network, house, session: house.session, say })
  await clock.advance(3_000)
  const begin = devices.find((device) => device.role === 'facilitator')
  void begin?.client()?.send({ kind: 'change-phase', phase: 'questions' })
  await clock.advance(1_500)
  take(sabotage, { disk, network, random, house })
  const closesAt = random.int(4) === 0 ? Math.floor(steps * 0.8) : -1

  let faults: string[] = []
  for (let step = 0; step < steps && faults.length === 0; step++) {
    weather.strike()
    const device = devices[random.int(devices.length)]
    if (step === closesAt && begin !== undefined) crowd.close(begin)
    else if (random.int(12) === 0) hostile.strike()
    else if (device?.isOn() === true) crowd.act(device)
    if (sabotage === 'exactly-once-out') await forgetApplied(house)
    await clock.advance(pause(random))
    noteSaved(devices, oracle)
    faults = [...oracle.faults, ...faultsOfState(oracle.state)]
  }
  if (faults.length === 0) {
    await weather.clear()
    faults = await untilQuiet()
  }
  async function untilQuiet(): Promise<string[]> {
    let left: string[] = []
    for (const until of [11_000, 10_000, 10_000, 14_000, 14_000]) {
      await clock.advance(until)
      noteSaved(devices, oracle)
      left = [...notQuiet(devices), ...(await end())]
      if (left.length === 0) return []
    }
    return left
  }
  async function end(): Promise<string[]> {
    return await faultsAtEnd({
      house,
      disk,
      devices,
      oracle,
      crashedAt: weather.crashedAt,
      frozen,
    })
  }

  hostile.stop()
  for (const device of devices) device.dispose()
  house.running?.life.end()
  const acked = [...oracle.words.values()].filter((word) => word.acked).length
  const counts = { words: oracle.words.size, acked, commands: oracle.commands.size, starts: weather.starts() }
  return { seed, faults, story, counts }
}

/** Two to eight: always somebody who leads. */
function people(random: { int(max: number): number }): { role: SessionRole; name: string }[] {
  const count = 2 + random.int(7)
  const roles: SessionRole[] = ['facilitator', 'participant', 'expert', 'participant', 'rapporteur', 'board']
  return Array.from({ length: count }, (_, at) => {
    const role = roles[at] ?? (random.int(3) === 0 ? 'facilitator' : 'participant')
    return { role, name: `${role}-${at}` }
  })
}

/** By his link, as the door gives it. A phone takes its seat itself. */
function seat(house: SimHouse, device: Device, random: Parameters<typeof newTicket>[0]): void {
  const running = house.running
  const link = running?.catalogue.linkOfToken(house.token(device.role))
  if (running == null || link == null || device.role === 'participant') return
  device.cookie = cookieOf(running, newTicket(random, house.session, device.role, link.link))
}

function pause(random: { int(max: number): number }): number {
  const chance = random.int(200)
  if (chance < 130) return random.int(200)
  if (chance < 190) return 200 + random.int(1_000)
  return chance < 199 ? 1_500 + random.int(5_000) : 20_000 + random.int(30_000)
}

function notQuiet(devices: readonly Device[]): string[] {
  return devices.flatMap((device) => {
    const connection = device.client()?.connection.get()
    if (connection === undefined) return device.role === 'participant' ? [] : [`${device.name} has no page`]
    if (connection.is === 'denied' || connection.is === 'closed') return []
    if (connection.is !== 'online') return [`${device.name} is ${connection.is}`]
    return connection.saved ? [] : [`${device.name} is not saved`]
  })
}

function take(
  sabotage: Sabotage | undefined,
  on: {
    readonly disk: ReturnType<typeof createSimDisk>
    readonly network: ReturnType<typeof createSimNetwork>
    readonly random: { int(max: number): number }
    readonly house: SimHouse
  },
): void {
  if (sabotage === 'journal-acknowledges-early') on.disk.acknowledgesEarly = true
  if (sabotage === 'broadcast-skips-a-frame') {
    // An update of a document: type 0, step 2.
    on.network.skips = (_place, data) =>
      typeof data !== 'string' && data[0] === 0 && data[1] === 2 && on.random.int(40) === 0
  }
}

async function forgetApplied(house: SimHouse): Promise<void> {
  ;(await house.running?.plenary())?.memory().applied.clear()
}
