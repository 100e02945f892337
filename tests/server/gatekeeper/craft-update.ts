import * as encoding from 'lib0/encoding'

/** A forged struct. Neighbours as [client, clock]. */
export type ForgedStruct =
  | { readonly gc: number }
  | { readonly skip: number; readonly info?: number }
  | {
      readonly origin?: readonly [number, number]
      readonly rightOrigin?: readonly [number, number]
      /** Name of a root, or the id of the item that holds a nested type. */
      readonly parent?: string | readonly [number, number]
      readonly sub?: string
      readonly content: ForgedContent
    }

export type ForgedContent =
  | { readonly words: string }
  | { readonly bytes: Uint8Array }
  | { readonly erased: number }
  | { readonly any: readonly unknown[] }
  | { readonly json: readonly string[] }
  | { readonly binary: Uint8Array }
  | { readonly embed: unknown }
  | { readonly format: readonly [string, unknown] }
  | { readonly type: number }
  | { readonly subdocument: string }

export interface ForgedBlock {
  readonly client: number
  readonly clock: number
  readonly structs: readonly ForgedStruct[]
  /** Says another number of structs than there are. */
  readonly size?: number
}

export type ForgedDeletions = readonly (readonly [number, readonly (readonly [number, number])[]])[]

/** Writes a v1 update by hand, with everything that no honest client would send. */
export function craftUpdate(
  blocks: readonly ForgedBlock[],
  deletions: ForgedDeletions = [],
  counts: { readonly blocks?: number; readonly deletions?: number } = {},
): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, counts.blocks ?? blocks.length)
  for (const block of blocks) {
    encoding.writeVarUint(encoder, block.size ?? block.structs.length)
    encoding.writeVarUint(encoder, block.client)
    encoding.writeVarUint(encoder, block.clock)
    for (const struct of block.structs) writeStruct(encoder, struct)
  }
  encoding.writeVarUint(encoder, counts.deletions ?? deletions.length)
  for (const [client, ranges] of deletions) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const range of ranges) writeId(encoder, range)
  }
  return encoding.toUint8Array(encoder)
}

function writeId(encoder: encoding.Encoder, [client, clock]: readonly [number, number]): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}

function writeStruct(encoder: encoding.Encoder, struct: ForgedStruct): void {
  if ('gc' in struct) {
    encoding.writeUint8(encoder, 0)
    encoding.writeVarUint(encoder, struct.gc)
    return
  }
  if ('skip' in struct) {
    encoding.writeUint8(encoder, struct.info ?? 10)
    encoding.writeVarUint(encoder, struct.skip)
    return
  }
  const { origin, rightOrigin, parent, sub, content } = struct
  const bits = (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (sub === undefined ? 0 : 0x20)
  encoding.writeUint8(encoder, contentRef(content) | bits)
  if (origin) writeId(encoder, origin)
  if (rightOrigin) writeId(encoder, rightOrigin)
  if (!origin && !rightOrigin) {
    encoding.writeVarUint(encoder, typeof parent === 'object' ? 0 : 1)
    if (typeof parent === 'object') writeId(encoder, parent)
    else encoding.writeVarString(encoder, parent ?? '')
    if (sub !== undefined) encoding.writeVarString(encoder, sub)
  }
  writeContent(encoder, content)
}

function contentRef(content: ForgedContent): number {
  if ('erased' in content) return 1
  if ('json' in content) return 2
  if ('binary' in content) return 3
  if ('words' in content || 'bytes' in content) return 4
  if ('embed' in content) return 5
  if ('format' in content) return 6
  if ('type' in content) return 7
  if ('any' in content) return 8
  return 9
}

function writeContent(encoder: encoding.Encoder, content: ForgedContent): void {
  if ('erased' in content) encoding.writeVarUint(encoder, content.erased)
  else if ('json' in content) {
    encoding.writeVarUint(encoder, content.json.length)
    for (const value of content.json) encoding.writeVarString(encoder, value)
  } else if ('binary' in content) encoding.writeVarUint8Array(encoder, content.binary)
  else if ('words' in content) encoding.writeVarString(encoder, content.words)
  else if ('bytes' in content) encoding.writeVarUint8Array(encoder, content.bytes)
  else if ('embed' in content) encoding.writeVarString(encoder, JSON.stringify(content.embed))
  else if ('format' in content) {
    encoding.writeVarString(encoder, content.format[0])
    encoding.writeVarString(encoder, JSON.stringify(content.format[1]))
  } else if ('type' in content) encoding.writeVarUint(encoder, content.type)
  else if ('any' in content) {
    encoding.writeVarUint(encoder, content.any.length)
    for (const value of content.any) encoding.writeAny(encoder, value as encoding.AnyEncodable)
  } else {
    encoding.writeVarString(encoder, content.subdocument)
    encoding.writeAny(encoder, {})
  }
}
