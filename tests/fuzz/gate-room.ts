import * as Y from 'yjs'
import { admit, type GatedDocument, type GateSeat, type TextRight, type Verdict } from '../../server/gatekeeper/gate.ts'
import type { Random } from '../../server/runtime/random.ts'

export type Judge = (document: GatedDocument, update: Uint8Array, seat: GateSeat) => Verdict

export const TEXTS = ['answer:a', 'answer:b', 'note:a', 'recommendation:a'] as const
const SERVER = 1
const RIGHTS: readonly (TextRight | null)[] = [
  { mayInsert: true, mayDelete: 'all', charactersMax: 100_000 },
  { mayInsert: true, mayDelete: 'own', charactersMax: 100_000 },
  { mayInsert: false, mayDelete: 'none', charactersMax: 100_000 },
  null,
]
const WORDS = ['a', 'bc', 'oui ', 'ɛɔŋ', '😀', 'é\n', 'سؤال', '👩🏽‍🌾', '. ', 'x']

/** A person with a page of their own: stock Yjs, an undo manager, what is not sent yet. */
export interface Honest {
  readonly seat: GateSeat
  readonly doc: Y.Doc
  readonly undo: Y.UndoManager
  readonly unsent: Uint8Array[]
  readonly ids: Set<number>
}

export interface Room {
  document: GatedDocument
  readonly honest: Honest[]
}

export function createRoom(random: Random): Room {
  const doc = newDocument(random.int(2) === 0)
  doc.clientID = SERVER
  const document = gated(doc, new Map())
  const honest: Honest[] = []
  for (let i = 2 + random.int(5); i > 0; i--) {
    const rights = new Map(TEXTS.map((text) => [text as string, RIGHTS[random.int(RIGHTS.length)] ?? null]))
    // At least one text that everybody may write in, so that edits meet.
    rights.set('answer:a', RIGHTS[random.int(2)] ?? null)
    const seat = { seat: `seat-${i}`, rightOn: (text: string) => rights.get(text) ?? null }
    honest.push(openPage(random, document, seat, new Set()))
  }
  return { document, honest }
}

export function newDocument(gc: boolean): Y.Doc {
  const doc = new Y.Doc({ gc, guid: 'room' })
  for (const text of TEXTS) doc.getText(text)
  return doc
}

/** A page loaded anew: what was not sent is gone, the client id is another, the seat stays. */
export function openPage(random: Random, document: GatedDocument, seat: GateSeat, ids: Set<number>): Honest {
  const doc = newDocument(random.int(2) === 0)
  doc.clientID = 2 + random.int(2 ** 32 - 2)
  ids.add(doc.clientID)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(document.doc), 'net')
  const unsent: Uint8Array[] = []
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'net') unsent.push(update)
  })
  const undo = new Y.UndoManager(
    TEXTS.map((text) => doc.getText(text)),
    { captureTimeout: 0 },
  )
  return { seat, doc, undo, unsent, ids }
}

/** One to four edits within the seat's rights, at whole characters, as one transaction or as several. */
export function editHonestly(random: Random, page: Honest): void {
  const once = () => {
    if (random.int(8) === 0) page.undo.undo()
    else if (random.int(12) === 0) page.undo.redo()
    else editText(random, page)
  }
  const times = 1 + random.int(4)
  const all = () => {
    for (let i = 0; i < times; i++) once()
  }
  // Undo opens transactions of its own origin, so only half of the edits are gathered.
  if (random.int(2) === 0) all()
  else
    page.doc.transact(() => {
      for (let i = 0; i < times; i++) editText(random, page)
    })
}

function editText(random: Random, page: Honest): void {
  const writable = TEXTS.filter((text) => page.seat.rightOn(text)?.mayInsert === true)
  const name = writable[random.int(Math.max(1, writable.length))]
  if (name === undefined) return
  const text = page.doc.getText(name)
  const own = page.seat.rightOn(name)?.mayDelete === 'own'
  const ids = idsOf(text)
  const starts = characterStarts(text.toString())
  const at = random.int(starts.length)
  const from = starts[at] ?? 0
  if (random.int(3) > 0 || from === text.length) {
    text.insert(from, WORDS[random.int(WORDS.length)] ?? 'z')
    return
  }
  const to = starts[Math.min(starts.length - 1, at + 1 + random.int(4))] ?? text.length
  if (own && !ids.slice(from, to).every((id) => page.ids.has(Number(id.split(':')[0])))) return
  text.delete(from, to - from)
}

/** `client:clock` of each visible unit. */
export function idsOf(text: Pick<Y.Text, '_start'>): string[] {
  const ids: string[] = []
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue
    for (let i = 0; i < item.length; i++) ids.push(`${item.id.client}:${item.id.clock + i}`)
  }
  return ids
}

function characterStarts(words: string): number[] {
  const starts = [0]
  for (const character of words) starts.push((starts.at(-1) ?? 0) + character.length)
  return starts
}

/** What a page sends: each update, all of them merged, what the server asked for, or all it has; sometimes twice. */
export function takeMessages(random: Random, page: Honest, document: GatedDocument): Uint8Array[] {
  const updates = page.unsent.splice(0)
  const how = random.int(6)
  if (how === 0) return [Y.encodeStateAsUpdate(page.doc)]
  if (how <= 2) return [Y.encodeStateAsUpdate(page.doc, Y.encodeStateVector(document.doc))]
  if (how === 3 && updates.length > 0) return [Y.mergeUpdates(updates)]
  return how === 4 ? [...updates, ...updates] : updates
}

export function hearServer(page: Honest, document: GatedDocument): void {
  Y.applyUpdate(page.doc, Y.encodeStateAsUpdate(document.doc, Y.encodeStateVector(page.doc)), 'net')
}

/** The server's own hand: folding a floor back, or the process started again from what it had stored. */
export function serverActs(random: Random, room: Room): void {
  const { document } = room
  if (random.int(2) === 0) {
    const text = document.doc.getText(TEXTS[random.int(TEXTS.length)] ?? 'answer:a')
    if (text.length > 0 && random.int(2) === 0) text.delete(0, text.length)
    text.insert(text.length, 'du serveur ')
    return
  }
  const doc = newDocument(random.int(2) === 0)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(document.doc))
  doc.clientID = SERVER
  room.document = gated(doc, document.owners)
}

export function admitVerdict(document: GatedDocument, verdict: Verdict): void {
  if (verdict.kind === 'accepted') admit(document, verdict)
}

function gated(doc: Y.Doc, owners: Map<number, string>): GatedDocument {
  return { doc, owners, texts: new Set(TEXTS), serverClients: new Set([SERVER]), names: new Map() }
}
