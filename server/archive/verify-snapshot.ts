import type { Snapshot, SnapshotLeaf } from '../../shared/domain/snapshot.ts'
import type { Fault } from './fault.ts'
import { leafHash, merkleRoot, sealOf, sealToWords } from './seal.ts'
import { parseSnapshot } from './snapshot-file.ts'

export type VerifyResult =
  | { readonly is: 'sound'; readonly snapshot: Snapshot; readonly redacted: readonly string[] }
  | { readonly is: 'broken'; readonly faults: readonly Fault[] }

/**
 * Checks a snapshot's file. `witness`: the seal as someone else holds it, whole or as its 16 characters; without one
 * a snapshot that was made anew from end to end looks sound.
 */
export function verifySnapshot(text: string, witness: string | null = null): VerifyResult {
  const parsed = parseSnapshot(text)
  if (parsed.is === 'broken') return { is: 'broken', faults: [parsed.fault] }
  const { snapshot } = parsed
  const faults = [...itemFaults(snapshot.leaves), ...headFaults(snapshot, witness)]
  if (faults.length > 0) return { is: 'broken', faults }
  if (witness !== null && !isWitnessed(snapshot.seal, witness)) return { is: 'broken', faults: [{ at: 'witness' }] }
  return { is: 'sound', snapshot, redacted: snapshot.leaves.flatMap((leaf) => ('item' in leaf ? [] : [leaf.id])) }
}

/** `witness`: a whole seal, or its 16 characters with or without spaces, in capitals or not. */
export function isWitnessed(seal: string, witness: string): boolean {
  const plain = witness.replace(/[\s·-]/g, '')
  return plain.toLowerCase() === seal || plain.toUpperCase() === sealToWords(seal).replaceAll(' ', '')
}

function itemFaults(leaves: readonly SnapshotLeaf[]): Fault[] {
  const seen = new Set<string>()
  return leaves.flatMap((leaf): Fault[] => {
    const twice = seen.has(leaf.id)
    seen.add(leaf.id)
    const fits = !('item' in leaf) || (leaf.item.id === leaf.id && leafHash(leaf.salt, leaf.item) === leaf.hash)
    return fits && !twice ? [] : [{ at: 'item', id: leaf.id }]
  })
}

function headFaults({ head, leaves, seal }: Snapshot, witness: string | null): Fault[] {
  const faults: Fault[] = []
  if (head.count !== leaves.length) faults.push({ at: 'head', field: 'count' })
  if (!rootFits(head.root, leaves)) faults.push({ at: 'head', field: 'root' })
  if (sealOf(head) !== seal) {
    // The witness tells which of the two was changed.
    const sealStands = witness !== null && isWitnessed(seal, witness)
    faults.push(sealStands ? { at: 'head', field: null } : { at: 'seal' })
  }
  return faults
}

/** With a changed hash the items still give the right root, with a changed item the hashes do: the head is innocent. */
function rootFits(root: string, leaves: readonly SnapshotLeaf[]): boolean {
  const written = leaves.map((leaf) => leaf.hash)
  if (merkleRoot(written) === root) return true
  return merkleRoot(leaves.map((leaf) => ('item' in leaf ? leafHash(leaf.salt, leaf.item) : leaf.hash))) === root
}
