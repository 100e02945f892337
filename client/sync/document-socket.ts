import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { frame, syncStep } from '../../shared/protocol/frame.ts'
import { readVerdict, type Verdict } from './frames.ts'
import type { SyncWorld } from './world.ts'

export interface DocumentSocketListener {
  /** The socket is open; nothing was said yet. */
  opened(): void
  /** Anything came. */
  heard(): void
  /** The server's whole state is in the document. */
  synced(): void
  /** All that we have left for the server: its question (step 1) was answered. */
  answered(): void
  verdict(verdict: Verdict): void
  /** Something was written here, by this page. */
  wrote(): void
  /** It ended, or could not be opened. Both are null when we gave it up ourselves. Told once for each `connect`. */
  lost(code: number | null, reason: string | null): void
}

/** One Y.Doc on one path. Reconnects only when told: when, is for its owner's policy. */
export interface DocumentSocket {
  connect(): void
  send(bytes: Uint8Array<ArrayBuffer>): void
  /** Takes state that came another way (HTTP) as the server's: it is not sent back. */
  apply(update: Uint8Array): void
  stop(): void
}

/** The server says something every 8 to 12 s; a half-open connection (laptop lid, hotspot gone) never closes by itself. */
const silenceMaxMs = 20_000
const silenceCheckMs = 2_000

/** `reads`: this page only reads the document, and sends nothing but the question for its state. */
export function createDocumentSocket(deps: {
  readonly world: SyncWorld
  readonly base: string
  readonly name: string
  readonly document: Y.Doc
  readonly reads: boolean
  readonly listener: DocumentSocketListener
}): DocumentSocket {
  const { document, listener } = deps
  const { clock } = deps.world
  const provider = new WebsocketProvider(`${deps.world.socketOrigin}${deps.base}/sync`, deps.name, document, {
    connect: false,
    disableBc: true,
    WebSocketPolyfill: politeSocket(deps.world.openSocket),
    // Its own backoff has no jitter: it is never let to reconnect.
    shouldReconnect: () => false,
  })
  silenceAwareness(provider)
  // A reader's Y.Doc may write by itself (clean-up of formatting): two thousand readers, two thousand updates (SYNC §2.4.2).
  if (deps.reads) document.off('update', provider._updateHandler)

  let trying = false
  let lastHeard = clock.monotonic()

  const wrote = (_update: Uint8Array, origin: unknown) => {
    if (origin !== provider) listener.wrote()
  }
  const lose = (code: number | null, reason: string | null) => {
    if (!trying) return
    trying = false
    listener.lost(code, reason)
  }
  const giveUp = () => {
    provider.disconnect()
    lose(null, null)
  }
  const stopChecking = clock.every(silenceCheckMs, () => {
    if (trying && clock.monotonic() - lastHeard > silenceMaxMs) giveUp()
  })

  document.on('update', wrote)
  provider.on('status', ({ status }) => {
    if (status === 'connected') listener.opened()
  })
  provider.on('sync', (synced) => {
    if (synced) listener.synced()
  })
  provider.on('closed', ({ code, reason }) => lose(code, reason))
  provider.on('connection-close', (event) => {
    // Null: closed from our side, here or by the provider's own watchdog, which would reconnect without jitter.
    if (event !== null) return
    provider.shouldConnect = false
    queueMicrotask(() => lose(null, null))
  })
  handleMessages(provider, deps.reads, listener, giveUp)
  for (const [type, handle] of provider.messageHandlers.entries()) {
    if (handle === undefined) continue
    provider.messageHandlers[type] = (...message) => {
      lastHeard = clock.monotonic()
      listener.heard()
      handle(...message)
    }
  }

  return {
    connect() {
      trying = true
      lastHeard = clock.monotonic()
      provider.connect()
    },
    send(bytes) {
      provider.ws?.send(bytes)
    },
    apply: (update) => Y.applyUpdate(document, update, provider),
    stop() {
      trying = false
      stopChecking()
      document.off('update', wrote)
      provider.destroy()
    },
  }
}

function handleMessages(
  provider: WebsocketProvider,
  reads: boolean,
  listener: DocumentSocketListener,
  giveUp: () => void,
): void {
  const sync = provider.messageHandlers[frame.sync]
  provider.messageHandlers[frame.sync] = (encoder, decoder, ...rest) => {
    // The step is a varUint below 128: one byte.
    const step = decoder.arr[decoder.pos]
    if (reads && step === syncStep.one) return
    sync?.(encoder, decoder, ...rest)
    if (step === syncStep.one) {
      const socket = provider.ws
      // The provider sends our step 2 right after this handler.
      queueMicrotask(() => {
        if (provider.ws === socket) listener.answered()
      })
    }
    // Something between was lost. Only a new question for the state brings it.
    if (provider.synced && provider.doc.store.pendingStructs !== null) queueMicrotask(giveUp)
  }
  provider.messageHandlers[frame.verdict] = (_encoder, decoder) => {
    const said = readVerdict(decoder)
    if (said !== null) listener.verdict(said)
  }
}

/**
 * Between the far end's goodbye and the event that tells of it a socket is closing: frames still come in, and the provider's
 * answer or a burst's barrier would be sent into it, which the browser drops, with a complaint. Here it is dropped in peace.
 * Nothing is lost: what was not acknowledged stays unsaved, and goes up with the next connection or is offered.
 * One let go before it was open is closed when it opens, for the same peace.
 */
function politeSocket(Socket: typeof WebSocket): typeof WebSocket {
  return class extends Socket {
    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (this.readyState === this.OPEN) super.send(data)
    }
    override close(): void {
      if (this.readyState > this.CONNECTING) super.close()
      else this.addEventListener('open', this.close)
    }
  }
}

/** Awareness is presence between equals, and each client repeats what it hears: n² (SYNC §3.5). Ours goes another way. */
function silenceAwareness(provider: WebsocketProvider): void {
  const nothing = () => {}
  provider.awareness.setLocalState(null)
  provider.messageHandlers[frame.awareness] = nothing
  provider.messageHandlers[frame.queryAwareness] = nothing
  // They would send a farewell of awareness, and nothing else without a broadcast channel.
  provider.connectBc = nothing
  provider.disconnectBc = nothing
}
