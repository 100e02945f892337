import { type Snapshot, snapshotSchema } from '../../shared/domain/snapshot.ts'
import { canonicalJson } from './canonical-json.ts'
import type { Fault } from './fault.ts'

/** A snapshot as its file: keys sorted, one value a line, so that people can read it and a difference is one line. */
export function snapshotToText(snapshot: Snapshot): string {
  return `${JSON.stringify(JSON.parse(canonicalJson(snapshot)), null, 1)}\n`
}

export type Parsed =
  | { readonly is: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly is: 'broken'; readonly fault: Fault }

/**
 * Reads a file back. It must be letter for letter what `snapshotToText` writes: a changed space, a key given twice or
 * another way to write a letter would otherwise hash the same and go unseen.
 */
export function parseSnapshot(text: string): Parsed {
  const value = parseJson(text)
  if (value.is === 'nothing') return { is: 'broken', fault: { at: 'file', why: 'not-json', line: value.line } }
  const read = snapshotSchema.safeParse(value.value)
  if (!read.success) return { is: 'broken', fault: faultAt(read.error.issues[0]?.path ?? [], value.value) }
  const expected = snapshotToText(read.data)
  if (expected !== text) {
    return { is: 'broken', fault: { at: 'file', why: 'not-canonical', line: firstDifference(expected, text) } }
  }
  return { is: 'snapshot', snapshot: read.data }
}

type Json = { readonly is: 'value'; readonly value: unknown } | { readonly is: 'nothing'; readonly line: number | null }

function parseJson(text: string): Json {
  try {
    return { is: 'value', value: JSON.parse(text) }
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    return { is: 'nothing', line: position === undefined ? null : lineAt(text, Number(position)) }
  }
}

/** Names the item, when the damage lies in one whose id can still be read. */
function faultAt(path: readonly PropertyKey[], value: unknown): Fault {
  const [part, index] = path
  if (part === 'head') return { at: 'head', field: typeof index === 'string' ? index : null }
  if (part === 'seal') return { at: 'seal' }
  if (part !== 'leaves' || typeof index !== 'number') return { at: 'file', why: 'not-a-snapshot', line: null }
  const leaf = (value as { leaves: readonly unknown[] }).leaves[index]
  const id = typeof leaf === 'object' && leaf !== null && 'id' in leaf ? leaf.id : null
  return { at: 'item', id: typeof id === 'string' ? id : `#${index + 1}` }
}

function firstDifference(expected: string, text: string): number {
  let at = 0
  while (at < text.length && expected[at] === text[at]) at += 1
  return lineAt(text, at)
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length
}
