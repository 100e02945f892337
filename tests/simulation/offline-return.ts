import * as Y from 'yjs'
import { newTicket } from '../../server/gateway/seat-door.ts'
import type { CardId } from '../../shared/domain/ids.ts'
import { limits } from '../../shared/domain/limits.ts'
import { type TextName, textName } from '../../shared/domain/text.ts'
import { craftUpdate } from '../server/gatekeeper/craft-update.ts'
import { aHall, type Hall } from './a-hall.ts'
import type { Device } from './sim-device.ts'
import { cookieOf } from './sim-door.ts'
import { stepUpdate } from './sim-hostile.ts'
import type { Line } from './sim-network.ts'

/** What became of the room while somebody was off line for an hour (TRUST N-04). */
export const offlineCases = ['open', 'phase-changed', 'closed', 'revoked', 'poisoned'] as const
export type OfflineCase = (typeof offlineCases)[number]

export interface OfflineReturn {
  readonly seed: number
  readonly happened: OfflineCase
  readonly typed: number
  /** Words that are neither in the record, nor on the device and offered. */
  readonly lost: readonly string[]
  /** What else is not as promised. */
  readonly faults: readonly string[]
}

const minutes = textName('minutes', null)
const hourMs = 3_600_000

/**
 * A rapporteur and a phone on an open floor lose the network for an hour, and go on writing; then they come back. Every word
 * must be in the record or kept on the device and offered.
 */
export async function offlineReturn(seed: number, words = 12): Promise<OfflineReturn> {
  const happened = offlineCases[seed % offlineCases.length] as OfflineCase
  const hall = await aHall(['facilitator', 'rapporteur', 'participant'], seed)
  const [facilitator, rapporteur, phone] = hall.devices as [Device, Device, Device]
  const floor = await openFloor(hall, facilitator, phone)
  await hall.type(rapporteur, minutes, 'Ouvert. ')
  await hall.type(phone, floor, 'Ici. ')
  await hall.pass(2_000)
  for (const device of [rapporteur, phone])
    hall.network.setReach(device.place, hall.random.int(2) === 0 ? 'off' : 'stalled')

  const typed: { readonly device: Device; readonly token: string }[] = []
  const write = async (device: Device, name: TextName) => {
    const token = `${device.role === 'participant' ? 'P' : 'R'}${typed.length}.`
    typed.push({ device, token })
    await hall.type(device, name, ` ${token}`)
  }
  for (let at = 0; at < words; at++) {
    await write(rapporteur, minutes)
    // No more questions than a phone may have waiting.
    if (at % 2 === 0 || at / 2 > limits.waitingPerSeatMax - 2) await write(phone, floor)
    else {
      const token = `Q${typed.length}.`
      typed.push({ device: phone, token })
      void phone.room()?.add({ kind: 'ask', form: 'question', text: `Pourquoi ${token}`, name: null })
    }
    await hall.pass(hourMs / words)
    if (at === Math.floor(words / 2)) await happen(hall, happened, facilitator, phone, floor)
  }
  const archived = archiveOf(hall)
  for (const device of [rapporteur, phone]) {
    hall.network.setReach(device.place, 'fine')
    if (hall.random.int(2) === 0) device.comeBack()
  }
  await hall.pass(70_000)
  const result = await judge(hall, happened, typed)
  const faults = archiveOf(hall) === archived ? result.faults : [...result.faults, 'the archive changed']
  hall.dispose()
  return { seed, happened, typed: typed.length, lost: result.lost, faults }
}

async function openFloor(hall: Hall, facilitator: Device, phone: Device): Promise<TextName> {
  const client = facilitator.client()
  const card = client?.newCardId() as CardId
  void client?.send({ kind: 'draft-recommendation', card, text: 'Que l’on ouvre.', sources: [] })
  await hall.pass(1_000)
  const text = textName('recommendation', card)
  void client?.send({ kind: 'open-floor', text, to: 'room' })
  await hall.pass(2_000)
  phone.text(text)
  await hall.pass(2_000)
  return text
}

async function happen(hall: Hall, what: OfflineCase, facilitator: Device, phone: Device, floor: TextName) {
  const client = facilitator.client()
  if (what === 'phase-changed') void client?.send({ kind: 'change-phase', phase: 'closing' })
  else if (what === 'closed') void client?.send({ kind: 'close-session' })
  else if (what === 'revoked') {
    void hall.house.revoke('rapporteur')
    void hall.house.revoke('participant')
  } else if (what === 'poisoned') poison(hall, phone, floor)
  await hall.pass(10_000)
}

/** A hostile seat writes under the absent phone's client id, so that its words would be « already known » (TRUST 0.3). */
function poison(hall: Hall, phone: Device, floor: TextName): void {
  const { running, session } = hall.house
  const link = running?.catalogue.linkOfToken(hall.house.token('participant'))
  const victim = phone.text(floor)?.text()?.doc
  const document = Object.values(phone.client()?.view.get()?.floors ?? {}).find((row) => row.text === floor)?.document
  if (running === null || link == null || victim == null || document === undefined) throw new Error('nobody to poison')
  const cookie = cookieOf(running, newTicket(hall.random, session, 'participant', link.link))
  const clock = Y.getState(victim.store, victim.clientID)
  for (const forged of [
    craftUpdate([{ client: victim.clientID, clock: 5, structs: [{ gc: 400 }] }]),
    craftUpdate([{ client: victim.clientID, clock, structs: [{ gc: 400 }] }]),
  ]) {
    const line: Line = hall.network.dial(
      { name: 'hostile', reach: 'fine' },
      `/s/${session}/participant/sync/${document}.1`,
      cookie,
      { opened: () => line.sendUp(stepUpdate(forged)), message: () => {}, closed: () => {} },
    )
  }
}

function archiveOf(hall: Hall): string {
  return [...hall.house.archiveFiles]
    .map(([path, bytes]) => `${path} ${Buffer.from(bytes).toString('base64')}`)
    .join('\n')
}

async function judge(hall: Hall, happened: OfflineCase, typed: readonly { device: Device; token: string }[]) {
  const memory = (await hall.house.running?.plenary())?.memory()
  const record = memory === undefined ? '' : recordOf(memory)
  const lost: string[] = []
  const faults: string[] = []
  for (const { device, token } of typed) {
    const count = record.split(token).length - 1
    if (count > 1) faults.push(`${token} stands ${count} times`)
    if (count > 0) continue
    if (!offeredOn(device).includes(token)) lost.push(token)
    const mayWait =
      happened === 'closed' || happened === 'revoked' || (happened === 'phase-changed' && token[0] === 'Q')
    if (!mayWait) faults.push(`${token} did not reach the record`)
  }
  if (happened === 'closed' && memory !== undefined) faults.push('the session was not sealed')
  return { lost, faults }
}

function recordOf(memory: {
  textOf(name: TextName): string
  state: { card: Map<string, { kind: string }>; text: Map<string, unknown> }
}) {
  const texts = [minutes, ...(memory.state.text.keys() as Iterable<TextName>)].map((name) => memory.textOf(name))
  return JSON.stringify([texts, [...memory.state.card.values()]])
}

/** What the person is shown of it: offered beside its text, waiting or refused in the outbox; and what a shut-out device keeps. */
function offeredOn(device: Device): string {
  const shown = [...device.opened().values()].map((text) => text.state.get().offered ?? '')
  const pending = JSON.stringify(device.room()?.state.get().pending ?? [])
  const denied = device.client()?.connection.get().is === 'denied'
  return [...shown, pending, ...(denied ? [device.kept()] : [])].join('\n')
}
