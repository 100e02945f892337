import { describe, expect, it } from 'vitest'
import type { PhoneCommand } from '../../../client/sync/outbox-entry.ts'
import { createOutboxKeeper } from '../../../client/sync/outbox-flush.ts'
import { type Reply, readReply } from '../../../client/sync/outbox-reply.ts'
import { createMemoryStore, type OutboxStore } from '../../../client/sync/outbox-store.ts'
import type { CommandId } from '../../../shared/domain/ids.ts'
import { createSteppedClock, settle } from '../../world/clock.ts'
import { createSeededRandom } from '../../world/random.ts'
import { someSession } from './pages.ts'

/** A server that applies each id once and forgets nothing, behind a network that says what we make it say. */
function aRoom() {
  const applied = new Map<CommandId, { command: PhoneCommand; number: number }>()
  const world = {
    network: 'good' as 'good' | 'dead' | 'loses-answers' | 'captive',
    refuse: null as string | null,
    seats: 0,
  }
  const posted: string[] = []
  const post = async (id: CommandId, command: PhoneCommand): Promise<Reply> => {
    posted.push(id)
    if (world.network === 'dead') return readReply(null, null)
    if (world.network === 'captive') return readReply('text/html', '<html>Bienvenue sur le Wi-Fi</html>')
    if (world.refuse !== null)
      return readReply('application/json', JSON.stringify({ refusal: { code: world.refuse, count: null } }))
    const known = applied.get(id) ?? { command, number: applied.size + 1 }
    applied.set(id, known)
    if (world.network === 'loses-answers') return readReply(null, null)
    return readReply(
      'application/json; charset=utf-8',
      JSON.stringify({ is: 'done', card: null, number: known.number }),
    )
  }
  return { applied, world, posted, post }
}

function aPhone(room: ReturnType<typeof aRoom>, store: OutboxStore, seed = 1) {
  const clock = createSteppedClock()
  const keeper = createOutboxKeeper({
    session: someSession,
    store,
    clock,
    random: createSeededRandom(seed),
    post: room.post,
    takeSeat: async () => {
      room.world.seats += 1
      room.world.refuse = null
      return true
    },
  })
  return { clock, keeper }
}

const ask = (text: string) => ({ kind: 'ask', form: 'question', text, name: null }) as const
const texts = (room: ReturnType<typeof aRoom>) =>
  [...room.applied.values()].map(({ command }) => ('text' in command ? command.text : command.kind))

describe('what is kept until the server has it', () => {
  it('goes out once the network is back, in order, exactly once', async () => {
    const room = aRoom()
    const { clock, keeper } = aPhone(room, createMemoryStore())
    room.world.network = 'dead'
    await keeper.add(ask('one'))
    await keeper.add(ask('two'))
    await settle()
    expect(texts(room)).toEqual([])
    room.world.network = 'loses-answers'
    await clock.advance(60_000)
    expect(texts(room)).toEqual(['one'])
    room.world.network = 'good'
    await clock.advance(60_000)
    expect(texts(room)).toEqual(['one', 'two'])
    expect(new Set(room.posted).size).toBe(2)
    expect(keeper.state.get().outbox.entries.every((entry) => entry.state.is === 'settled')).toBe(true)
  })

  it('survives the death of the page: another page sends it under the same id', async () => {
    const room = aRoom()
    const disk = new Map<string, unknown>()
    room.world.network = 'loses-answers'
    const before = aPhone(room, createMemoryStore(disk, true))
    await before.keeper.add(ask('one'))
    await settle()
    before.keeper.stop()
    room.world.network = 'good'
    const after = aPhone(room, createMemoryStore(disk, true), 2)
    await settle()
    expect(texts(room)).toEqual(['one'])
    expect(new Set(room.posted).size).toBe(1)
    expect(disk.size).toBe(1)
    expect(after.keeper.state.get().outbox.entries).toMatchObject([{ state: { is: 'settled', number: 1 } }])
  })

  it('takes a captive portal for no answer', async () => {
    const room = aRoom()
    const { clock, keeper } = aPhone(room, createMemoryStore())
    room.world.network = 'captive'
    await keeper.add(ask('one'))
    await settle()
    expect(keeper.state.get().outbox.entries[0]?.state.is).toBe('waiting')
    room.world.network = 'good'
    await clock.advance(60_000)
    expect(texts(room)).toEqual(['one'])
  })

  it('comes in by the link again when the server does not know the seat', async () => {
    const room = aRoom()
    const { clock, keeper } = aPhone(room, createMemoryStore())
    room.world.refuse = 'no-seat'
    await keeper.add(ask('one'))
    await settle()
    await clock.advance(60_000)
    expect(room.world.seats).toBe(1)
    expect(texts(room)).toEqual(['one'])
  })

  it('keeps everything and stops when the server wants a newer page', async () => {
    const room = aRoom()
    const { keeper } = aPhone(room, createMemoryStore())
    room.world.refuse = 'outdated'
    await keeper.add(ask('one'))
    await settle()
    expect(keeper.state.get()).toMatchObject({ outdated: true, outbox: { entries: [{ state: { is: 'waiting' } }] } })
  })

  it('keeps the words of a refusal on the device, and sends them anew under another id', async () => {
    const room = aRoom()
    const disk = new Map<string, unknown>()
    const { keeper } = aPhone(room, createMemoryStore(disk, true))
    room.world.refuse = 'wrong-phase'
    await keeper.add(ask('one'))
    await settle()
    const refused = keeper.state.get().outbox.entries[0]
    expect(refused?.state).toMatchObject({ is: 'refused', refusal: { code: 'wrong-phase' } })
    expect([...disk.values()]).toContainEqual(refused)
    room.world.refuse = null
    await keeper.retry(refused!.id)
    await settle()
    expect(texts(room)).toEqual(['one'])
    expect(new Set(room.posted).size).toBe(2)
  })

  it('goes on in memory, and says so, when the storage gives out', async () => {
    const room = aRoom()
    const full: OutboxStore = { ...createMemoryStore(new Map(), true), put: () => Promise.reject(new Error('full')) }
    const { keeper } = aPhone(room, full)
    await keeper.add(ask('one'))
    await settle()
    expect(keeper.state.get().durable).toBe(false)
    expect(texts(room)).toEqual(['one'])
  })

  it('leaves nothing after an erasure', async () => {
    const room = aRoom()
    const disk = new Map<string, unknown>()
    const { keeper } = aPhone(room, createMemoryStore(disk, true))
    room.world.network = 'dead'
    await keeper.add(ask('one'))
    keeper.saveDraft({ text: 'two', form: 'question', name: null })
    await settle()
    expect(disk.size).toBe(3)
    await keeper.clear()
    expect(disk.size).toBe(0)
    expect(keeper.state.get()).toMatchObject({ draft: null, outbox: { entries: [] } })
  })
})

describe('what counts as an answer', () => {
  it.each([
    ['text/html', '<p>ok</p>'],
    ['text/html', '{"is":"done","card":null,"number":3}'],
    ['application/json', '{"status":"login required"}'],
    ['application/json', '{"is":"done","number":"3"}'],
    ['application/json', '{"is":"don'],
    [null, null],
  ])('%s %s is none', (type, body) => {
    expect(readReply(type, body)).toEqual({ is: 'again', waitMs: null })
  })
  it('waits the seconds that a limit names, with the same id', () => {
    expect(readReply('application/json', '{"is":"refused","refusal":{"code":"too-many","count":9}}')).toEqual({
      is: 'again',
      waitMs: 9_000,
    })
  })
})
