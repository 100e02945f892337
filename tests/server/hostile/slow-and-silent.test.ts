import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Peer } from '../../../server/gatekeeper/arrival-limit.ts'
import { asId, type SeatId, type SessionId } from '../../../shared/domain/ids.ts'
import { limits } from '../../../shared/domain/limits.ts'
import type { Command } from '../../../shared/protocol/command.ts'
import { cardOf } from '../../world/answers.ts'
import { aServedHouse, type ServedHouse } from '../../world/served-house.ts'
import { asJson, call, joinControl, newId, openRaw, type Seat, said, send, takeSeat, until } from '../gateway/wire.ts'
import { connectionsOf, dial, maskedFrame, type RawTcp, upgradeLines } from './raw-tcp.ts'

const write = { kind: 'write-for', form: 'question', text: 'Qui décide ?', channel: 'paper', asker: null }
const long = { ...write, text: '字'.repeat(280) }

describe('connections that are slow, silent or gone', () => {
  let house: ServedHouse
  let facilitator: Seat
  const open: RawTcp[] = []
  const dialled = (localAddress?: string) => {
    const raw = dial(house, localAddress)
    open.push(raw)
    return raw
  }
  const begin = async () => {
    house = await aServedHouse({ speed: 1 })
    facilitator = await takeSeat(house, 'facilitator')
  }
  beforeEach(() => {
    open.length = 0
  })
  afterEach(async () => {
    for (const { tcp } of open) tcp.destroy()
    await house.stop()
  })

  it('[F-07][F-08][N-03] five hundred that never finish a word are let go within 15 s, one that answers nothing within 20', async () => {
    await begin()
    const half = await halfOpen()
    const silent = Array.from({ length: 250 }, () => dialled())
    const slowHeaders = Array.from({ length: 150 }, () => dialled())
    const slowBodies = Array.from({ length: 100 }, () => dialled())
    await Promise.all(open.map((raw) => raw.opened))
    for (const { tcp } of slowHeaders) tcp.write(`GET / HTTP/1.1\r\nHost: ${house.host}\r\n`)
    for (const { tcp } of slowBodies) {
      const head = ['POST /code HTTP/1.1', `Host: ${house.host}`, 'Content-Type: application/x-www-form-urlencoded']
      tcp.write([...head, 'Content-Length: 900', '\r\ncode='].join('\r\n'))
    }
    // A letter now and then keeps nobody in.
    const drip = setInterval(() => {
      for (const { tcp } of slowHeaders) if (!tcp.destroyed) tcp.write('X-Slow: 1\r\n')
      for (const { tcp } of slowBodies) if (!tcp.destroyed) tcp.write('1')
    }, 1_000)
    const waits: number[] = []
    const honest = setInterval(() => {
      const began = performance.now()
      void send(house, facilitator, write).then(() => waits.push(performance.now() - began))
    }, 100)
    const ends = await Promise.all(
      [silent, slowHeaders, slowBodies].map((all) => Promise.all(all.map((one) => one.ended))),
    )
    const stageEnded = await half.stage.ended
    await half.gone
    clearInterval(drip)
    clearInterval(honest)
    const latest = ends.map((each) => Math.max(...each))
    expect(latest[0]).toBeLessThan(8_000)
    expect(latest[1]).toBeLessThan(15_000)
    expect(latest[2]).toBeLessThan(15_000)
    // They heard the pings, as a dead line would not, and answered none.
    expect(half.stage.heard()).toContain('\x89\x00')
    expect(stageEnded).toBeLessThan(20_000)
    expect(half.honest.ws.readyState).toBe(1)
    half.honest.ws.terminate()
    waits.sort((one, other) => one - other)
    expect(waits.length).toBeGreaterThan(30)
    expect(waits[Math.floor(waits.length * 0.99)]).toBeLessThan(500)
  }, 40_000)

  /** A phone on both channels that is dead from its hello on, and a wall beside it that is not. */
  async function halfOpen() {
    const phone = await takeSeat(house, 'participant')
    const [stage, control] = [dialled(), dialled()]
    stage.tcp.write(upgradeLines(house, phone, '/sync/stage.1'))
    control.tcp.write(upgradeLines(house, phone, '/control/?EIO=4&transport=websocket'))
    await until(() => control.heard().includes('pingInterval'))
    control.tcp.write(maskedFrame(1, '40'))
    await until(() => control.heard().includes('"hello"'))
    stage.tcp.write(maskedFrame(2, Uint8Array.of(0, 0, 1, 0)))
    const plenary = await house.assembled.sessions.living(house.sessions[0] as SessionId)
    const phones = () => plenary?.audience().filter((each) => each.role === 'participant').length
    expect(phones()).toBe(1)
    const gone = until(() => phones() === 0, 20_000)
    return { stage, gone, honest: await openRaw(house, facilitator, 'stage.1') }
  }

  it('[F-07] a socket refused at the door is let go at once, though its other end stays', async () => {
    await begin()
    const stranger: Seat = { role: 'participant', base: `/s/${house.sessions[0]}/participant`, cookie: 'seat=none' }
    const refused = Array.from({ length: 200 }, () => dialled())
    for (const { tcp } of refused) tcp.write(upgradeLines(house, stranger, '/sync/stage.1'))
    await Promise.all(refused.map((one) => one.ended))
    for (const one of refused) expect(one.heard()).toContain('403 Forbidden')
    let held = Number.POSITIVE_INFINITY
    for (let look = 0; held > 5 && look < 200; look++) held = await connectionsOf(house)
    expect(held).toBeLessThanOrEqual(5)
  })

  it('[F-07] one seat has forty sockets at most; its neighbour has his own', async () => {
    await begin()
    const phone = await takeSeat(house, 'participant')
    const sockets = await Promise.all(
      Array.from({ length: limits.socketsPerSeatMax }, () => openRaw(house, phone, 'stage.1')),
    )
    await expect(openRaw(house, phone, 'stage.1')).rejects.toThrow('429')
    await expect(joinControl(house, phone)).rejects.toThrow()
    const neighbour = await openRaw(house, await takeSeat(house, 'participant'), 'stage.1')
    sockets[0]?.ws.terminate()
    await sockets[0]?.closed
    const again = await untilOpen(phone)
    for (const each of [...sockets, neighbour, again]) each.ws.terminate()
  })

  async function untilOpen(seat: Seat) {
    for (;;) {
      try {
        return await openRaw(house, seat, 'stage.1')
      } catch (error) {
        if (!String(error).includes('429')) throw error
      }
    }
  }

  it('[F-07] a seat that asks without end is not read any more: its body is refused unparsed', async () => {
    await begin()
    const phone = await takeSeat(house, 'participant')
    const seat = phone.cookie.replace('seat=', '').split('.')[0] ?? ''
    let taken = 0
    while (house.assembled.house.arrivals.seat(seat)) taken++
    expect(taken).toBeGreaterThanOrEqual(limits.arrivalsPerSeatBurstMax - 5)
    const { cookie, base } = phone
    const late = await call(house, 'POST', `${base}/commands`, { ...asJson, cookie }, '{')
    expect([late.status, said(late.json()), late.headers['retry-after']]).toEqual([429, 'too-many', '5'])
    while (house.assembled.house.arrivals.seat(seat)) taken++
    await expect(openRaw(house, phone, 'stage.1')).rejects.toThrow('429')
    expect(said(await send(house, await takeSeat(house, 'participant'), { ...write, kind: 'ask' }))).toBe('malformed')
  })

  it.runIf(process.platform === 'linux')('[F-07] strangers are counted by their own address', async () => {
    await begin()
    const { arrivals } = house.assembled.house
    const flooder = { socket: { remoteAddress: '::ffff:127.0.0.77' } } as Peer
    let taken = 0
    while (arrivals.stranger(flooder) && taken < 10_000) taken++
    expect(taken).toBeGreaterThanOrEqual(limits.strangersPerAddressBurstMax)
    while (arrivals.stranger(flooder)) taken++
    expect(await statusFrom('127.0.0.77', '/t')).toBe(429)
    expect(await statusFrom('127.0.0.78', '/t')).toBe(200)
    // Whoever has a seat is not counted by where he sits.
    expect(said(await send(house, facilitator, write))).toBe('done')
  })

  async function statusFrom(localAddress: string, path: string): Promise<number> {
    const raw = dialled(localAddress)
    raw.tcp.write(`GET ${path} HTTP/1.1\r\nHost: ${house.host}\r\nConnection: close\r\n\r\n`)
    await raw.ended
    raw.tcp.destroy()
    return Number(/^HTTP\/1.1 (\d+)/.exec(raw.heard())?.[1])
  }

  it('[N-08] a team page that does not read is cut before it holds a megabyte, and nobody waits for it', async () => {
    await begin()
    const stuck = dialled()
    stuck.tcp.write(upgradeLines(house, facilitator, '/control/?EIO=4&transport=websocket'))
    await until(() => stuck.heard().includes('pingInterval'))
    stuck.tcp.write(maskedFrame(1, '40'))
    await until(() => stuck.heard().includes('"hello"'))
    stuck.tcp.pause()
    const plenary = await house.assembled.sessions.living(house.sessions[0] as SessionId)
    const team = { role: 'facilitator', seat: asId<SeatId>(newId()), link: null } as const
    const act = (command: unknown) => plenary?.command(team, { id: asId(newId()), command: command as Command })
    const cards = (await Promise.all(Array.from({ length: 60 }, () => act(long)))).map((each) => each && cardOf(each))
    const there = () => plenary?.audience().some((each) => each.role === 'facilitator')
    expect(there()).toBe(true)
    let waited = 0
    let sent = 0
    // The system's own buffers take some megabytes on both sides before anything is queued in the house.
    for (let round = 0; there() && round < 300; round++) {
      const began = performance.now()
      await Promise.all(cards.map((card) => act({ kind: 'set-theme', card, theme: round % 2 === 0 ? 'A' : 'B' })))
      waited = Math.max(waited, performance.now() - began)
      sent += cards.length * Buffer.byteLength(long.text)
    }
    expect(there()).toBe(false)
    expect(waited).toBeLessThan(1_000)
    expect(sent).toBeGreaterThan(limits.sendQueueBytesMax)
  }, 40_000)
})
