import type * as Y from 'yjs'
import { parseTextName, type TextName, textCharactersMax } from '../../shared/domain/text.ts'
import type { DocumentProvider, DocumentState } from './document-provider.ts'
import type { OfferedWords } from './offered-words.ts'
import { createStore, type Store } from './store.ts'
import { cleanText, cutText } from './text-diff.ts'
import type { TextPlace } from './text-place.ts'

/** One replacement, in UTF-16 units of the text as it was before. */
export interface TextChange {
  readonly at: number
  readonly remove: number
  readonly insert: string
}

export interface SharedTextState {
  readonly value: string
  /** `locked`: nothing can be written here now. `refused`: what was typed was not accepted, see `offered`. */
  readonly status: 'loading' | 'ready' | 'locked' | 'refused'
  readonly writable: boolean
  /** Every keystroke of ours in this text's document is on the server's disk. */
  readonly saved: boolean
  /** Own words that never reached the server, to be offered again; null when there are none. */
  readonly offered: string | null
  /** Why the last of what was done here was not taken, until something is written again; null when all was. */
  readonly refused: string | null
}

/** One text that several people write in. Its edits bear the SharedText itself as their origin. */
export interface SharedText {
  readonly state: Store<SharedTextState>
  /** Ignored while the text is not writable. Letters over the limit, and control characters, are left out. */
  edit(change: TextChange): void
  /** Puts the offered words at the end of the text; what does not fit is still offered. */
  takeOffered(): void
  dropOffered(): void
  /** The text itself, for undo and positions; another one after a refusal, and when it moves to a floor. Null while there is none. */
  text(): Y.Text | null
  close(): void
}

/** Where a shared text finds itself: asked again after each change of `changes`. */
export interface TextSource {
  readonly changes: readonly Store<unknown>[]
  place(): TextPlace
  find(base: string): DocumentProvider | null
}

export function createSharedText(name: TextName, source: TextSource, offeredWords: OfferedWords): SharedText {
  const kind = parseTextName(name)?.kind
  const lettersMax = kind === undefined ? 0 : textCharactersMax[kind]
  const offered = offeredWords.of(name)
  const state = createStore<SharedTextState>(nothing)
  let place: TextPlace = { document: null, writes: false }
  let provider: DocumentProvider | null = null
  let text: Y.Text | null = null
  let stopProvider = () => {}

  const show = () => {
    const document = provider?.state.get() ?? null
    const status = statusOf(place, document, offered.get())
    const next: SharedTextState = {
      value: text?.toString() ?? '',
      status,
      writable: place.writes && document?.ready === true,
      saved: document?.saved ?? true,
      offered: offered.get(),
      refused: refusedOf(document, name),
    }
    if (!isSame(state.get(), next)) state.set(next)
  }
  const bind = () => {
    const document = provider?.state.get()
    const next = document?.document.getText(name) ?? null
    if (next !== text) {
      text?.unobserve(show)
      text = next
      text?.observe(show)
      // Told even when every value is the same: who watches the text itself must look again.
      state.set({ ...state.get() })
    }
    if (document?.ready === true) forgetArrived(text, offered.get(), (rest) => offeredWords.settle(name, rest))
    show()
  }
  const look = () => {
    place = source.place()
    const next = place.document === null ? null : source.find(place.document)
    if (next !== provider) {
      stopProvider()
      provider = next
      stopProvider = next?.state.subscribe(bind) ?? (() => {})
    }
    bind()
  }

  const stops = [...source.changes.map((store) => store.subscribe(look)), offered.subscribe(show)]
  const shared: SharedText = {
    state,
    text: () => text,
    edit(change) {
      if (text === null || !state.get().writable) return
      const target = text
      const room = lettersMax - (target.length - change.remove)
      const insert = cutText(cleanText(change.insert), room)
      if (change.remove === 0 && insert === '') return
      provider?.state.get().document.transact(() => {
        if (change.remove > 0) target.delete(change.at, change.remove)
        if (insert !== '') target.insert(change.at, insert)
      }, shared)
    },
    takeOffered() {
      const words = offered.get()
      if (text === null || words === null || !state.get().writable) return
      const before = text.length
      const joint = jointOf(text.toString(), words)
      const taken = cutText(words, lettersMax - before - joint.length)
      shared.edit({ at: before, remove: 0, insert: joint + taken })
      // Before what was offered is forgotten: a battery that goes in between must find them in one of the two.
      provider?.keep()
      offeredWords.settle(name, taken.length < words.length ? words.slice(taken.length) : null)
    },
    dropOffered: () => offeredWords.settle(name, null),
    close() {
      for (const stop of stops) stop()
      stopProvider()
      text?.unobserve(show)
      text = null
    },
  }
  look()
  return shared
}

const nothing: SharedTextState = {
  value: '',
  status: 'loading',
  writable: false,
  saved: true,
  offered: null,
  refused: null,
}

function statusOf(place: TextPlace, document: DocumentState | null, offered: string | null): SharedTextState['status'] {
  if (place.document === null) return 'locked'
  if (document?.refused !== null && document?.refused !== undefined && offered !== null) return 'refused'
  if (document?.ready !== true) return 'loading'
  return place.writes ? 'ready' : 'locked'
}

function isSame(before: SharedTextState, after: SharedTextState): boolean {
  return (
    before.value === after.value &&
    before.status === after.status &&
    before.writable === after.writable &&
    before.saved === after.saved &&
    before.offered === after.offered &&
    before.refused === after.refused
  )
}

/** A refusal concerns the text that it names, or the whole document. */
function refusedOf(document: DocumentState | null, name: TextName): string | null {
  const refused = document?.refused ?? null
  return refused === null || (refused.text !== null && refused.text !== name) ? null : refused.code
}

/**
 * Words kept by an earlier page may have arrived after all: the answer was lost, not the words. A run that stands in the
 * text is not offered a second time.
 */
function forgetArrived(text: Y.Text | null, offered: string | null, settle: (rest: string | null) => void): void {
  if (text === null || offered === null) return
  const value = text.toString()
  const rest = offered.split('\n').filter((run) => !value.includes(run))
  const left = rest.join('\n').trimEnd()
  if (left !== offered) settle(left === '' ? null : left)
}

/** A word that was cut goes on where it stopped, a sentence where its blank says; anything else begins a line. */
function jointOf(before: string, words: string): '' | '\n' {
  if (before.trimEnd() !== before || words.trimStart() !== words || before === '') return ''
  return /\p{L}/u.test(before.slice(-1)) && /^\p{Ll}/u.test(words) ? '' : '\n'
}
