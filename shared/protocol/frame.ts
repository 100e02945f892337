/**
 * Message types on a document's socket (`/s/<session>/<role>/sync/<document>.<epoch>`), as y-protocols numbers them,
 * and ours: a stock client ignores 100, a stock server ignores 101 (SYNC §3.3).
 */
export const frame = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** Server → client: durable, refused, hello. Sent only to clients that spoke 101. */
  verdict: 100,
  /** Client → server: varUint n. Answered by `durable n` once everything before it is on disk. */
  barrier: 101,
} as const

export const syncStep = { one: 0, two: 1, update: 2 } as const

export const verdict = {
  /** varUint n, varUint seq */
  durable: 0,
  /** varString JSON of DocumentRefusal; close 4409 follows */
  refused: 1,
  /** varString JSON of DocumentHello */
  hello: 2,
  /** varUint: hash of what the document shows, of everything sent before it (shared/document/content-hash.ts) */
  content: 3,
} as const

export interface DocumentRefusal {
  readonly code: string
  /** The text concerned, when one is. */
  readonly text: string | null
}

export interface DocumentHello {
  /** A client id that nobody else has in this document. */
  readonly clientId: number
  readonly protocol: number
}
