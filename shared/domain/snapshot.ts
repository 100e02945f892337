import * as z from 'zod/mini'
import { itemSchema, type SnapshotItem } from './snapshot-item.ts'

/**
 * What remains of a session: complete, salted item by item, chained, sealed (ARCHIVE §5). Final texts and chosen
 * versions only: no seat, no device, no clock time but `takenAt`, which no report prints.
 */
export type Snapshot = z.infer<typeof snapshotSchema>
export type SnapshotHead = z.infer<typeof headSchema>
export type SnapshotLeaf = z.infer<typeof leafSchema>
export type SnapshotReason = (typeof SNAPSHOT_REASONS)[number]
/** Everything that closing a session hands to the archive: the session's sheet first, the balance last. */
export type SnapshotContent = readonly SnapshotItem[]
/** What the caller knows of a head; the rest follows from the content. */
export type SnapshotHeadInput = Omit<SnapshotHead, 'schema' | 'count' | 'root'>

export const SNAPSHOT_VERSION = 'snapshot/0.2'

/** Nothing reopens a session: what comes after `close` is a new snapshot with one of the last three. */
export const SNAPSHOT_REASONS = [
  'interval',
  'manual',
  'recommendation-adopted',
  'close',
  'correction',
  'supplement',
  'addendum',
] as const

/** SHA-256 as 64 lower-case hexadecimal digits. */
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const id = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/))

export const headSchema = z.strictObject({
  schema: z.literal(SNAPSHOT_VERSION),
  seriesId: id,
  forumId: id,
  sessionId: id,
  /** From 1, without holes. */
  seq: z.int().check(z.positive()),
  takenAt: z.iso.datetime(),
  reason: z.enum(SNAPSHOT_REASONS),
  /** Seal of the snapshot before this one. */
  prev: z.nullable(hash),
  /** Seal of the session before this one, so that sessions chain too. */
  previousSessionSeal: z.nullable(hash),
  count: z.int().check(z.positive()),
  /** Merkle root over the leaves, in their order. */
  root: hash,
})

/** A redacted leaf keeps its hash: root, seal and chain still verify when one person's words are hidden. */
const leafSchema = z.union([
  z.strictObject({ id, hash, salt: z.string().check(z.regex(/^[0-9a-f]{32}$/)), item: itemSchema }),
  z.strictObject({ id, hash, redacted: z.literal(true) }),
])

export const snapshotSchema = z.strictObject({
  schema: z.literal(SNAPSHOT_VERSION),
  head: headSchema,
  leaves: z.array(leafSchema).check(z.minLength(1)),
  seal: hash,
})

/** The items that can still be read, in their order. */
export function itemsOf(snapshot: Snapshot): SnapshotContent {
  return snapshot.leaves.flatMap((leaf) => ('item' in leaf ? [leaf.item] : []))
}
