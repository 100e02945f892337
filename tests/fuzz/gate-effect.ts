import * as Y from 'yjs'
import type { Accepted, GatedDocument, GateSeat } from '../../server/gatekeeper/gate.ts'
import { idsOf, newDocument, TEXTS } from './gate-room.ts'

/** What an update did to a copy of the document, seen from outside and without anything of the gate's own reckoning. */
export interface Effect {
  readonly doc: Y.Doc
  readonly changedTexts: ReadonlySet<string>
  readonly threw: boolean
  readonly pending: boolean
}

export function effectOf(before: Y.Doc, update: Uint8Array): Effect {
  const doc = newDocument(false)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(before))
  const changedTexts = new Set<string>()
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    for (const type of transaction.changed.keys()) changedTexts.add(Y.findRootTypeKey(type))
  })
  let threw = false
  try {
    Y.applyUpdate(doc, update)
  } catch {
    threw = true
  }
  return { doc, changedTexts, threw, pending: doc.store.pendingStructs !== null || doc.store.pendingDs !== null }
}

/** Throws, naming it, when an accepted update did anything outside of the seat's rights. */
export function assertWithinRights(document: GatedDocument, accepted: Accepted, seat: GateSeat): Effect {
  const effect = effectOf(document.doc, accepted.canonical)
  const before = newDocument(false)
  Y.applyUpdate(before, Y.encodeStateAsUpdate(document.doc))
  if (effect.threw) throw new Error('ESCAPE: the canonical update throws')
  if (effect.pending) throw new Error('ESCAPE: the canonical update leaves something pending')
  assertOwnClients(document, before, effect.doc, accepted, seat)
  for (const [name, root] of effect.doc.share) {
    if (!TEXTS.some((text) => text === name)) throw new Error('ESCAPE: a root that nobody made')
    if (root._map.size > 0) throw new Error('ESCAPE: an attribute on a text')
    assertPlain(root)
    assertText(document, before.getText(name), effect.doc.getText(name), seat, name)
  }
  const touched = [...accepted.touched].sort().join()
  const changed = [...effect.changedTexts].sort().join()
  if (touched !== changed) throw new Error(`ESCAPE: said to touch ${touched}, touched ${changed}`)
  return effect
}

function assertOwnClients(
  document: GatedDocument,
  before: Y.Doc,
  after: Y.Doc,
  accepted: Accepted,
  seat: GateSeat,
): void {
  for (const client of after.store.clients.keys()) {
    const had = Y.getState(before.store, client)
    if (Y.getState(after.store, client) === had) continue
    const owner = document.owners.get(client)
    if (document.serverClients.has(client)) throw new Error('ESCAPE: wrote as the server')
    if (owner !== seat.seat && !(owner === undefined && had === 0 && accepted.binds.includes(client))) {
      throw new Error('ESCAPE: wrote under another client id')
    }
  }
}

function assertPlain(root: Pick<Y.Text, '_start'>): void {
  for (let item = root._start; item !== null; item = item.right) {
    const { content } = item
    if (!(content instanceof Y.ContentString) && !(content instanceof Y.ContentDeleted)) {
      throw new Error('ESCAPE: content that is no plain text')
    }
    if (item.parentSub !== null) throw new Error('ESCAPE: an entry of a map')
  }
}

function assertText(document: GatedDocument, before: Y.Text, after: Y.Text, seat: GateSeat, name: string): void {
  const right = seat.rightOn(name)
  const had = new Set(idsOf(before))
  const has = new Set(idsOf(after))
  const inserted = [...has].filter((id) => !had.has(id))
  const deleted = [...had].filter((id) => !has.has(id))
  if (inserted.length > 0 && right?.mayInsert !== true) throw new Error('ESCAPE: wrote where it may not')
  for (const id of deleted) {
    const owner = document.owners.get(Number(id.split(':')[0]))
    const may = right?.mayDelete === 'all' || (right?.mayDelete === 'own' && owner === seat.seat)
    if (!may) throw new Error('ESCAPE: deleted what it may not')
  }
  if (inserted.length > 0 && after.length > (right?.charactersMax ?? 0) && after.length >= before.length) {
    throw new Error('ESCAPE: too long')
  }
  const words = after.toString()
  if (words.length !== after.length || has.size !== after.length) throw new Error('ESCAPE: a length that is wrong')
  if (/[\uFFFD\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(words.replaceAll('\n', '')) || !words.isWellFormed()) {
    throw new Error('ESCAPE: a character that is forbidden or torn')
  }
}
