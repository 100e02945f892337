import * as Y from 'yjs'
import { sessionRoom } from '../../server/journal/room-name.ts'
import { verifyRoom } from '../../server/journal/stored-room.ts'
import { freezeSession } from '../../server/plenary/freeze.ts'
import { createSessionMemory, type SessionMemory } from '../../server/plenary/memory.ts'
import type { SessionState } from '../../server/session/state.ts'
import { readStage } from '../../shared/document/read-stage.ts'
import type { AskedCard } from '../../shared/domain/card.ts'
import type { TextName } from '../../shared/domain/text.ts'
import { createSeededRandom } from '../world/random.ts'
import type { Device } from './sim-device.ts'
import type { SimDisk } from './sim-disk.ts'
import type { SimHouse } from './sim-house.ts'
import type { Oracle, Word } from './sim-oracle.ts'

/** Marks words as promised: the page said « saved » while they stood in it. */
export function noteSaved(devices: readonly Device[], oracle: Oracle): void {
  for (const device of devices) {
    for (const text of device.opened().values()) {
      const { saved, value, status } = text.state.get()
      if (!saved || status !== 'ready') continue
      for (const word of unsavedOf(oracle, device.name)) if (value.includes(word.token)) word.acked = true
    }
  }
}
function unsavedOf(oracle: Oracle, name: string): Word[] {
  return [...oracle.words.values()].filter((word) => word.by === name && word.text !== null && !word.acked)
}

/** What must hold at every step, of the rows on the plates. */
export function faultsOfState(state: SessionState): string[] {
  const faults: string[] = []
  const row = state.session.get('row')
  const asked = [...state.card.values()].filter((card): card is AskedCard => card.kind === 'asked')
  const numbers = asked.map((card) => card.number)
  if (new Set(numbers).size !== numbers.length) faults.push('a number was given twice')
  if (row !== undefined && numbers.some((number) => number >= row.nextNumber)) faults.push('a number beyond the series')
  for (const card of asked) {
    let at: AskedCard = card
    for (let steps = 0; at.state.is === 'merged'; steps++) {
      const next = state.card.get(at.state.into)
      if (next?.kind !== 'asked' || steps > asked.length) {
        faults.push(`question ${card.number} is merged in a circle or into nothing`)
        break
      }
      at = next
    }
  }
  for (const [key, support] of state.support) {
    if (key !== `${support.card}|${support.seat}`) faults.push('a support that is not of its seat')
  }
  return faults
}

export interface Ending {
  readonly house: SimHouse
  readonly disk: SimDisk
  readonly devices: readonly Device[]
  readonly oracle: Oracle
  readonly crashedAt: (device: Device) => readonly number[]
  /** Of a session that was sealed: its texts as they were frozen. */
  readonly frozen: SessionMemory | null
}

/** What must hold once everything is quiet. Gives what does not. */
export async function faultsAtEnd(on: Ending): Promise<string[]> {
  const { house, oracle } = on
  const plenary = (await house.running?.plenary()) ?? null
  const memory = plenary?.memory() ?? on.frozen
  if (memory === null || memory === undefined) return ['there is no session, and none was sealed']
  const texts = textsOf(memory)
  return [
    ...faultsOfState(memory.state),
    ...faultsOfWords(on, texts),
    ...faultsOfCommands(on, memory.state),
    ...faultsOfSupports(on, memory),
    ...(plenary === null ? [] : [...faultsOfReplicas(on, memory), ...faultsOfDisk(on, memory, texts)]),
    ...oracle.faults,
  ]
}

function textsOf(memory: SessionMemory): Map<TextName, string> {
  const names = ['minutes:', ...memory.state.text.keys()] as TextName[]
  return new Map(names.map((name) => [name, memory.textOf(name)]))
}

function faultsOfWords({ devices, oracle, crashedAt }: Ending, texts: ReadonlyMap<TextName, string>): string[] {
  const faults: string[] = []
  const all = [...texts.values()].join('\n')
  const byName = new Map(devices.map((device) => [device.name, device]))
  for (const word of oracle.words.values()) {
    if (word.text === null) {
      const phone = byName.get(word.by)
      const gone = oracle.everKept(word.token) || oracle.everProtected(word.of)
      const held = gone || phone?.role !== 'participant' || phone.kept().includes(word.token)
      if (!held) faults.push(`${word.token} asked by ${word.by} is neither in the record nor on the phone`)
      continue
    }
    const count = all.split(word.token).length - 1
    if (count > 1 && !word.retaken) faults.push(`${word.token} by ${word.by} stands ${count} times`)
    if (count > 0 || word.deleted || isParted(word.token, all)) continue
    if (word.acked) faults.push(`${word.token} by ${word.by} was saved and is lost`)
    const device = byName.get(word.by)
    // Typed and gone within a breath of the battery: the page had no time to write it aside.
    const cut = device !== undefined && crashedAt(device).some((at) => at >= word.at && at <= word.at + 200)
    if (!word.acked && !cut && device?.kept().includes(word.token) !== true)
      faults.push(`${word.token} by ${word.by} is neither in the record nor on the device`)
  }
  return faults
}

/** On a floor anybody invited may write in the middle of a word; a hostile one does. Its letters are still there, in order. */
function isParted(token: string, texts: string): boolean {
  return new RegExp([...token].join('[^z\\d]{0,400}')).test(texts)
}

/** Exactly once, with the first answer; a phone's questions in the order in which they were asked. */
function faultsOfCommands({ oracle, devices }: Ending, state: SessionState): string[] {
  const faults: string[] = []
  const originals = [...state.card.values()].flatMap((card) => (card.kind === 'asked' ? [card] : []))
  const lastNumber = new Map<string, number>()
  const texts = new Map<string, string>()
  for (const { envelope, answers, by } of oracle.commands.values()) {
    const { command } = envelope
    const done = answers.find((answer) => answer.is === 'done')
    if (done?.is === 'done' && command.kind === 'ask') {
      const card = done.card === null ? undefined : state.card.get(done.card)
      if (card?.number !== done.number) faults.push(`${by} was told ${done.number} for a question that is not there`)
      const last = lastNumber.get(by) ?? 0
      // Tried once more by its author, it takes its place at the front again.
      const again = texts.has(command.text)
      if ((done.number ?? 0) < last && !again) faults.push(`${by}: ${done.number} came before ${last}`)
      lastNumber.set(by, Math.max(last, done.number ?? 0))
    }
    const final = answers[0]?.is === 'refused' && finalCodes.has(answers[0].refusal.code)
    if (final && done !== undefined)
      faults.push(`${by}: ${command.kind} was refused ${JSON.stringify(answers[0])}, and applied later`)
    if (command.kind === 'ask') texts.set(command.text, by)
  }
  for (const [text, by] of texts) {
    const there = originals.filter((card) => card.original === text).length
    if (there > 1) faults.push(`${by} asked once, and it stands ${there} times: ${text}`)
  }
  for (const device of devices) {
    for (const pending of device.room()?.state.get().pending ?? []) {
      if (pending.is !== 'refused' && device.room()?.state.get().refusal === null)
        faults.push(`${device.name}: ${pending.command.kind} is still on its way`)
    }
  }
  return faults
}
const finalCodes = new Set(['wrong-phase', 'wrong-state', 'unknown-card', 'not-own', 'not-allowed', 'empty'])

/** The latest act of a seat on a card counts, whatever order the network made of them; the stage shows how many. */
function faultsOfSupports({ oracle }: Ending, memory: SessionMemory): string[] {
  const faults: string[] = []
  const latest = new Map<string, { readonly order: number; readonly on: boolean }>()
  const unheard = new Map<string, number>()
  for (const { by, envelope, answers } of oracle.commands.values()) {
    const { command } = envelope
    if (command.kind !== 'support') continue
    const key = `${by}|${command.card}`
    if (!answers.some((answer) => answer.is === 'done')) {
      unheard.set(key, Math.max(unheard.get(key) ?? 0, command.order))
      continue
    }
    if ((latest.get(key)?.order ?? -1) < command.order) latest.set(key, command)
  }
  const wished = [...latest].filter(([, choice]) => choice.on).length
  const rows = [...memory.state.support.values()].filter((row) => row.on).length
  // Applied, the answer lost, and then the session closed: nobody was told, so either is as promised.
  const open = [...unheard].filter(([key, order]) => order > (latest.get(key)?.order ?? -1)).length
  if (Math.abs(wished - rows) > open) faults.push(`${wished} supports were acknowledged, ${rows} stand`)
  const stage = readStage(memory.stage.doc)
  for (const card of Object.values(stage?.cards ?? {})) {
    if (card.kind === 'recommendation') continue
    const people = independentSupporters(memory.state, card.id)
    if (card.supports !== people) faults.push(`question ${card.number} shows ${card.supports} supports of ${people}`)
  }
  return faults
}

/** Written again here, so that a fault of the server's own count is seen. */
function independentSupporters(state: SessionState, id: string): number {
  const family = new Set<string>([id])
  for (let before = 0; before !== family.size; ) {
    before = family.size
    for (const card of state.card.values()) {
      if (card.kind === 'asked' && card.state.is === 'merged' && family.has(card.state.into)) family.add(card.id)
    }
  }
  const people = new Set<string>()
  for (const member of family) {
    const card = state.card.get(member)
    if (member !== id && card?.kind === 'asked' && card.seat !== null) people.add(card.seat)
  }
  for (const row of state.support.values()) if (row.on && family.has(row.card)) people.add(row.seat)
  const root = state.card.get(id)
  if (root?.kind === 'asked' && root.seat !== null) people.delete(root.seat)
  return people.size
}

function faultsOfReplicas({ devices }: Ending, memory: SessionMemory): string[] {
  const faults: string[] = []
  const stage = JSON.stringify(readStage(memory.stage.doc), sorted)
  for (const device of devices) {
    const client = device.client()
    if (client === null || client.connection.get().is === 'denied') continue
    const seen = JSON.stringify(client.stage.get(), sorted)
    if (seen !== stage) faults.push(`${device.name} shows another stage than the server's`)
    for (const [name, text] of device.opened()) {
      const { value, status } = text.state.get()
      if ((status === 'ready' || status === 'locked') && text.text() !== null && value !== memory.textOf(name))
        if (text.text()?.doc?.isDestroyed !== true && client.connection.get().is === 'online')
          faults.push(`${device.name} reads « ${value} » in ${name}, the server « ${memory.textOf(name)} »`)
    }
  }
  return faults
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** All of it opens in a fresh reader, from the disk and from the wire, and can be frozen (F-06). */
function faultsOfDisk({ disk, house }: Ending, memory: SessionMemory, texts: ReadonlyMap<TextName, string>): string[] {
  const faults: string[] = []
  const room = disk.plates.rooms.get(sessionRoom(house.session))
  const verdict = room === undefined ? null : verifyRoom(room)
  if (verdict?.kind !== 'sound') return ['the room on the disk is not sound']
  const again = createSessionMemory(verdict.record, createSeededRandom(1))
  for (const [name, value] of texts) {
    if (again.textOf(name) !== value) faults.push(`the disk holds another ${name} than memory`)
  }
  for (const document of memory.documents.values()) {
    const fresh = new Y.Doc()
    Y.applyUpdate(fresh, document.encode())
    if (fresh.store.pendingStructs !== null || fresh.store.pendingDs !== null)
      faults.push(`${document.base} does not open in a fresh reader`)
    fresh.destroy()
  }
  freezeSession(again.state, again.textOf)
  return faults
}
