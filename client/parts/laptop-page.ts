import type { RefusalCode } from '../../shared/domain/refusal.ts'
import { parseSessionRole, type SessionRole } from '../../shared/domain/role.ts'
import type { StageView } from '../../shared/domain/stage-view.ts'
import type { Language, Words } from '../../shared/words/words.ts'

const SCREENS = ['console', 'rapporteur', 'desk', 'board', 'organiser', 'enter', 'visit', 'denied'] as const
export type LaptopScreen = (typeof SCREENS)[number]

/** What the server put into the page (`<script id="page">`). */
export interface LaptopPage {
  readonly screen: LaptopScreen
  readonly session: string | null
  readonly role: SessionRole | null
  /** `/s/<session>/<role>` */
  readonly base: string | null
  readonly language: Language
  readonly refusal: RefusalCode | null
  /** The last stage of a sealed session: a wall opened again draws it, and follows nothing. */
  readonly stage: StageView | null
}

/** Screens outside of any session get what they need from here; they have no session hooks. */
export interface PlainScreenProps {
  readonly page: LaptopPage
  readonly words: Words
  /** Milliseconds since the epoch, and calls later, by this device's clock; `after` and `every` give back how to stop. */
  readonly clock: {
    now(): number
    after(ms: number, call: () => void): () => void
    every(ms: number, call: () => void): () => void
  }
  /** 26 letters, fit for a command's id. */
  readonly newId: () => string
}

/** Reads the page's own JSON. What is not there, or is from another version, opens nothing: `denied`. */
export function parseLaptopPage(json: string | null | undefined): LaptopPage {
  const given = parseObject(json)
  const text = (name: string) => (typeof given[name] === 'string' ? given[name] : null)
  return {
    screen: SCREENS.find((screen) => screen === given['screen']) ?? 'denied',
    session: text('session'),
    role: parseSessionRole(given['role']),
    base: text('base'),
    language: given['language'] === 'en' ? 'en' : 'fr',
    refusal: text('refusal') as RefusalCode | null,
    stage: (given['stage'] ?? null) as StageView | null,
  }
}

function parseObject(json: string | null | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json ?? '')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
