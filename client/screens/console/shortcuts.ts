/** Single keys, for a row that has the focus (WCAG 2.1.4: they can be switched off). */
export const ROW_VERBS = {
  inbox: { a: 'accept', t: 'theme', x: 'decline', p: 'protect', c: 'form', m: 'merge', w: 'reword' },
  queue: {
    e: 'screen',
    o: 'aloud',
    w: 'reword',
    t: 'theme',
    m: 'merge',
    c: 'form',
    p: 'protect',
  },
} as const
export type InboxVerb = (typeof ROW_VERBS.inbox)[keyof typeof ROW_VERBS.inbox]
export type QueueVerb = (typeof ROW_VERBS.queue)[keyof typeof ROW_VERBS.queue] | 'up' | 'down'
export type SpeakerVerb = 'give' | 'drop' | 'up' | 'down'
export type PageVerb = 'undo' | 'hide' | 'write-for' | 'speaker' | 'phases' | 'balance' | 'help'
export type Move = 'next' | 'previous' | 'first' | 'last'

/** The part of a keyboard event that matters: plain, so that it is tested without a browser. */
export interface Key {
  readonly key: string
  readonly alt: boolean
  readonly control: boolean
}

/** Where the selection goes, for arrows and J/K; null for any other key. */
export function moveOf(key: Key, singleKeys: boolean): Move | null {
  if (key.alt || key.control) return null
  switch (key.key) {
    case 'ArrowDown':
      return 'next'
    case 'ArrowUp':
      return 'previous'
    case 'Home':
      return 'first'
    case 'End':
      return 'last'
    default:
  }
  if (!singleKeys) return null
  const letter = key.key.toLowerCase()
  if (letter === 'j') return 'next'
  return letter === 'k' ? 'previous' : null
}

export function inboxVerb(key: Key, singleKeys: boolean): InboxVerb | null {
  return plainLetter(key, singleKeys, ROW_VERBS.inbox)
}

export function queueVerb(key: Key, singleKeys: boolean): QueueVerb | null {
  // A chord, not a single key: it stays when those are switched off.
  if (key.alt && !key.control && key.key === 'ArrowUp') return 'up'
  if (key.alt && !key.control && key.key === 'ArrowDown') return 'down'
  return plainLetter(key, singleKeys, ROW_VERBS.queue)
}

/** On a row of the list of speakers. */
export function speakerVerb(key: Key, singleKeys: boolean): SpeakerVerb | null {
  if (key.alt && !key.control && key.key === 'ArrowUp') return 'up'
  if (key.alt && !key.control && key.key === 'ArrowDown') return 'down'
  return plainLetter(key, singleKeys, { d: 'give', x: 'drop' } as const)
}

/** What acts anywhere on the page, outside of a field. */
export function pageVerb(key: Key, singleKeys: boolean): PageVerb | null {
  return plainLetter(key, singleKeys, {
    z: 'undo',
    b: 'hide',
    n: 'write-for',
    s: 'speaker',
    g: 'phases',
    l: 'balance',
    '?': 'help',
  } as const)
}

function plainLetter<Verb extends string>(
  key: Key,
  singleKeys: boolean,
  verbs: Readonly<Record<string, Verb>>,
): Verb | null {
  if (!singleKeys || key.alt || key.control) return null
  const letter = key.key.toLowerCase()
  return Object.hasOwn(verbs, letter) ? (verbs[letter] ?? null) : null
}

/** The row that is selected after a move; stays at the ends. */
export function moveSelection<Id>(order: readonly Id[], selected: Id | null, move: Move): Id | null {
  if (order.length === 0) return null
  const at = selected === null ? -1 : order.indexOf(selected)
  switch (move) {
    case 'first':
      return order[0] ?? null
    case 'last':
      return order.at(-1) ?? null
    case 'next':
      return order[Math.min(at + 1, order.length - 1)] ?? null
    case 'previous':
      return order[Math.max(at - 1, 0)] ?? null
  }
}

/** The row that takes over when one leaves the list: the next, else the one before. */
export function neighbourOf<Id>(order: readonly Id[], leaving: Id): Id | null {
  const at = order.indexOf(leaving)
  if (at < 0) return order[0] ?? null
  return order[at + 1] ?? order[at - 1] ?? null
}
