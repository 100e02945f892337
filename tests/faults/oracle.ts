import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createFilesArchiveTree } from '../../server/adapters/files/archive-files.ts'
import { createSecretFiles } from '../../server/adapters/files/secret-files.ts'
import { createDataFolder, type DataFolder } from '../../server/adapters/sqlite/data-folder.ts'
import { openRoom } from '../../server/adapters/sqlite/open-room.ts'
import { type Archive, createArchive } from '../../server/archive/archive.ts'
import {
  applyCatalogueWrites,
  type CatalogueState,
  type CatalogueWrite,
  emptyCatalogue,
} from '../../server/catalogue/catalogue-state.ts'
import { createLinkIndex } from '../../server/catalogue/link-index.ts'
import type { RoomRecord } from '../../server/journal/journal.ts'
import { catalogRoom, type RoomName, sessionRoom } from '../../server/journal/room-name.ts'
import { createSessionMemory, type SessionMemory } from '../../server/plenary/memory.ts'
import type { SessionId } from '../../shared/domain/ids.ts'
import type { TextName } from '../../shared/domain/text.ts'
import { createSeededRandom } from '../world/random.ts'
import type { Told } from './told.ts'

/** Everything found wrong, in words; empty when nothing is. `O-ACK` of TRUST §3. */
export type Findings = readonly string[]

/**
 * Opens a data folder that no server holds as a new process would, and compares it with everything that was told: each
 * acknowledged thing is there once, an author's in their order, chains and integrity are sound (else a room does not open),
 * texts hold each acknowledged insertion once, and what was closed lies verified in the archive.
 */
export async function compareWithTold(folder: string, told: readonly Told[]): Promise<Findings> {
  const dataFolder = createDataFolder(folder)
  const archive = createArchive({ tree: createFilesArchiveTree(join(folder, 'archive')) })
  const findings: string[] = []
  const catalogue = openCatalogue(dataFolder, told, findings)
  if (catalogue === null) return findings
  await checkLinks(folder, catalogue, told, findings)
  const sessions = new Set(told.flatMap((each) => ('session' in each ? [each.session as SessionId] : [])))
  for (const session of sessions) {
    const own = told.filter((each) => 'session' in each && each.session === session)
    if (catalogue.session.get(session)?.standing.is === 'sealed') {
      findings.push(...(await checkSealed(archive, catalogue, session, own)))
    } else if (own.some((each) => each.is === 'sealed')) findings.push(`${session}: told sealed, and is not`)
    else if (own.some((each) => each.is !== 'link')) findings.push(...checkLiving(dataFolder, session, own))
  }
  return findings
}

function openCatalogue(dataFolder: DataFolder, told: readonly Told[], findings: string[]): CatalogueState | null {
  const arranged = told.filter((each) => each.is === 'arranged')
  const record = openRecord(dataFolder, catalogRoom, arranged.length > 0, findings)
  if (record === null) return null
  const answers = new Map(record.commands.map((command) => [command.id, command.result]))
  for (const { id, answer } of arranged) {
    if (answers.get(id) !== JSON.stringify(answer)) findings.push(`catalogue: command ${id} is lost`)
  }
  const state = emptyCatalogue()
  for (const fact of record.facts) applyCatalogueWrites(state, JSON.parse(fact) as CatalogueWrite[])
  return state
}

/** Null where there is no room, or none that opens: the second is a finding, and so is the first where one must be. */
function openRecord(folder: DataFolder, room: RoomName, needed: boolean, findings: string[]): RoomRecord | null {
  if (!folder.has(room)) {
    if (needed) findings.push(`${room}: is gone`)
    return null
  }
  const { result, file } = openRoom(folder, room)
  file?.close()
  if (result.kind === 'opened') return result.record
  findings.push(`${room}: ${result.kind === 'damaged' ? `damaged in ${result.where.table}` : result.kind}`)
  return null
}

/** The secret behind a printed link is still the one it was made from. */
async function checkLinks(folder: string, state: CatalogueState, told: readonly Told[], findings: string[]) {
  const secrets = createSecretFiles(join(folder, 'secrets'))
  const bySession = new Map<string, Uint8Array>()
  const links = told.filter((each) => each.is === 'link')
  for (const { session } of links) {
    const secret = existsSync(join(folder, 'secrets', session)) ? await secrets.read(session) : null
    if (secret !== null) bySession.set(session, secret)
  }
  const index = createLinkIndex(state, bySession)
  for (const { session, token } of links) {
    if (state.session.get(session)?.standing.is === 'sealed') continue
    if (index.opened(token)?.session !== session) findings.push(`${session}: its printed link is dead`)
  }
}

function checkLiving(dataFolder: DataFolder, session: SessionId, told: readonly Told[]): Findings {
  const findings: string[] = []
  const record = openRecord(dataFolder, sessionRoom(session), true, findings)
  if (record === null) return findings
  const memory = createSessionMemory(record, createSeededRandom(1))
  return [...findings, ...compareRecord(record, memory, told)]
}

/** The half of the oracle that needs no folder: a room's record, and the memory made from it, against what was told. */
export function compareRecord(record: RoomRecord, memory: SessionMemory, told: readonly Told[]): Findings {
  const findings: string[] = []
  const answers = new Map(record.commands.map((command) => [command.id, command.result]))
  const asked = new Map<string, number[]>()
  for (const card of memory.state.card.values()) {
    if (card.kind === 'asked') asked.set(card.original, [...(asked.get(card.original) ?? []), card.number])
  }
  for (const [words, numbers] of asked) if (numbers.length > 1) findings.push(`doubled: ${words}`)
  const lastNumber = new Map<string, number>()
  for (const each of told) {
    if (each.is !== 'done') continue
    if (answers.get(each.id) !== JSON.stringify(each.answer)) findings.push(`lost: command ${each.id}`)
    if (each.ask === null) continue
    const number = asked.get(each.ask)?.[0]
    if (number === undefined) findings.push(`lost: ${each.ask}`)
    else if (each.answer.is === 'done' && each.answer.number !== number) findings.push(`another number: ${each.ask}`)
    else lastNumber.set(each.author, number)
  }
  return [...findings, ...compareTexts((name) => memory.textOf(name), told)]
}

/** Each acknowledged insertion once, an author's in their order. */
export function compareTexts(textOf: (name: TextName) => string, told: readonly Told[]): Findings {
  const findings: string[] = []
  const texts = new Map<string, string>()
  const places = new Map<string, number>()
  for (const each of told) {
    if (each.is !== 'typed') continue
    const text = texts.get(each.text) ?? textOf(each.text as TextName)
    texts.set(each.text, text)
    const at = text.indexOf(each.words)
    if (at < 0) findings.push(`lost:${each.words} in ${each.text}`)
    else if (text.indexOf(each.words, at + 1) >= 0) findings.push(`doubled:${each.words} in ${each.text}`)
    const author = `${each.author} ${each.text}`
    if (at >= 0 && at < (places.get(author) ?? -1)) findings.push(`out of order:${each.words}`)
    places.set(author, Math.max(at, places.get(author) ?? -1))
  }
  return findings
}

/** Sealed: all of it verifies, each question has its number, and the words that were typed are in it. */
async function checkSealed(
  archive: Archive,
  state: CatalogueState,
  session: SessionId,
  told: readonly Told[],
): Promise<Findings> {
  const standing = state.session.get(session)?.standing
  const kept = await archive.verify(session)
  if (kept.is !== 'sound') return [`${session}: the archive is ${kept.is}`]
  const found = await archive.load(session, 1)
  if (found.is !== 'found') return [`${session}: the snapshot is ${found.is}`]
  const findings: string[] = []
  const { seal } = found.snapshot
  if (standing?.is === 'sealed' && standing.seal !== seal) findings.push(`${session}: catalogue and archive differ`)
  for (const each of (await archive.list(session)).flatMap((one) => one.reports)) {
    const report = await archive.report(session, 1, each)
    if (report.is !== 'found') findings.push(`${session}: ${each} is ${report.is}`)
  }
  const items = found.snapshot.leaves.flatMap((leaf) => ('item' in leaf ? [leaf.item] : []))
  const numbers = new Set(items.flatMap((item) => ('number' in item && 'state' in item ? [item.number] : [])))
  for (const each of told) {
    if (each.is === 'sealed' && each.seal !== seal) findings.push(`${session}: told another seal`)
    if (each.is === 'typed' && found.text.split(each.words.trim()).length !== 2)
      findings.push(`${session}: ${each.words} is not in the archive once`)
    if (each.is !== 'done' || each.ask === null || each.answer.is !== 'done' || each.answer.number === null) continue
    if (!numbers.has(each.answer.number))
      findings.push(`${session}: question ${each.answer.number} is not in the archive`)
  }
  return findings
}
