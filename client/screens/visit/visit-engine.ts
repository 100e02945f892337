import type { StageView } from '../../../shared/domain/stage-view.ts'
import type { AlteredView, VisitView } from '../../../shared/domain/visit-view.ts'
import { bringIntoSight, press, typeAtEnd } from './frame-hand.ts'
import { cutPower, type PowerState } from './power-cut.ts'
import { type VisitAct, visitActs } from './visit-acts.ts'
import { baseOf, type VisitServer } from './visit-server.ts'
import { askedCard, fieldValue, type PageName, type VisitWorld } from './visit-world.ts'

/** Who acts: nobody yet, the visit, the visitor on the ringed button, the visitor anywhere. */
export type VisitMode = 'welcome' | 'play' | 'step' | 'free'

export interface VisitState {
  readonly mode: VisitMode
  readonly paused: boolean
  /** Index in `visitActs`; its length when all is done. */
  readonly at: number
  /** `waiting`: the page does not show the button yet; `late`: for longer than one expects. */
  readonly doing: 'waiting' | 'late' | 'ready' | 'acting' | 'checking'
  readonly power: PowerState
  readonly seal: string | null
  readonly minutesOpen: boolean
  readonly altered: AlteredView | 'asking' | 'failed' | null
}

export interface Visit {
  readonly get: () => VisitState
  readonly subscribe: (listener: () => void) => () => void
  readonly choose: (mode: VisitMode) => void
  readonly pause: (paused: boolean) => void
  /** « Faites-le pour moi »: this one act. */
  readonly doIt: () => void
  readonly cut: () => void
  readonly openMinutes: () => void
  readonly alter: () => void
  /** The ringed button, as long as one is. */
  readonly target: () => HTMLElement | null
  /** Begins to watch. Gives how to stop. */
  readonly run: () => () => void
}

export interface VisitDeps {
  readonly clock: { now(): number; after(ms: number, call: () => void): () => void }
  readonly server: VisitServer
  readonly view: VisitView
  readonly page: (name: PageName) => Document | null
  /** Less motion was asked for: words come whole. */
  readonly calm: boolean
}

const lookMs = 220
const readMs = 1_200
const letterMs = 32
const lettersAtOnceMax = 6
const lateMs = 9_000
/** A press that led to nothing is tried once more after this. */
const againMs = 6_000

/** Leads through the acts. What it says is done, it has seen on a page or heard from the server. */
export function createVisit(deps: VisitDeps): Visit {
  const { clock, server, view, page } = deps
  const boardBase = baseOf(view.session, 'board')
  const listeners = new Set<() => void>()
  let state: VisitState = {
    mode: 'welcome',
    paused: false,
    at: 0,
    doing: 'waiting',
    power: { is: 'on' },
    seal: view.seal,
    minutesOpen: view.seal !== null,
    altered: null,
  }
  let stage: StageView | null = null
  let asked = view.script.question
  let stopped = false
  let wanted = false

  const set = (change: Partial<VisitState>) => {
    state = { ...state, ...change }
    for (const listener of [...listeners]) listener()
  }
  const wait = (ms: number) => new Promise<void>((done) => void clock.after(ms, done))
  const world = (): VisitWorld => ({
    page,
    stage,
    seal: state.seal,
    script: view.script,
    asked,
    minutesOpen: state.minutesOpen,
    altered: state.altered !== null,
  })
  const isActing = () => !stopped && !state.paused && (state.mode === 'play' || wanted)

  async function observe(): Promise<void> {
    if (askedCard(world()) === null) {
      const typed = fieldValue(world(), 'phone', '[data-visit="phone-field"]').trim()
      if (typed !== '') asked = typed
    }
    if (state.seal !== null) return
    const fresh = await server.stage(boardBase)
    if (fresh !== null) stage = fresh
    const now = fresh === null ? await server.state() : null
    const seal = fresh?.session.seal ?? now?.seal ?? null
    if (seal !== null) set({ seal })
  }

  async function type(field: HTMLTextAreaElement, text: string, act: VisitAct): Promise<void> {
    // The visitor's own words are left as they are.
    if (!text.startsWith(field.value)) return
    const half = text.length >> 1
    const [beganAt, there] = [clock.now(), field.value.length]
    while (field.value.length < text.length && isActing()) {
      const from = field.value.length
      // A slow machine types several letters at once, so that a minute stays a minute.
      const due = Math.round((clock.now() - beganAt) / letterMs) + there - from
      const word = deps.calm
        ? (/^\S*\s*/.exec(text.slice(from))?.[0] ?? '')
        : text.slice(from, from + Math.min(lettersAtOnceMax, Math.max(1, due)))
      typeAtEnd(field, word)
      const length = field.value.length
      // A field that takes no letters is not waited for for ever.
      if (length === from) return
      if (act.cut === true && state.mode === 'play' && from < half && length >= half) cut()
      await wait(letterMs * word.length)
    }
  }

  async function perform(act: VisitAct, target: HTMLElement): Promise<void> {
    set({ doing: 'acting' })
    bringIntoSight(target)
    if (!wanted) await wait(readMs)
    if (!isActing()) return
    if (act.text === undefined) press(target)
    else await type(target as HTMLTextAreaElement, act.text(view.script), act)
    wanted = false
    set({ doing: 'checking' })
  }

  async function lead(): Promise<void> {
    let seenAt = clock.now()
    let pressedAt = 0
    let pressed: HTMLElement | null = null
    let ringed: HTMLElement | null = null
    while (!stopped) {
      await observe()
      const act = visitActs[state.at]
      if (act === undefined) {
        if (state.mode === 'play' && !state.paused && state.altered === null) await wait(readMs).then(alter)
        await wait(lookMs)
        continue
      }
      const busy = state.power.is === 'off' && state.mode !== 'step'
      if (act.done(world()) && !busy) {
        if (pressed !== null && state.mode === 'play') await wait(readMs / 2)
        pressed = ringed = null
        wanted = false
        seenAt = clock.now()
        set({ at: state.at + 1, doing: 'waiting' })
        continue
      }
      const target = act.target(world())
      const late = clock.now() - seenAt > lateMs
      if (target === null) set({ doing: late ? 'late' : 'waiting' })
      else if (target !== ringed) bringIntoSight(target)
      ringed = target
      const again = target !== pressed || clock.now() - pressedAt > againMs
      if (target !== null && isActing() && again) {
        await perform(act, target)
        pressed = target
        pressedAt = clock.now()
      } else if (target !== null) {
        set({ doing: target !== pressed ? 'ready' : late && clock.now() - pressedAt > againMs ? 'late' : 'checking' })
      }
      await wait(lookMs)
    }
  }

  function cut(): void {
    if (state.power.is === 'off' || state.seal !== null) return
    const tell = (power: PowerState) => set({ power })
    tell({ is: 'off', since: clock.now() })
    void cutPower({ server, base: boardBase, now: () => clock.now(), wait, tell })
  }

  function alter(): void {
    if (state.altered === 'asking') return
    set({ altered: 'asking' })
    void server.alter().then((altered) => set({ altered: altered ?? 'failed' }))
  }

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    choose(mode) {
      wanted = false
      set({ mode, paused: false })
    },
    pause: (paused) => set({ paused }),
    doIt() {
      wanted = true
      set({ doing: 'acting' })
    },
    cut,
    openMinutes: () => set({ minutesOpen: true }),
    alter,
    target() {
      const act = visitActs[state.at]
      if (act === undefined || state.mode === 'free' || state.mode === 'welcome') return null
      return act.target(world())
    },
    run() {
      stopped = false
      void lead()
      return () => {
        stopped = true
      }
    },
  }
}
