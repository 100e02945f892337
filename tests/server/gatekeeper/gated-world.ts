import * as Y from 'yjs'
import { admit, type GatedDocument, type GateSeat, judge, type TextRight } from '../../../server/gatekeeper/gate.ts'
import type { GateRefusalCode } from '../../../server/gatekeeper/gate-refusal.ts'

export const ANSWER = 'answer:q1'
export const NOTE = 'note:q1'
export const SERVER = 1

/** A document with two texts; Awa (100) wrote one, Boubou (200) the other. */
export interface GatedWorld {
  readonly document: GatedDocument
  readonly awa: Page
  readonly boubou: Page
  /** A copy without a gate, to show what Yjs alone does. */
  readonly plain: () => Y.Doc
  readonly words: (text?: string) => string
}

export interface Page {
  readonly doc: Y.Doc
  readonly seat: GateSeat
  readonly unsent: Uint8Array[]
  readonly text: Y.Text
  /** Sends everything; throws on a refusal. */
  readonly send: () => void
  readonly hear: () => void
}

export const mayAll: TextRight = { mayInsert: true, mayDelete: 'all', charactersMax: 4_000 }
export const mayOwn: TextRight = { mayInsert: true, mayDelete: 'own', charactersMax: 4_000 }

export function aSeat(seat: string, rights: Readonly<Record<string, TextRight>>): GateSeat {
  return { seat, rightOn: (text) => rights[text] ?? null }
}

export function aGatedWorld(): GatedWorld {
  const doc = aDocument()
  doc.clientID = SERVER
  const document: GatedDocument = {
    doc,
    texts: new Set([ANSWER, NOTE]),
    owners: new Map(),
    serverClients: new Set([SERVER]),
    names: new Map(),
  }
  const awa = aPage(document, 100, aSeat('awa', { [ANSWER]: mayAll }), ANSWER)
  const boubou = aPage(document, 200, aSeat('boubou', { [NOTE]: mayOwn }), NOTE)
  awa.text.insert(0, 'why?')
  awa.send()
  boubou.text.insert(0, 'mine')
  boubou.send()
  for (const page of [awa, boubou]) page.hear()
  const plain = () => {
    const copy = aDocument()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    return copy
  }
  return { document, awa, boubou, plain, words: (text = ANSWER) => doc.getText(text).toString() }
}

export function aDocument(): Y.Doc {
  const doc = new Y.Doc()
  doc.getText(ANSWER)
  doc.getText(NOTE)
  return doc
}

export function aPage(document: GatedDocument, client: number, seat: GateSeat, text: string): Page {
  const doc = aDocument()
  doc.clientID = client
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(document.doc), 'net')
  const unsent: Uint8Array[] = []
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'net') unsent.push(update)
  })
  return {
    doc,
    seat,
    unsent,
    text: doc.getText(text),
    send() {
      for (const update of unsent.splice(0)) take(document, update, seat)
    },
    hear() {
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(document.doc, Y.encodeStateVector(doc)), 'net')
    },
  }
}

/** Judges and admits; throws on a refusal. Gives what Yjs emitted. */
export function take(document: GatedDocument, update: Uint8Array, seat: GateSeat): readonly Uint8Array[] {
  const verdict = judge(document, update, seat)
  if (verdict.kind === 'refused') throw new Error(`refused: ${verdict.refusal.code}, ${verdict.refusal.why}`)
  return verdict.kind === 'nothing' ? [] : admit(document, verdict)
}

/** Code of the refusal, or `accepted` or `nothing`; throws when judging changed a byte of the document. */
export function refusalOf(
  document: GatedDocument,
  update: Uint8Array,
  seat: GateSeat,
): GateRefusalCode | 'accepted' | 'nothing' {
  const before = Y.encodeStateAsUpdate(document.doc).join()
  const verdict = judge(document, update, seat)
  if (Y.encodeStateAsUpdate(document.doc).join() !== before) throw new Error('judging changed the document')
  return verdict.kind === 'refused' ? verdict.refusal.code : verdict.kind
}
