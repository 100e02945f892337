import type { Random } from '../../server/runtime/random.ts'
import type { SimClock } from './sim-clock.ts'
import type { Device } from './sim-device.ts'
import type { SimDisk } from './sim-disk.ts'
import type { SimHouse } from './sim-house.ts'
import type { Reach, SimNetwork } from './sim-network.ts'

/** What goes wrong in a hall, by chance: Wi-Fi, power, batteries, disks, links taken back. */
export interface Weather {
  /** One turn of chance; most bring nothing. */
  strike(): void
  /** Everything works again and stays so. */
  clear(): Promise<void>
  /** How often the server was started. */
  starts(): number
  /** When this device last went down. */
  crashedAt(device: Device): readonly number[]
  readonly revoked: ReadonlySet<Device>
}

export function createWeather(deps: {
  readonly clock: SimClock
  readonly random: Random
  readonly network: SimNetwork
  readonly disk: SimDisk
  readonly house: SimHouse
  readonly devices: readonly Device[]
  readonly say: (line: string) => void
}): Weather {
  const { clock, random, network, disk, house, devices, say } = deps
  const crashes = new Map<Device, number[]>()
  const revoked = new Set<Device>()
  let starts = 1
  let clearing = false

  const some = () => devices[random.int(devices.length)] as Device
  const during = (ms: number, end: () => void) =>
    clock.after(ms, () => {
      if (!clearing) end()
    })

  function network_(device: Device): void {
    const reach = (['slow', 'off', 'stalled', 'off', 'portal', 'slow'] as const)[random.int(6)] as Reach
    const ms = random.int(4) === 0 ? 20_000 + random.int(200_000) : 300 + random.int(12_000)
    say(`${device.name}: network ${reach} for ${ms} ms`)
    network.setReach(device.place, reach)
    during(ms, () => mend(device))
  }
  function mend(device: Device): void {
    network.setReach(device.place, 'fine')
    if (random.int(2) === 0) device.comeBack()
  }
  function powerCut(): void {
    const ms = 200 + random.int(9_000)
    say(`the power is cut for ${ms} ms`)
    house.powerCut()
    during(ms, () => void start())
  }
  async function start(): Promise<void> {
    if (house.running !== null) return
    if (!(await house.start())) return
    starts++
    say('the server has started')
  }
  async function restart(): Promise<void> {
    say('the server is restarted in order')
    await house.stop()
    await start()
  }
  function crash(device: Device): void {
    say(`${device.name}: battery out`)
    device.crash()
    crashes.set(device, [...(crashes.get(device) ?? []), clock.monotonic()])
    during(100 + random.int(9_000), () => {
      if (!device.isOn()) device.load()
    })
  }
  function revoke(): void {
    const role = (['expert', 'rapporteur', 'participant'] as const)[random.int(3)] ?? 'expert'
    if (house.running === null || devices.filter((each) => each.role === role).length === 0) return
    say(`the links of ${role} are taken back`)
    for (const device of devices) if (device.role === role) revoked.add(device)
    void house.revoke(role)
  }

  return {
    starts: () => starts,
    crashedAt: (device) => crashes.get(device) ?? [],
    revoked,
    strike() {
      const chance = random.int(1_000)
      if (chance < 70) network_(some())
      else if (chance < 90) network.cutAll(random.int(3) === 0 ? null : some().place)
      else if (chance < 102) {
        if (house.running === null) void start()
        else powerCut()
      } else if (chance < 106 && house.running !== null) void restart()
      else if (chance < 125) {
        const device = some()
        if (device.isOn()) crash(device)
        else device.load()
      } else if (chance < 135) {
        disk.slowMs = random.int(2) === 0 ? 0 : random.int(2_500)
        say(`the disk takes ${disk.slowMs} ms`)
      } else if (chance < 140) {
        say('the disk is full for one commit')
        disk.fillUp()
      } else if (chance < 142) revoke()
    },
    async clear() {
      clearing = true
      say('all is well again')
      network.faults = false
      disk.slowMs = 0
      if (house.running === null) {
        const starting = start()
        await clock.advance(1_000)
        await starting
      }
      for (const device of devices) {
        if (!device.isOn()) device.load()
        network.setReach(device.place, 'fine')
        device.comeBack()
      }
    },
  }
}
