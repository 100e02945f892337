import { createHash } from 'node:crypto'
import type { SnapshotHead } from '../../shared/domain/snapshot.ts'
import type { SnapshotItem } from '../../shared/domain/snapshot-item.ts'
import { canonicalJson } from './canonical-json.ts'

/** Hashes are 64 lower-case hexadecimal digits wherever they are written. */

/**
 * SHA-256 of 0x00, the salt (16 bytes, written as 32 digits) and the item. The salt is random for each version of an
 * item: a short sentence could otherwise be guessed from its hash after it was redacted.
 */
export function leafHash(salt: string, item: SnapshotItem): string {
  return sha256(Uint8Array.of(0), Buffer.from(salt, 'hex'), Buffer.from(canonicalJson(item), 'utf8'))
}

/**
 * Merkle root: neighbours are hashed in pairs behind 0x01, level by level; a last one without neighbour goes up as it
 * is, which is the tree of RFC 6962. One leaf is its own root. Takes at least one hash.
 */
export function merkleRoot(hashes: readonly string[]): string {
  let level = [...hashes]
  while (level.length > 1) {
    const above: string[] = []
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = level.slice(at, at + 2)
      if (left === undefined) break
      above.push(right === undefined ? left : inner(left, right))
    }
    level = above
  }
  const root = level[0]
  if (root === undefined) throw new Error('a tree without leaves has no root')
  return root
}

export function sealOf(head: SnapshotHead): string {
  return sha256(Buffer.from(canonicalJson(head), 'utf8'))
}

/** Hash of a report's bytes, for its note of origin. */
export function bytesHash(bytes: Uint8Array): string {
  return sha256(bytes)
}

/**
 * The seal for people: its first 80 bits as 16 characters of base32 in groups of four, `ABCD EFGH IJKL MNOP`. Short
 * enough to be read aloud and written under the minutes, long enough that nobody finds a second text for it.
 */
export function sealToWords(seal: string): string {
  let bits = BigInt(`0x${seal.slice(0, 20)}`)
  let letters = ''
  for (let at = 0; at < 16; at += 1) {
    letters = `${ALPHABET[Number(bits & 31n)]}${letters}`
    bits >>= 5n
  }
  return letters.replace(/(.{4})(?=.)/g, '$1 ')
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function inner(left: string, right: string): string {
  return sha256(Uint8Array.of(1), Buffer.from(left, 'hex'), Buffer.from(right, 'hex'))
}

function sha256(...parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}
