import type { ComponentType } from 'react'
import type { AskedForm, Opinion } from '../../../shared/domain/card.ts'
import type { CardId, CommandId } from '../../../shared/domain/ids.ts'
import type { PhonePage, PhoneTab, QuestionsShown } from '../../../shared/domain/phone-page.ts'
import type { Refusal, RefusalCode } from '../../../shared/domain/refusal.ts'
import type { OwnView } from '../../../shared/domain/role-view.ts'
import type { StageAsked, StageRecommendation, StageView } from '../../../shared/domain/stage-view.ts'
import type { TextName } from '../../../shared/domain/text.ts'
import type { Words } from '../../../shared/words/words.ts'

/** What a participant can wish for with a tap. */
export type PhoneWish =
  | { readonly kind: 'ask'; readonly form: AskedForm; readonly text: string; readonly name: string | null }
  | { readonly kind: 'replace-own'; readonly card: CardId; readonly text: string }
  | { readonly kind: 'withdraw-own'; readonly card: CardId }
  | { readonly kind: 'support'; readonly card: CardId; readonly on: boolean }
  | {
      readonly kind: 'opine'
      readonly card: CardId
      readonly opinion: Opinion | null
      readonly vote?: number | undefined
    }

/** Something done on this phone that the server has not confirmed. */
export interface PhoneAct {
  readonly id: CommandId
  readonly command: PhoneWish
  readonly is: 'waiting' | 'sending' | 'refused'
  readonly refusal: Refusal | null
}

export interface PhoneDraft {
  readonly text: string
  readonly form: AskedForm
  readonly name: string | null
}

export interface PhoneState {
  readonly stage: StageView | null
  readonly own: OwnView
  readonly pending: readonly PhoneAct[]
  readonly draft: PhoneDraft | null
  readonly loaded: boolean
  readonly net: 'online' | 'reconnecting' | 'offline'
  readonly lastNewsAt: number | null
  readonly durable: boolean
  readonly outdated: boolean
  readonly refusal: Refusal | null
  readonly erased: 'no' | 'whole' | 'part'
}

/** What the page's script can do. Without it (server, old browsers) every act is a form posted to the server. */
export interface PhoneActs {
  add(wish: PhoneWish): void
  retry(id: CommandId): void
  drop(id: CommandId): void
  saveDraft(draft: PhoneDraft | null): void
  erase(): void
  setAsking(asking: boolean): void
  go(tab: PhoneTab, show: QuestionsShown): void
  /** Takes a refused question back into the field. */
  edit(act: PhoneAct): void
  /** Words that found no place elsewhere, into the field as a contribution. */
  contribute(text: string): void
  /** Lets go of words that never arrived in an open text. */
  dropLeft(text: string): void
  /** Opens the sheet on a text that the team opened to the room. */
  write(text: TextName): void
  /** Puts the sheet away; it comes back by itself when words could not be kept. */
  stopWriting(): void
  /** Calls later; gives how to forget it. */
  after(ms: number, call: () => void): () => void
}

/** The screens that come after the first one; null until they are there. */
export interface RestOfPhone {
  readonly AlreadyAsked: ComponentType<{ typed: string }>
  readonly Announcer: ComponentType<{ stage: StageView }>
  readonly DeniedView: ComponentType<{ code: RefusalCode | null }>
  readonly EndView: ComponentType<{ stage: StageView }>
  readonly ErasedView: ComponentType<{ whole: boolean }>
  readonly FloorInvites: ComponentType<{ besides: readonly CardId[] }>
  readonly FloorLayer: ComponentType<{ writing: Writing }>
  readonly FloorLeft: ComponentType
  readonly FollowAnswer: ComponentType<{ card: StageAsked }>
  readonly JoinView: ComponentType
  readonly QuestionsTab: ComponentType<{ stage: StageView }>
  readonly RecommendationCard: ComponentType<{ card: StageRecommendation }>
  readonly RecommendationsTab: ComponentType<{ stage: StageView }>
}

/** The sheet on which the room writes with the team. */
export interface Writing {
  readonly text: TextName
  readonly card: CardId | null
  readonly shown: boolean
  /** Null until its file is there. */
  readonly Sheet: FloorSheetComponent | null
}
export type FloorSheetComponent = ComponentType<{ text: TextName; shown: boolean }>

/** Whether the first drawing of a page needs them: what the server drew must be drawn again, letter for letter. */
export function needsRest(page: PhonePage): boolean {
  const { screen, stage, tab } = page
  if (screen !== 'phone' || (tab ?? 'live') !== 'live' || stage === null) return true
  return stage.session.seal !== null || stage.board.view === 'recommendation'
}

/** All that the screens draw from. */
export interface Phone {
  readonly page: PhonePage
  readonly words: Words
  readonly state: PhoneState
  readonly tab: PhoneTab
  readonly show: QuestionsShown
  /** Milliseconds by the server's clock. */
  readonly now: number
  readonly acts: PhoneActs | null
  readonly rest: RestOfPhone | null
  /** Plain http: what is typed can be read on the Wi-Fi. Known to the browser only. */
  readonly insecure: boolean
  /** The sheet « Votre question » covers everything else. */
  readonly asking: boolean
  readonly writing: Writing | null
  /** « Reporter mes envois »; null until its file is there. */
  readonly CarryOver: ComponentType | null
  /** Words that never arrived in a text that was open, by text; `empty` before the script is there. */
  readonly left: ReadonlyMap<string, string>
  /** Words to put into the field; `serial` tells two takings apart. */
  readonly compose: { readonly serial: number; readonly draft: PhoneDraft } | null
}

const nothingOwn: OwnView = { mine: {}, supports: {}, opinions: {}, floors: {} }

/** The state of a page that has just arrived: what the server draws, and what the browser draws first. */
export function stateOfPage(page: PhonePage): PhoneState {
  return {
    stage: page.stage,
    own: page.own ?? nothingOwn,
    pending: [],
    draft: null,
    loaded: false,
    net: 'online',
    lastNewsAt: page.now,
    durable: true,
    outdated: false,
    refusal: null,
    erased: 'no',
  }
}
