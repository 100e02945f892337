import { newTicket } from '../../server/gateway/seat-door.ts'
import type { Random } from '../../server/runtime/random.ts'
import type { SessionRole } from '../../shared/domain/role.ts'
import type { TextName } from '../../shared/domain/text.ts'
import { createSeededRandom } from '../world/random.ts'
import { createSimClock, type SimClock } from './sim-clock.ts'
import { createDevice, type Device } from './sim-device.ts'
import { createSimDisk, type SimDisk } from './sim-disk.ts'
import { cookieOf } from './sim-door.ts'
import { aSimHouse, type SimHouse } from './sim-house.ts'
import { createSimNetwork, type SimNetwork } from './sim-network.ts'

/** A hall without weather: server core and pages of the simulation, for one story told by hand. */
export interface Hall {
  readonly clock: SimClock
  readonly random: Random
  readonly network: SimNetwork
  readonly disk: SimDisk
  readonly house: SimHouse
  readonly devices: readonly Device[]
  /** Names of the devices whose copy was found to differ and made anew. */
  readonly diverged: readonly string[]
  pass(ms: number): Promise<void>
  /** At the end of a text that this device has open, or opens now. */
  type(device: Device, name: TextName, words: string): Promise<void>
  dispose(): void
}

/** People of these roles, in the phase of questions, everything quiet. The first facilitator opens it. */
export async function aHall(roles: readonly SessionRole[], seed = 1): Promise<Hall> {
  const clock = createSimClock()
  const random = createSeededRandom(seed)
  const network = createSimNetwork(clock, createSeededRandom(seed + 1))
  network.faults = false
  const disk = createSimDisk(createSeededRandom(seed + 2))
  const house = await aSimHouse({ clock, random, disk, network })
  const diverged: string[] = []
  const qr = house.token('participant')
  const devices = roles.map((role, at) => {
    const device = createDevice({
      clock,
      random: createSeededRandom(seed + 3 + at),
      network,
      session: house.session,
      role,
      name: `${role}-${at}`,
      token: () => qr,
      skewMs: 0,
      forgetful: false,
      onDiverged: (which) => diverged.push(which.name),
      onPost: () => {},
    })
    const link = house.running?.catalogue.linkOfToken(house.token(role))
    if (house.running !== null && link != null && role !== 'participant')
      device.cookie = cookieOf(house.running, newTicket(random, house.session, role, link.link))
    device.load()
    return device
  })
  await clock.advance(3_000)
  void devices
    .find((device) => device.role === 'facilitator')
    ?.client()
    ?.send({ kind: 'change-phase', phase: 'questions' })
  await clock.advance(1_000)
  return {
    clock,
    random,
    network,
    disk,
    house,
    devices,
    diverged,
    pass: clock.advance,
    async type(device, name, words) {
      const text = device.text(name)
      if (text?.state.get().writable === false) await clock.advance(2_000)
      text?.edit({ at: text.state.get().value.length, remove: 0, insert: words })
    },
    dispose() {
      for (const device of devices) device.dispose()
      house.running?.life.end()
    },
  }
}
