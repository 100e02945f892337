import type { CardId } from './ids.ts'
import { parseId } from './ids.ts'
import { limits } from './limits.ts'

/** The shared documents of a session: a document is an audience (DESIGN §2). */
export const DOCUMENT_KINDS = ['stage', 'answers', 'desk', 'floor'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/** The texts that people write at once. Each is one root `Y.Text`, named `<kind>:<card>`; `minutes:` has no card. */
export const TEXT_KINDS = ['answer', 'summary', 'recommendation', 'wording', 'note', 'minutes'] as const
export type TextKind = (typeof TEXT_KINDS)[number]

declare const brand: unique symbol
export type TextName = string & { readonly [brand]: 'TextName' }

export interface TextParts {
  readonly kind: TextKind
  readonly card: CardId | null
}

/** In which document a text lives while no floor is open on it. */
export const documentOfText = {
  answer: 'answers',
  summary: 'answers',
  recommendation: 'desk',
  wording: 'desk',
  note: 'desk',
  minutes: 'desk',
} as const satisfies Record<TextKind, 'answers' | 'desk'>

export const textCharactersMax = {
  answer: limits.answerCharactersMax,
  summary: limits.summaryCharactersMax,
  recommendation: limits.recommendationCharactersMax,
  wording: limits.askedCharactersMax,
  note: limits.noteCharactersMax,
  minutes: limits.noteCharactersMax,
} as const satisfies Record<TextKind, number>

export function textName(kind: TextKind, card: CardId | null): TextName {
  return `${kind}:${card ?? ''}` as TextName
}

/** Splits `<kind>:<card>`; null when it is no name of ours. */
export function parseTextName(name: string): TextParts | null {
  const cut = name.indexOf(':')
  const kind = TEXT_KINDS.find((known) => known === name.slice(0, cut))
  if (cut < 0 || kind === undefined) return null
  const rest = name.slice(cut + 1)
  if (kind === 'minutes') return rest === '' ? { kind, card: null } : null
  const card = parseId<CardId>(rest)
  return card === null ? null : { kind, card }
}
