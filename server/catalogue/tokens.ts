import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { LinkId } from '../../shared/domain/ids.ts'
import type { SessionRole } from '../../shared/domain/role.ts'

/**
 * A link's token follows from its session's secret: it is never stored, and with the secret gone nobody can tell it again.
 * Participants get 64 bits (13 characters: a coarse QR), the others 128 (26 characters).
 */
export function linkToken(secret: Uint8Array, link: LinkId, role: SessionRole): string {
  const mac = createHmac('sha256', secret).update(`link|${link}`).digest()
  return base32(mac.subarray(0, role === 'participant' ? 8 : 16))
}

export function organiserTokenOf(secret: Uint8Array): string {
  return base32(createHmac('sha256', secret).update('organiser').digest().subarray(0, 16))
}

/**
 * Tokens are looked up by this hash: how long a look-up takes then tells nothing of the token.
 * Null for what cannot be a token; small letters are taken for capitals, as people type them.
 */
export function tokenHash(token: string): string | null {
  if (token.length > 26) return null
  const upper = token.toUpperCase()
  return /^(?:[A-Z2-7]{13}|[A-Z2-7]{26})$/.test(upper) ? createHash('sha256').update(upper).digest('hex') : null
}

export function isSameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648 without padding. */
function base32(bytes: Uint8Array): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet[(held >> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return bits === 0 ? text : text + alphabet[(held << (5 - bits)) & 31]
}
