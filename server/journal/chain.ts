import { hash } from 'node:crypto'

/** SHA-256 of a row and of the row before it in the same chain. */
export type Link = Uint8Array

/** The last row of a chain. Without it, rows cut off at the end would not be missed. */
export interface Head {
  readonly seq: number
  readonly link: Link
}

export interface FactLine {
  readonly seq: number
  readonly body: Uint8Array
}

export interface UpdateLine {
  readonly seq: number
  readonly document: string
  readonly bytes: Uint8Array
}

export interface OwnerLine {
  readonly seq: number
  readonly document: string
  readonly client: number
  readonly seat: string
}

export interface CommandLine {
  readonly seq: number
  readonly id: string
  readonly seat: string
  readonly result: Uint8Array
}

export interface BaseLine {
  readonly seq: number
  readonly document: string
  readonly bytes: Uint8Array
  /** Link of the last update that the base holds: the document's chain goes on from it. */
  readonly head: Link
}

/** Before the first row of any chain. */
export function firstLink(): Link {
  return new Uint8Array(32)
}

export function factLink(before: Link, line: FactLine): Link {
  return link(before, 'facts', line.seq, [line.body])
}

export function updateLink(before: Link, line: UpdateLine): Link {
  return link(before, 'updates', line.seq, [line.document, line.bytes])
}

export function ownerLink(before: Link, line: OwnerLine): Link {
  return link(before, 'owners', line.seq, [line.document, String(line.client), line.seat])
}

export function commandLink(before: Link, line: CommandLine): Link {
  return link(before, 'commands', line.seq, [line.id, line.seat, line.result])
}

/** A base stands alone: its own chain is the one it cuts, whose head it carries. */
export function baseLink(line: BaseLine): Link {
  return link(line.head, 'bases', line.seq, [line.document, line.bytes])
}

/** Over the heads of all chains, so that a chain that is gone as a whole is missed too. */
export function roomLink(seq: number, heads: ReadonlyMap<string, Head>): Link {
  const names = [...heads.keys()].sort()
  const fields = names.flatMap((name) => {
    const head = heads.get(name)
    return head === undefined ? [] : [name, String(head.seq), head.link]
  })
  return link(firstLink(), 'chains', seq, fields)
}

/** Updates have one chain a document, so that one can be compacted without touching the others. */
export function updatesChain(document: string): string {
  return `updates/${document}`
}

export function sameLink(one: Link, other: Link): boolean {
  return Buffer.compare(one, other) === 0
}

/** Each field with its length before it: else ("ab", "c") and ("a", "bc") would have one hash. */
function link(before: Link, kind: string, seq: number, fields: readonly (string | Uint8Array)[]): Link {
  const parts = [kind, String(seq), ...fields].map((field) =>
    typeof field === 'string' ? Buffer.from(field, 'utf8') : field,
  )
  // One buffer and one call: opening a room does this for every row of it.
  const size = parts.reduce((sum, part) => sum + 4 + part.length, before.length)
  const whole = Buffer.allocUnsafe(size)
  whole.set(before, 0)
  let at = before.length
  for (const part of parts) {
    at = whole.writeUInt32BE(part.length, at)
    whole.set(part, at)
    at += part.length
  }
  return hash('sha256', whole, 'buffer')
}
