import * as Y from 'yjs'
import { checkPlaces } from './check-places.ts'
import { decodeUpdate } from './decode-update.ts'
import { encodeCanonical } from './encode-canonical.ts'
import { type GateRefusal, gateRefusal, isGateRefusal } from './gate-refusal.ts'
import { integrationOrder } from './integration-order.ts'
import { judgeTexts } from './judge-texts.ts'
import { listDeletions } from './list-deletions.ts'
import { type FreshStructs, normaliseStructs } from './normalise-structs.ts'
import { resolveTargets } from './resolve-target.ts'
import type { RootNames } from './root-names.ts'

/**
 * A document in front of which the gate stands. It holds named root `Y.Text`s of plain words and nothing else, and only the
 * gate and the server itself write it.
 */
export interface GatedDocument {
  readonly doc: Y.Doc
  /** Names of the texts, each made by a command before anybody writes in it. Grows. */
  readonly texts: ReadonlySet<string>
  /** Client id → seat, for the life of the document: whoever used an id first. Grows by `admit`. */
  readonly owners: Map<number, string>
  /** Ids under which the server itself wrote or writes. */
  readonly serverClients: ReadonlySet<number>
  /** Memo of the gate, begun empty (`new Map()`). Without it each judgement looks through all texts once: slow from 1,000 on. */
  readonly names?: RootNames
}

/** What a seat may do in one text. */
export interface TextRight {
  readonly mayInsert: boolean
  /** `own`: words that a client id of the same seat put there. */
  readonly mayDelete: 'all' | 'own' | 'none'
  /**
   * In UTF-16 units, for the text as it is after the whole update: another's concurrent words count too. A text that is
   * already too long may be shortened.
   */
  readonly charactersMax: number
}

export interface GateSeat {
  readonly seat: string
  /** Null: this text is none of the seat's business, it may write nothing there. */
  readonly rightOn: (text: string) => TextRight | null
}

export interface Accepted {
  readonly kind: 'accepted'
  /** What was judged, written anew: these bytes are applied and kept, never those of the client. */
  readonly canonical: Uint8Array
  /** Client ids that will belong to the seat from now on; kept in the same commit. */
  readonly binds: readonly number[]
  readonly seat: string
  /** Texts that the update writes in or deletes from. */
  readonly touched: ReadonlySet<string>
}

export type Verdict =
  /** Holds nothing that the document does not have. */
  { readonly kind: 'nothing' } | Accepted | { readonly kind: 'refused'; readonly refusal: GateRefusal }

/**
 * Judges an update before anything of it is applied; changes nothing and gives a verdict for any bytes. An accepted update
 * integrates at once and as a whole in the document as it is now: judge and admit one after the other, in one turn.
 */
export function judge(document: GatedDocument, update: Uint8Array, seat: GateSeat): Verdict {
  const verdict = inspect(document, update, seat)
  return isGateRefusal(verdict) ? { kind: 'refused', refusal: verdict } : verdict
}

/**
 * Binds the new client ids and applies the canonical update. Gives all updates that Yjs emitted for it: none inside of an
 * outer `doc.transact`, which emits its own when it ends. Throws when the document holds anything pending afterwards: then
 * the gate was wrong, and what follows would be let in unjudged.
 */
export function admit(document: GatedDocument, accepted: Accepted, origin: unknown = null): readonly Uint8Array[] {
  const { doc, owners } = document
  for (const client of accepted.binds) owners.set(client, accepted.seat)
  const emitted: Uint8Array[] = []
  const collect = (update: Uint8Array) => {
    emitted.push(update)
  }
  doc.on('update', collect)
  try {
    Y.applyUpdate(doc, accepted.canonical, origin)
  } finally {
    doc.off('update', collect)
  }
  assertNothingPending(doc)
  return emitted
}

function inspect(
  document: GatedDocument,
  update: Uint8Array,
  seat: GateSeat,
): GateRefusal | Exclude<Verdict, { kind: 'refused' }> {
  const { doc, owners, texts } = document
  const names = document.names ?? new Map()
  assertNothingPending(doc)
  const decoded = decodeUpdate(update)
  if (isGateRefusal(decoded)) return decoded
  const fresh = normaliseStructs(doc, decoded)
  if (isGateRefusal(fresh)) return fresh
  const binds = newClients(document, fresh, seat.seat)
  if (isGateRefusal(binds)) return binds
  const order = integrationOrder(doc, fresh)
  if (isGateRefusal(order)) return order
  const targets = resolveTargets(doc, texts, names, fresh, order)
  if (isGateRefusal(targets)) return targets
  const deletions = listDeletions(doc, names, fresh, decoded.deletions)
  if (isGateRefusal(deletions)) return deletions
  if (fresh.size === 0 && deletions.length === 0) return { kind: 'nothing' }
  const touched = judgeTexts(doc, owners, seat, targets, deletions)
  if (isGateRefusal(touched)) return touched
  const misplaced = checkPlaces(doc, fresh, targets)
  if (misplaced !== null) return misplaced
  return { kind: 'accepted', canonical: encodeCanonical(fresh, deletions), binds, seat: seat.seat, touched }
}

/**
 * A client id belongs to one seat for the life of the document. Under another's id even one struct without any words makes
 * the victim's next words « already known »: lost for ever, without a trace.
 */
function newClients(document: GatedDocument, fresh: FreshStructs, seat: string): readonly number[] | GateRefusal {
  const { doc, owners, serverClients } = document
  const binds: number[] = []
  for (const client of fresh.keys()) {
    if (serverClients.has(client)) return gateRefusal('client-id', 'client id of the server')
    const owner = owners.get(client)
    if (owner !== undefined && owner !== seat) return gateRefusal('client-id', 'client id of another seat')
    if (owner !== undefined) continue
    if (Y.getState(doc.store, client) > 0) return gateRefusal('client-id', 'client id in use and unowned')
    binds.push(client)
  }
  return binds
}

function assertNothingPending(doc: Y.Doc): void {
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
    throw new Error('the document holds something pending that nobody judged')
  }
}
