import * as Y from 'yjs'
import { contentHash } from '../../shared/document/content-hash.ts'
import type { DocumentKind } from '../../shared/domain/text.ts'
import type { GatedDocument } from '../gatekeeper/gate.ts'
import type { StoredDocument } from '../journal/journal.ts'

/** One shared document in memory. Between two commits it holds exactly what is on disk: nothing else is ever shown. */
export interface LiveDocument {
  readonly kind: DocumentKind
  /** Name without epoch; its key in the journal. */
  readonly base: string
  readonly doc: Y.Doc
  readonly gated: GatedDocument
  /** Names of the root texts that commands made; the gate knows no others. */
  readonly texts: Set<string>
  /** All that changed since the last call, as one update, or null. */
  readonly takeChanges: () => Uint8Array | null
  /** Whole document as one v1 update, made once a version. */
  readonly encode: () => Uint8Array
  /** Of what it shows, made once a version. */
  readonly contentHash: () => number
  /** Grows with each change; an ETag together with the server's own client id. */
  readonly version: () => number
}

export interface LiveDocumentDeps {
  readonly kind: DocumentKind
  readonly base: string
  /** Random, new for every activation, stored as the server's before first use (SYNC §6, TRUST 0.4). */
  readonly serverClient: number
  readonly stored: StoredDocument | null
  readonly owners: ReadonlyMap<number, string>
  readonly serverClients: ReadonlySet<number>
  readonly texts: Iterable<string>
}

/** Makes the document from base and tail. Stored updates passed the gate when they came and are applied as they are. */
export function createLiveDocument(deps: LiveDocumentDeps): LiveDocument {
  const doc = new Y.Doc({ gc: true })
  const texts = new Set(deps.texts)
  if (deps.kind !== 'stage') for (const name of texts) doc.getText(name)
  const { stored } = deps
  if (stored !== null) {
    doc.transact(() => {
      if (stored.base !== null) Y.applyUpdate(doc, stored.base)
      for (const update of stored.tail) Y.applyUpdate(doc, update)
    })
  }
  doc.clientID = deps.serverClient

  let changes: Uint8Array[] = []
  let version = 0
  let encoded: { readonly version: number; readonly bytes: Uint8Array } | null = null
  let hashed: { readonly version: number; readonly hash: number } | null = null
  doc.on('update', (update: Uint8Array) => {
    changes.push(update)
    version++
  })

  return {
    kind: deps.kind,
    base: deps.base,
    doc,
    texts,
    gated: {
      doc,
      texts,
      owners: new Map(deps.owners),
      serverClients: new Set([...deps.serverClients, deps.serverClient]),
      names: new Map(),
    },
    takeChanges() {
      if (changes.length === 0) return null
      // Our own updates, from the gate or from the server: merging trusted bytes (TRUST 0.2).
      const merged = changes.length === 1 ? (changes[0] ?? null) : Y.mergeUpdates(changes)
      changes = []
      return merged
    },
    encode() {
      if (encoded?.version !== version) encoded = { version, bytes: Y.encodeStateAsUpdate(doc) }
      return encoded.bytes
    },
    contentHash() {
      if (hashed?.version !== version) hashed = { version, hash: contentHash(doc) }
      return hashed.hash
    },
    version: () => version,
  }
}
