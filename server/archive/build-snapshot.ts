import {
  SNAPSHOT_VERSION,
  type Snapshot,
  type SnapshotContent,
  type SnapshotHead,
  type SnapshotHeadInput,
  type SnapshotLeaf,
  snapshotSchema,
} from '../../shared/domain/snapshot.ts'
import { leafHash, merkleRoot, sealOf } from './seal.ts'

/** Where salts come from: the server's random source. */
interface SaltSource {
  bytes(count: number): Uint8Array
}

/**
 * Makes and seals a snapshot. Content that does not fit the schema, or two items with one id, is a fault of ours and
 * throws. Halves of characters, which two people can leave behind by cutting one emoji at once, are taken out: no
 * other program could write them.
 */
export function buildSnapshot(content: SnapshotContent, input: SnapshotHeadInput, random: SaltSource): Snapshot {
  const ids = new Set(content.map((item) => item.id))
  if (ids.size !== content.length) throw new Error('two items of a snapshot have one id')
  const leaves = content.map((dirty): SnapshotLeaf => {
    const item = withoutHalves(dirty)
    const salt = Buffer.from(random.bytes(16)).toString('hex')
    return { id: item.id, hash: leafHash(salt, item), salt, item }
  })
  const head: SnapshotHead = {
    ...input,
    schema: SNAPSHOT_VERSION,
    count: leaves.length,
    root: merkleRoot(leaves.map((leaf) => leaf.hash)),
  }
  return snapshotSchema.parse({ schema: SNAPSHOT_VERSION, head, leaves, seal: sealOf(head) })
}

/**
 * Hides the items with these ids. Root, seal and chain of what is given back still verify. Unknown ids are ignored:
 * an earlier snapshot may not hold them yet.
 */
export function redactSnapshot(snapshot: Snapshot, ids: readonly string[]): Snapshot {
  const hidden = new Set(ids)
  return {
    ...snapshot,
    leaves: snapshot.leaves.map((leaf) =>
      hidden.has(leaf.id) ? { id: leaf.id, hash: leaf.hash, redacted: true } : leaf,
    ),
  }
}

function withoutHalves<Value>(value: Value): Value {
  if (typeof value === 'string') return value.replace(LONE_SURROGATE, '') as Value
  if (Array.isArray(value)) return value.map(withoutHalves) as Value
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutHalves(inner)])) as Value
}

const LONE_SURROGATE = /\p{Surrogate}/gu
