import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { newTicket } from '../../server/gateway/seat-door.ts'
import type { Random } from '../../server/runtime/random.ts'
import { COMMAND_KINDS } from '../../shared/domain/command-kind.ts'
import type { SessionId } from '../../shared/domain/ids.ts'
import { frame, syncStep } from '../../shared/protocol/frame.ts'
import { forgeUpdate } from '../fuzz/forge-update.ts'
import { cookieOf } from './sim-door.ts'
import type { SimHouse } from './sim-house.ts'
import type { Line, NetworkPlace, SimNetwork } from './sim-network.ts'

/** One with a seat of the room and a program of his own: what he sends was never typed by anybody (C-02). */
export interface Hostile {
  strike(): void
  stop(): void
}

export function createHostile(deps: {
  readonly random: Random
  readonly network: SimNetwork
  readonly house: SimHouse
  readonly session: SessionId
  readonly say: (line: string) => void
}): Hostile {
  const { random, network, house, session, say } = deps
  const place: NetworkPlace = { name: 'hostile', reach: 'fine' }
  const seats: string[] = []
  const open = new Map<string, { readonly line: Line; readonly doc: Y.Doc }>()
  const ids = Array.from({ length: 6 }, () => random.id())
  const own = random.uint32()
  let asks = 0

  async function cookie(): Promise<string> {
    const running = house.running
    const link = running?.catalogue.linkOfToken(house.token('participant'))
    if (running == null || link == null) return ''
    if (seats.length === 0) seats.push(cookieOf(running, newTicket(random, session, 'participant', link.link)))
    return seats[0] ?? ''
  }
  /** Somewhere: mostly where he may read, sometimes where he may not. */
  async function document(): Promise<string | null> {
    const plenary = (await house.running?.plenary()) ?? null
    const names = [...(plenary?.memory().documents.keys() ?? [])]
    if (names.length === 0) return null
    const floors = names.filter((name) => name.startsWith('floor-'))
    const name =
      floors.length > 0 && random.int(3) > 0 ? floors[random.int(floors.length)] : names[random.int(names.length)]
    return name === undefined ? null : `${name}.1`
  }
  function dial(name: string, seat: string): { readonly line: Line; readonly doc: Y.Doc } {
    const doc = new Y.Doc()
    // His own writings come back into this copy: it must not take their id for its own, and choose another by chance.
    doc.clientID = 0
    const entry = {
      doc,
      line: network.dial(place, `/s/${session}/participant/sync/${name}`, seat, {
        opened: () => entry.line.sendUp(message(syncStep.one, Y.encodeStateVector(doc))),
        message: (data) => read(doc, data),
        closed: () => {
          if (open.get(name) === entry) open.delete(name)
          doc.destroy()
        },
      }),
    }
    open.set(name, entry)
    return entry
  }
  async function strike(): Promise<void> {
    const seat = await cookie()
    const name = await document()
    if (name === null || seat === '') return
    if (random.int(3) === 0) return command(seat)
    const { line, doc } = open.get(name) ?? dial(name, seat)
    const bytes = forged(random, doc, own)
    say(`hostile: ${bytes.length} forged bytes to ${name.slice(0, 24)}`)
    line.sendUp(message(random.int(3) === 0 ? syncStep.two : syncStep.update, bytes))
  }
  function command(seat: string): void {
    const kind = COMMAND_KINDS[random.int(COMMAND_KINDS.length)]
    const envelope = {
      id: ids[random.int(ids.length)],
      command: {
        kind,
        card: random.id(),
        text: 'x',
        form: 'question',
        name: null,
        on: true,
        order: 1,
        phase: 'closing',
      },
    }
    say(`hostile: ${kind}`)
    const line = network.dial(place, `/s/${session}/participant/control`, seat, {
      opened: () => line.sendUp(JSON.stringify({ ask: asks++, envelope })),
      message: () => {},
      closed: () => {},
    })
  }
  return {
    strike: () => void strike(),
    stop() {
      for (const { doc } of open.values()) doc.destroy()
    },
  }
}

function read(doc: Y.Doc, data: Uint8Array | string): void {
  if (typeof data === 'string') return
  const decoder = decoding.createDecoder(data)
  if (decoding.readVarUint(decoder) !== frame.sync) return
  if (decoding.readVarUint(decoder) === syncStep.one) return
  Y.applyUpdate(doc, decoding.readVarUint8Array(decoder))
}

/** An honest insertion into his copy, bent; or a struct under somebody else's id. */
function forged(random: Random, doc: Y.Doc, own: number): Uint8Array {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = own
  const updates: Uint8Array[] = []
  copy.on('update', (update: Uint8Array) => updates.push(update))
  const name = [...doc.share.keys()][0] ?? 'minutes:'
  if (random.int(2) === 0) copy.clientID = [...doc.store.clients.keys()][0] ?? 1
  const text = copy.getText(name)
  copy.transact(() => {
    if (text.length > 0 && random.int(2) === 0) text.delete(random.int(text.length), 1)
    text.insert(random.int(text.length + 1), 'spam')
  })
  const honest = updates.at(-1) ?? new Uint8Array(2)
  copy.destroy()
  return random.int(3) === 0 ? honest : forgeUpdate(random, honest, doc)
}

function message(step: number, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, frame.sync)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, bytes)
  return encoding.toUint8Array(encoder)
}

/** One update, as a page's socket sends it; whole step 2, so that it is judged at once. */
export function stepUpdate(bytes: Uint8Array): Uint8Array {
  return message(syncStep.two, bytes)
}
