import * as Y from 'yjs'
import { contentHash } from '../../shared/document/content-hash.ts'
import { closeCodes, type Refusal, refusal } from '../../shared/domain/refusal.ts'
import type { DocumentHello, DocumentRefusal } from '../../shared/protocol/frame.ts'
import { protocolVersion } from '../../shared/protocol/version.ts'
import { type Barrier, createBarrier } from './barrier.ts'
import type { Cancel } from './clock.ts'
import type { MonitoredLink } from './connection-monitor.ts'
import { createDocumentSocket, type DocumentSocket } from './document-socket.ts'
import { fetchState } from './fetch-state.ts'
import { encodeBarrier, type Verdict } from './frames.ts'
import type { OfferedWords } from './offered-words.ts'
import { createRetry } from './reconnect-policy.ts'
import { createStore, type Store } from './store.ts'
import { unsentByText } from './unsent-words.ts'
import type { SyncWorld } from './world.ts'

export interface DocumentState {
  /** Another one after a refusal: what was refused stays in a Y.Doc for ever. */
  readonly document: Y.Doc
  /** A whole copy of the server's is in it. */
  readonly ready: boolean
  readonly saved: boolean
  /** Why the last Y.Doc was thrown away, until something is written in the new one; `full`: no place here now. */
  readonly refused: DocumentRefusal | null
}

/** One shared document, kept up to date for as long as it is wanted. */
export interface DocumentProvider {
  /** With its epoch: `desk.1`. */
  readonly name: string
  readonly state: Store<DocumentState>
  /** Writes aside at once what is under way, for words that stand nowhere else. */
  keep(): void
  /** The document is over. What of ours is under way may still arrive; then it stops, and offers what did not. */
  retire(): void
  /** The server names it anew: everything typed here that the new one lacks is offered. */
  superseded(): void
  stop(): void
}

export interface DocumentProviderDeps {
  readonly world: SyncWorld
  /** `/s/<session>/<role>` */
  readonly base: string
  readonly name: string
  /** Null for a document that this page only reads. */
  readonly offered: OfferedWords | null
  readonly link: MonitoredLink
  /** The session is over for this page. */
  readonly onEnded: (refusal: Refusal) => void
  /** Names or rights may have changed: ask for a new hello. */
  readonly onStale: () => void
}

/** Barriers follow a burst of typing, not each key. */
const burstMs = 150
/** A socket refused at its door tells a browser nothing: after so many, HTTP is asked why. */
const askWhyAfter = 2
/** A document that is over answers no later than this what it still took. */
const retireMs = 3_000

export function createDocumentProvider(deps: DocumentProviderDeps): DocumentProvider {
  const { world, link, offered } = deps
  let copy = newCopy()
  let stopped = false
  let closedInARow = 0
  let alike = true
  let retiring: Cancel | null = null
  const state = createStore<DocumentState>({ document: copy.document, ready: false, saved: true, refused: null })
  const retry = createRetry({ ...world, attempt: () => void attempt(copy) })
  // The server begins anew from a copy of itself: it may lack what it had confirmed. What stands there all the same is not
  // offered (shared-text.ts). A floor that is over was folded back, and lacks nothing.
  const wholeOfOurs = deps.name.startsWith('floor-') ? undefined : 0

  function newCopy(): Copy {
    const document = new Y.Doc()
    document.clientID = world.random.uint32()
    const own: Copy = {
      document,
      barrier: createBarrier(),
      socket: createDocumentSocket({
        ...deps,
        document,
        reads: offered === null,
        listener: {
          opened: () => own === copy && opened(),
          heard: () => own === copy && link.news(),
          synced: () => own === copy && synced(),
          answered: () => own === copy && answered(),
          verdict: (said) => own === copy && judged(said),
          wrote: () => own === copy && wrote(),
          lost: (code, reason) => own === copy && lost(code, reason),
        },
      }),
      loaded: false,
      wrote: false,
      answered: false,
      refused: null,
      burst: null,
    }
    return own
  }
  const show = (change: Partial<DocumentState> = {}) => {
    const saved = copy.barrier.saved()
    state.set({ ...state.get(), ...change, saved })
    link.saved(saved)
  }

  async function attempt(own: Copy) {
    const asks = !own.loaded || closedInARow >= askWhyAfter
    if (!asks || (await load(own))) own.socket.connect()
  }
  /** By HTTP. False: a socket for this copy is of no use, or no longer wanted. */
  async function load(own: Copy): Promise<boolean> {
    const fetched = await fetchState(world, deps.base, deps.name)
    if (stopped || own !== copy) return false
    if (fetched.is === 'state' && !takeState(own, fetched.update)) {
      retry.again()
      return false
    }
    if (fetched.is === 'unknown') deps.onStale()
    if (fetched.is !== 'refused' || !endsSession(fetched.refusal)) return true
    deps.onEnded(fetched.refusal)
    return false
  }
  function takeState(own: Copy, update: Uint8Array): boolean {
    try {
      own.socket.apply(update)
    } catch {
      // Not a state after all; what it left half-done must not stay.
      replace(null)
      return false
    }
    own.loaded = true
    // What can be read where there is no place cannot be written.
    show({ ready: state.get().refused?.code !== full.code })
    return true
  }
  function opened() {
    // The server speaks of verdicts, and gives a client id, only to those who spoke of barriers.
    sendBarrier(false)
  }
  function synced() {
    closedInARow = 0
    copy.loaded = true
    retry.worked()
    link.up()
    const { refused } = state.get()
    show({ ready: true, refused: refused?.code === full.code ? null : refused })
  }
  function answered() {
    copy.answered = true
    if (!copy.barrier.saved()) sendBarrier(true)
  }
  function wrote() {
    if (offered === null) return
    copy.wrote = true
    copy.barrier.wrote()
    copy.burst ??= world.clock.after(burstMs, () => {
      copy.burst = null
      keepUnsent()
      if (copy.answered) sendBarrier(true)
    })
    show({ refused: null })
  }
  function sendBarrier(complete: boolean) {
    const clock = Y.getState(copy.document.store, copy.document.clientID)
    copy.socket.send(encodeBarrier(copy.barrier.next(clock, complete)))
    show()
  }
  function keepUnsent() {
    offered?.keep(copy.document.clientID, unsentByText(copy.document, copy.barrier.durableClock()))
  }
  function judged(said: Verdict) {
    if (said.is === 'durable') {
      copy.barrier.durable(said.barrier)
      keepUnsent()
      show()
      if (retiring !== null && copy.barrier.saved()) finish()
    } else if (said.is === 'refused') copy.refused = said.refused
    else if (said.is === 'content') compare(said.hash)
    else greeted(said.hello)
  }
  /**
   * Ours must show what the server's does, when nothing of ours is under way. If it does not, it is made anew from the
   * server's; but not twice running: then it is the comparison that errs, and a copy that comes and goes helps nobody.
   */
  function compare(hash: number) {
    if (!copy.barrier.saved()) return
    const same = contentHash(copy.document) === hash
    if (!same && alike) {
      world.onDiverged?.()
      link.down()
      replace(null)
      retry.again()
    }
    alike = same
  }
  function greeted(hello: DocumentHello) {
    if (hello.protocol !== protocolVersion) return deps.onEnded(refusal('outdated'))
    // A lease keeps ids apart for certain; once something is written under a random one, that one stays.
    if (!copy.wrote) copy.document.clientID = hello.clientId
  }
  function lost(code: number | null, reason: string | null) {
    if (retiring !== null) return finish()
    link.down()
    copy.barrier.lost()
    copy.answered = false
    closedInARow += 1
    show()
    if (code === closeCodes.revoked) return deps.onEnded(refusal(reason === 'expelled' ? reason : 'link-revoked'))
    if (code === closeCodes.sealed) return deps.onEnded(refusal('closed'))
    if (code === closeCodes.refused) {
      replace(copy.refused ?? { code: 'not-allowed', text: null })
      // The words are back under the writer's eyes at once; the socket waits its turn.
      void load(copy)
    }
    if (code === closeCodes.epochOver) replace(null, wholeOfOurs)
    if (code === closeCodes.tryAgain && reason === full.code) show({ ready: false, refused: full })
    if (code === closeCodes.epochOver || code === closeCodes.rightsChanged) deps.onStale()
    retry.again()
  }
  /** Throws the Y.Doc away and begins with a new one, under a new client id; what was not durable is offered. */
  function replace(refused: DocumentRefusal | null, from?: number) {
    const old = copy
    offerUnsent(from)
    copy = newCopy()
    discard(old)
    show({ document: copy.document, ready: false, refused })
  }

  function offerUnsent(from = copy.barrier.durableClock()) {
    for (const [text, words] of unsentByText(copy.document, from)) offered?.offer(text, words)
    offered?.keep(copy.document.clientID, new Map())
  }
  function stop() {
    if (stopped) return
    keepUnsent()
    leave()
  }
  /** What is offered is not kept beside it: it would be offered twice after a reload. */
  function finish(from?: number) {
    if (stopped) return
    offerUnsent(from)
    leave()
  }
  function leave() {
    stopped = true
    retiring?.()
    retry.stop()
    discard(copy)
    link.gone()
  }

  void attempt(copy)
  return {
    name: deps.name,
    state,
    keep: keepUnsent,
    retire() {
      if (stopped || retiring !== null) return
      if (!copy.answered || copy.barrier.saved()) return finish()
      retry.stop()
      link.gone()
      retiring = world.clock.after(retireMs, () => finish())
    },
    superseded: () => finish(wholeOfOurs),
    stop,
  }
}

/** All that belongs to one Y.Doc and dies with it. */
interface Copy {
  readonly document: Y.Doc
  readonly barrier: Barrier
  readonly socket: DocumentSocket
  loaded: boolean
  wrote: boolean
  /** On this connection, the server has all that we had when it asked. */
  answered: boolean
  refused: DocumentRefusal | null
  burst: Cancel | null
}

/** How the server closes a floor on whom it has no more place for (1013): he may try again. */
const full: DocumentRefusal = { code: 'full', text: null }

function discard(copy: Copy): void {
  copy.burst?.()
  copy.socket.stop()
  copy.document.destroy()
}

/** Others concern one document or one moment, and pass. */
export function endsSession(said: Refusal): boolean {
  return ['closed', 'link-revoked', 'no-seat', 'expelled', 'outdated'].includes(said.code)
}
