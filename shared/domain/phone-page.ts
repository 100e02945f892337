import type { AskedForm } from './card.ts'
import type { SessionId } from './ids.ts'
import type { Refusal, RefusalCode } from './refusal.ts'
import type { OwnView } from './role-view.ts'
import type { StageView } from './stage-view.ts'

/**
 * What the server puts into the phone's page, in `<script type="application/json" id="page">`: enough to draw it at once,
 * on the server and again in the browser, with no clock but `now`.
 */
export interface PhonePage {
  readonly screen: 'phone' | 'join' | 'denied'
  readonly session: SessionId | null
  /** `/s/<session>/participant`, without a slash at the end. */
  readonly base: string | null
  readonly language: 'fr' | 'en'
  /** The participant link's token; null when the seat's cookie alone let the page in. */
  readonly token: string | null
  readonly stage: StageView | null
  /** Only the cards that the first paint needs are in `stage`: the rest is asked for after it. */
  readonly partial?: boolean
  readonly own: OwnView | null
  /** Milliseconds since the epoch by the server's clock, when the page was made. */
  readonly now: number
  readonly documents: Readonly<Record<string, string>>
  readonly refusal: RefusalCode | null
  /** Goes back with every form that is posted without script: the seat-bound token. */
  readonly formToken: string | null
  /** `?tab=`; anything unknown is `live`. */
  readonly tab?: PhoneTab
  /** `?show=` of the questions tab. */
  readonly show?: QuestionsShown
  /** After a form posted without script: what became of it. */
  readonly posted?: PostedForm | null
}

export const PHONE_TABS = ['live', 'questions', 'recommendations'] as const
export type PhoneTab = (typeof PHONE_TABS)[number]

export const QUESTIONS_SHOWN = ['recent', 'supported', 'answered', 'mine'] as const
export type QuestionsShown = (typeof QUESTIONS_SHOWN)[number]

export type PostedForm =
  | { readonly is: 'done'; readonly kind: string; readonly number: number | null }
  /** What was typed comes back with the reason. `code`: the six digits on the join page. */
  | {
      readonly is: 'refused'
      readonly kind: string
      readonly refusal: Refusal
      readonly text: string
      readonly form: AskedForm
      readonly name: string | null
      readonly code: string
    }
