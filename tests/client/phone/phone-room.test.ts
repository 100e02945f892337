import { describe, expect, it } from 'vitest'
import type { ControlListener } from '../../../client/sync/control-socket.ts'
import { createMemoryStore } from '../../../client/sync/outbox-store.ts'
import { createPhoneHttp } from '../../../client/sync/phone-http.ts'
import { createPhoneRoom } from '../../../client/sync/phone-room.ts'
import { createSessionClient } from '../../../client/sync/session-client.ts'
import type { OwnView } from '../../../shared/domain/role-view.ts'
import { frame } from '../../../shared/protocol/frame.ts'
import { protocolVersion } from '../../../shared/protocol/version.ts'
import { settle } from '../../world/clock.ts'
import { createSteppedRoom } from '../sync/stepped-room.ts'
import { createSteppedWorld } from '../sync/stepped-world.ts'
import { aPage, fullStage, noOwn, ownCard, someSession } from './pages.ts'

/** What the hall's network does with a request. */
type Network = 'good' | 'dead' | 'silent'

/** A phone on a stepped network; `follows`: by the sockets too, else it looks every few seconds only. */
async function aPhone({ follows = false, disk = new Map<string, unknown>() } = {}) {
  const world = createSteppedWorld()
  const hall = { network: 'good' as Network, requests: 0, own: noOwn as OwnView, refuse: null as string | null }
  const answer = (url: string): unknown => {
    if (url.endsWith('/stage.json')) return fullStage
    if (url.endsWith('/seat')) return { own: hall.own }
    if (url.endsWith('/own.json')) return hall.own
    return hall.refuse === null
      ? { is: 'done', card: null, number: 1 }
      : { refusal: { code: hall.refuse, count: null } }
  }
  const page = aPage({ now: world.clock.now() })
  let server!: ControlListener
  const held: (() => void)[] = []
  const stage = createSteppedRoom()
  const room = createPhoneRoom({
    page,
    session: someSession,
    store: createMemoryStore(disk, true),
    clock: world.clock,
    random: world.random,
    http: createPhoneHttp({
      base: page.base ?? '',
      token: page.token,
      clock: world.clock,
      fetch: async (url) => {
        hall.requests += 1
        if (hall.network === 'dead') throw new TypeError('no network')
        if (hall.network === 'silent') await new Promise<void>((goOn) => held.push(goOn))
        return Response.json(answer(url))
      },
    }),
    loadLive: follows
      ? async () =>
          createSessionClient({
            page: { session: someSession, role: 'participant', base: page.base ?? '' },
            world,
            connectControl: (_base, listener) => {
              server = listener
              return { open: () => undefined, close: () => undefined, command: () => undefined }
            },
          })
      : null,
  })
  await world.clock.advance(0)
  if (follows) {
    server.hello({
      protocol: protocolVersion,
      session: someSession,
      role: 'participant',
      now: world.clock.now(),
      documents: { stage: 'stage.1' },
      revision: 1,
      view: hall.own,
    })
    await world.clock.advance(0)
    await stage.admit(world.network.latest('/sync/stage.1'), { asks: false })
    await world.clock.advance(0)
  }
  const told: string[] = []
  const began = world.clock.monotonic()
  room.state.subscribe(() => {
    const word = room.state.get().net
    if (!told.at(-1)?.startsWith(word)) told.push(`${word} ${Math.round((world.clock.monotonic() - began) / 1000)}`)
  })
  return {
    room,
    hall,
    world,
    told,
    net: () => room.state.get().net,
    /** Time goes on, and the server says something every ten seconds, as it does. */
    async live(ms: number) {
      for (let left = ms; left > 0; left -= 10_000) {
        await world.clock.advance(Math.min(left, 10_000))
        const socket = world.network.latest('/sync/stage.1')
        socket.deliver(Uint8Array.of(frame.queryAwareness))
        server.presence({ phones: 40, team: 2, experts: 1, boards: 1, lostPhones: 0 })
      }
    },
    patch: (revision: number, own: OwnView) => server.patch({ revision, rows: { mine: own.mine } }),
    /** What was asked and not answered is answered now. */
    answerAll() {
      for (const goOn of held.splice(0)) goOn()
    },
    /** The sockets end as when the cable is pulled out of the laptop. */
    cut() {
      hall.network = 'dead'
      server.down(null)
      world.network.latest('/sync/stage.1').cut(1006)
    },
  }
}

describe('what the pill says', () => {
  it('followed live: « Reconnexion » three seconds after the loss, « Hors ligne » after ten, « En ligne » once it is back', async () => {
    const { room, world, live, cut, told, hall } = await aPhone({ follows: true })
    await live(60_000)
    const lost = world.clock.now()
    cut()
    await world.clock.advance(30_000)
    expect(told).toEqual(['reconnecting 63', 'offline 70'])
    // « Dernière nouvelle à … » is the moment of the loss, not that of the word.
    expect(Math.abs((room.state.get().lastNewsAt ?? 0) - lost)).toBeLessThan(1_000)
    hall.network = 'good'
    await world.clock.advance(30_000)
    expect(room.state.get().net).toBe('online')
    room.stop()
  })

  it('followed live: sockets that go while plain requests come through are no loss', async () => {
    const { room, world, cut, hall, net } = await aPhone({ follows: true })
    await world.clock.advance(10_000)
    cut()
    hall.network = 'good'
    await world.clock.advance(3_500)
    expect(net()).toBe('online')
    await world.clock.advance(60_000)
    expect(net()).toBe('online')
    room.stop()
  })

  it('followed live: neither waits for a request that nobody answers', async () => {
    const { room, live, world, cut, told, hall } = await aPhone({ follows: true })
    await live(10_000)
    cut()
    hall.network = 'silent'
    await world.clock.advance(15_000)
    expect(told).toEqual(['reconnecting 13', 'offline 20'])
    room.stop()
  })

  it('only looking now and then: no later than ten seconds after the last word it is « Hors ligne »', async () => {
    for (const start of [0, 1_000, 3_000, 5_000]) {
      const { room, world, hall, net } = await aPhone()
      await world.clock.advance(start)
      hall.network = 'dead'
      await world.clock.advance(2_900)
      expect(net()).not.toBe('offline')
      await world.clock.advance(7_100)
      expect(net(), `lost ${start} ms after the last word`).toBe('offline')
      hall.network = 'good'
      await world.clock.advance(20_000)
      expect(net()).toBe('online')
      room.stop()
    }
  })

  it('only looking: the browser’s own word of a loss is believed as soon as the server does not answer', async () => {
    const { room, world, hall, told } = await aPhone()
    await world.clock.advance(1_000)
    hall.network = 'dead'
    room.check()
    await world.clock.advance(12_000)
    // The last word came with the page, one second before.
    expect(told.slice(-2)).toEqual(['reconnecting 3', 'offline 10'])
    room.stop()
  })

  it('a wrong word of the browser is none: the server answers', async () => {
    const { room, world, net } = await aPhone()
    room.check()
    await world.clock.advance(15_000)
    expect(net()).toBe('online')
    room.stop()
  })

  it('a request that nobody answers is told after three seconds', async () => {
    const { room, world, hall, net } = await aPhone()
    await world.clock.advance(1_000)
    hall.network = 'silent'
    room.check()
    await world.clock.advance(3_000)
    expect(net()).toBe('reconnecting')
    await world.clock.advance(7_000)
    expect(net()).toBe('offline')
    room.stop()
  })

  it('costs nothing while all is well: followed live, no request and no redrawing goes out for it', async () => {
    const { room, live, hall } = await aPhone({ follows: true })
    await live(10_000)
    const before = hall.requests
    let drawn = 0
    room.state.subscribe(() => {
      drawn += 1
    })
    await live(40_000)
    expect([hall.requests - before, drawn]).toEqual([0, 0])
    room.stop()
  })
})

describe('a question that the team protects', () => {
  const asked = ownCard(9, 'Mon voisin cache des armes, rue 12')
  const held = (own: OwnView['mine'][keyof OwnView['mine']]): OwnView => ({ ...noOwn, mine: { [own.id]: own } })

  it('leaves nothing of its words on the phone: not on screen, not in what waits to be sent', async () => {
    const disk = new Map<string, unknown>()
    const { room, world, hall, patch } = await aPhone({ follows: true, disk })
    patch(2, held(asked))
    hall.refuse = 'wrong-state'
    await room.add({ kind: 'replace-own', card: asked.id, text: 'Mon voisin cache des armes, rue 14' })
    await world.clock.advance(2_000)
    expect(JSON.stringify([...disk])).toContain('rue 14')
    patch(3, held({ ...asked, text: '', state: { is: 'protected', before: 'waiting' } }))
    await settle()
    expect(JSON.stringify([...disk])).not.toContain('voisin')
    const { own, pending } = room.state.get()
    expect(JSON.stringify([own, pending])).not.toContain('voisin')
    expect(own.mine[asked.id]?.number).toBe(9)
    room.stop()
  })

  it('is forgotten too when the change was on its way while it was protected', async () => {
    const disk = new Map<string, unknown>()
    const { room, hall, patch, answerAll } = await aPhone({ follows: true, disk })
    patch(2, held(asked))
    hall.network = 'silent'
    await room.add({ kind: 'replace-own', card: asked.id, text: 'Mon voisin cache des armes, rue 14' })
    await settle()
    patch(3, held({ ...asked, text: '', state: { is: 'protected', before: 'waiting' } }))
    hall.refuse = 'wrong-state'
    answerAll()
    await settle()
    expect(JSON.stringify([...disk, room.state.get()])).not.toContain('voisin')
    room.stop()
  })
})
