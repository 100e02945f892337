import type { CardId } from '../../shared/domain/ids.ts'
import { parseId } from '../../shared/domain/ids.ts'
import type { Refusal, RefusalCode } from '../../shared/domain/refusal.ts'
import type { CommandAnswer } from '../../shared/protocol/command.ts'
import { isRecord, readRefusal } from './outbox-entry.ts'

/** What to make of whatever came back for a command. */
export type Reply =
  | { readonly is: 'answer'; readonly answer: CommandAnswer }
  /** Nothing that our server said, or not now: the same command, with the same id, later. `waitMs` null: as the backoff says. */
  | { readonly is: 'again'; readonly waitMs: number | null }
  /** The server does not know this seat: come in by the link again, then the same command. */
  | { readonly is: 'seat' }
  /** This page is too old for the server: everything stays until it has been loaded anew. */
  | { readonly is: 'reload' }

/**
 * Only our own JSON is an answer: a captive portal or a proxy that answers HTML, or JSON of its own, with whatever status,
 * has not taken anything. `body` null: there was no response at all.
 */
export function readReply(contentType: string | null, body: string | null): Reply {
  const value = body === null || !/^application\/json\b/i.test(contentType ?? '') ? null : parseJson(body)
  if (!isRecord(value)) return { is: 'again', waitMs: null }
  if (value['is'] === 'done') {
    const number = value['number']
    const card = value['card']
    if (!(number === null || Number.isSafeInteger(number))) return { is: 'again', waitMs: null }
    if (!(card === null || parseId<CardId>(card) !== null)) return { is: 'again', waitMs: null }
    return {
      is: 'answer',
      answer: { is: 'done', card: parseId<CardId>(card), number: typeof number === 'number' ? number : null },
    }
  }
  const refusal = readRefusal(value['refusal'])
  return refusal === null ? { is: 'again', waitMs: null } : judgeRefusal(refusal)
}

function judgeRefusal(refusal: Refusal): Reply {
  switch (consequences[refusal.code]) {
    case 'final':
      return { is: 'answer', answer: { is: 'refused', refusal } }
    case 'again':
      return { is: 'again', waitMs: null }
    // With seconds to wait it is a matter of pace; without, of too many waiting: then the person decides.
    case 'pace':
      return refusal.count === null
        ? { is: 'answer', answer: { is: 'refused', refusal } }
        : { is: 'again', waitMs: refusal.count * 1_000 }
    case 'seat':
      return { is: 'seat' }
    case 'reload':
      return { is: 'reload' }
  }
}

const consequences = {
  malformed: 'final',
  'unknown-command': 'reload',
  'not-allowed': 'final',
  'wrong-phase': 'final',
  closed: 'final',
  'doors-closed': 'final',
  'link-revoked': 'final',
  'no-seat': 'seat',
  // Kept and offered again now and then: the team may let the phone back in.
  expelled: 'seat',
  'unknown-card': 'final',
  'wrong-state': 'final',
  unchanged: 'final',
  'not-own': 'final',
  empty: 'final',
  'too-long': 'final',
  'bad-characters': 'final',
  'too-many': 'pace',
  full: 'final',
  'text-locked': 'final',
  'not-read': 'final',
  'tellers-differ': 'final',
  'vote-open': 'final',
  'vote-over': 'final',
  'hands-only': 'final',
  identifies: 'final',
  'bad-date': 'final',
  'bad-number': 'final',
  'disk-full': 'again',
  damaged: 'again',
  unavailable: 'again',
  outdated: 'reload',
} as const satisfies Record<RefusalCode, 'final' | 'again' | 'pace' | 'seat' | 'reload'>

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch (_notJson) {
    return null
  }
}
