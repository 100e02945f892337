import type { CommandId, SessionId } from '../../shared/domain/ids.ts'
import { parseId } from '../../shared/domain/ids.ts'
import { limits } from '../../shared/domain/limits.ts'
import { isRecord, type OutboxEntry, readEntry } from './outbox-entry.ts'

/**
 * What a phone carries from an address that is dead to the new one: its unsent acts, behind the # of a link. A fragment is
 * sent to no server: the new page shows it first, and sends only what its person lets it send.
 */
export interface Carried {
  readonly session: SessionId
  readonly entries: readonly OutboxEntry[]
}

export const carriedMark = '#r='
/** A person at his phone has some; whoever has more carries the rest in a second go. */
const entriesMax = 40
/** Old browsers keep longer addresses, but nobody should have to trust that. */
const lettersMax = 16_000

/** The fragment, and how many it holds: those done first. The ids stay: what had arrived after all is not applied twice. */
export function packOutbox(
  session: SessionId,
  entries: readonly Pick<OutboxEntry, 'id' | 'madeAt' | 'command'>[],
): { readonly fragment: string; readonly count: number } {
  for (let count = Math.min(entries.length, entriesMax); count > 0; count -= 1) {
    const packed = entries.slice(0, count).map(({ id, madeAt, command }) => ({ id, madeAt, command }))
    const fragment = carriedMark + toBase64(JSON.stringify({ v: 1, session, entries: packed }))
    if (fragment.length <= lettersMax) return { fragment, count }
  }
  return { fragment: '', count: 0 }
}

/** Null for what is no such fragment. Anybody may write one: each entry is read as suspiciously as from a dying phone. */
export function unpackOutbox(fragment: string): Carried | null {
  if (!fragment.startsWith(carriedMark) || fragment.length > lettersMax) return null
  try {
    const value: unknown = JSON.parse(fromBase64(fragment.slice(carriedMark.length)))
    if (!isRecord(value) || value['v'] !== 1 || !Array.isArray(value['entries'])) return null
    const session = parseId<SessionId>(value['session'])
    if (session === null || value['entries'].length > entriesMax) return null
    const entries = value['entries'].flatMap((each: unknown, seq) => {
      const id = isRecord(each) ? parseId<CommandId>(each['id']) : null
      if (!isRecord(each) || id === null) return []
      const entry = readEntry({ ...each, session, seq, state: { is: 'waiting' } }, session, id)
      return entry === null || entry.state.is !== 'waiting' || isTooLong(entry) ? [] : [entry]
    })
    return entries.length === 0 ? null : { session, entries }
  } catch (_noFragment) {
    return null
  }
}

/** What people type after « http:// »; null when it is no address. Without a port it is the old one's. */
export function addressTyped(typed: string, oldPort: string): string | null {
  const plain = typed
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '')
  if (!/^[a-z0-9](?:[a-z0-9.-]{0,200}[a-z0-9])?(?::\d{1,5})?$/.test(plain) || !/[.:]|^localhost/.test(plain))
    return null
  return plain.includes(':') || oldPort === '' ? plain : `${plain}:${oldPort}`
}

function isTooLong({ command }: OutboxEntry): boolean {
  return 'text' in command && command.text.length > limits.askedCharactersMax
}

function toBase64(text: string): string {
  let letters = ''
  for (const byte of new TextEncoder().encode(text)) letters += String.fromCharCode(byte)
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function fromBase64(text: string): string {
  const letters = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)))
}
