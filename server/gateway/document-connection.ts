import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { parseDocumentName } from '../../shared/document/document-name.ts'
import { limits } from '../../shared/domain/limits.ts'
import { closeCodes } from '../../shared/domain/refusal.ts'
import { frame, syncStep } from '../../shared/protocol/frame.ts'
import { protocolVersion } from '../../shared/protocol/version.ts'
import { createFloodLimit } from '../gatekeeper/flood-limit.ts'
import type { Ticket } from '../gatekeeper/ticket.ts'
import type { DocumentListener } from '../plenary/audience.ts'
import {
  encodeDurable,
  encodeHello,
  encodeRefused,
  encodeStepOne,
  encodeStepTwo,
  keepAlive,
} from '../plenary/messages.ts'
import type { Plenary } from '../plenary/plenary.ts'
import type { Received } from '../plenary/receive.ts'
import { mayRead } from '../plenary/text-rights.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Log } from '../runtime/log.ts'
import type { Random } from '../runtime/random.ts'
import { sessionOf } from '../session/state.ts'
import type { FramedSocket } from './framed-socket.ts'

/** One seat on one document, whatever carries its bytes. */
export interface DocumentConnection {
  /** One whole message; its bytes are read before this returns. */
  readonly receive: (message: Uint8Array) => void
  /** What is not read (a ping, words where bytes belong) counts all the same. False: too much, or the socket is over. */
  readonly count: (bytes: number) => boolean
  /** The socket is gone. */
  readonly end: () => void
}

export interface DocumentConnectionDeps {
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

const floodRates = {
  messagesPerSecond: limits.documentMessagesPerSecondMax,
  messagesBurst: limits.documentMessagesBurstMax,
  bytesPerSecond: limits.documentBytesPerSecondMax,
  bytesBurst: limits.documentBytesBurstMax,
}

/**
 * Lets a checked seat onto the document of this full name, epoch included. Null: the socket was closed, and its code says
 * why (the document is not there, or not for this role, or there is no more place).
 */
export function openDocument(
  deps: DocumentConnectionDeps,
  socket: FramedSocket,
  plenary: Plenary,
  ticket: Ticket,
  name: string,
): DocumentConnection | null {
  const parsed = parseDocumentName(name)
  const { state, documents } = plenary.memory()
  const document = parsed === null ? undefined : documents.get(parsed.base)
  if (parsed === null || document === undefined || parsed.epoch !== sessionOf(state).epoch) {
    socket.close(closeCodes.epochOver, 'epoch')
    return null
  }
  if (!mayRead(state, ticket, document)) {
    socket.close(closeCodes.rightsChanged, 'not-allowed')
    return null
  }
  if (document.kind === 'floor' && plenary.seatsOn(parsed.base, ticket.seat) >= limits.floorSeatsMax) {
    socket.close(closeCodes.tryAgain, 'full')
    return null
  }
  return createConnection(deps, socket, plenary, ticket, parsed.base)
}

function createConnection(
  deps: DocumentConnectionDeps,
  socket: FramedSocket,
  plenary: Plenary,
  ticket: Ticket,
  base: string,
): DocumentConnection {
  const actor = { role: ticket.role, seat: ticket.seat, link: ticket.link }
  let over = false
  /** After a gap: live updates are dropped until the answer to our step 1 is here; it contains them (SYNC §2.4.1). */
  let waitingForStepTwo = true
  let dropped = false
  /** The last barrier behind something dropped: a later one covers those before it. */
  let late: number | null = null
  let gaps = 0
  let joined = false
  let greeted = false
  /** Something of this socket was not taken while the disk was full: no tick for what follows it (TRUST D-07). */
  let held = false
  const flood = createFloodLimit(deps.clock, floodRates)

  // Known to the plenary from its first moment, so that a link taken back ends it even if it never asked for anything.
  const listener: DocumentListener = {
    seat: ticket.seat,
    link: ticket.link,
    role: ticket.role,
    deliver: (message) => {
      if (joined) socket.send(message)
    },
    deliverOwn: (message) => {
      if (joined && greeted) socket.send(message)
    },
    end(code, reason) {
      over = true
      socket.close(code, reason)
    },
  }
  const forget = plenary.listen(base, listener)
  socket.onDrained(() => join(null))

  /** Answers with what is on disk, and from then on the socket hears every frame. */
  function join(stateVector: Uint8Array | null): void {
    plenary.whenDurable((memory) => {
      const document = memory.documents.get(base)
      if (over) return
      if (document === undefined) return socket.close(closeCodes.epochOver, 'epoch')
      const missing = differenceTo(document.doc, stateVector)
      if (missing === null) return end('malformed', null)
      // Six bytes ask for hundreds of thousands: whoever asks again pays for the answer.
      if (joined && stateVector !== null && !flood.take(missing.byteLength)) return end('limit', null)
      socket.send(encodeStepTwo(missing))
      joined = true
    })
  }

  function askForAll(): void {
    waitingForStepTwo = true
    plenary.whenDurable((memory) => {
      const document = memory.documents.get(base)
      if (!over && document !== undefined) socket.send(encodeStepOne(Y.encodeStateVector(document.doc)))
    })
  }

  function received(outcome: Received): void {
    switch (outcome.is) {
      case 'taken':
      case 'nothing':
        gaps = 0
        return
      case 'gone':
        over = true
        socket.close(closeCodes.epochOver, 'epoch')
        return
      case 'held':
        held = true
        return
      case 'gap':
        // A barrier that came right behind it must not be answered before what it follows is here.
        dropped = true
        gaps++
        if (gaps <= 3) {
          askForAll()
          return
        }
        refuse('gap', null)
        return
      case 'refused':
        refuse(outcome.code, outcome.text)
        return
    }
  }

  /** The replica has left the truth: it is read no more. The client keeps its words and offers them again (SYNC §2.7). */
  function refuse(code: string, text: string | null): void {
    // A reader's own clean-up is no offence: nothing of it was applied.
    if (base === 'stage') return
    end(code, text)
  }

  function end(code: string, text: string | null): void {
    over = true
    // A stock client knows the close code only (shared/protocol/frame.ts).
    if (greeted) socket.send(encodeRefused({ code, text }))
    socket.close(closeCodes.refused, code)
  }

  function count(bytes: number): boolean {
    if (over) return false
    if (flood.take(bytes)) return true
    deps.log.warn('limit-reached', { role: ticket.role })
    end('limit', null)
    return false
  }

  function receive(message: Uint8Array): void {
    if (!count(message.byteLength)) return
    try {
      const decoder = decoding.createDecoder(message)
      const type = decoding.readVarUint(decoder)
      if (type === frame.sync) receiveSync(decoder)
      else if (type === frame.barrier) receiveBarrier(decoding.readVarUint(decoder))
      // Awareness is neither read nor passed on: it says who is here, and grows with the square of the room (SYNC §1.5).
    } catch {
      // lib0 throws on what it cannot read: a malformed frame ends this socket and nothing else (TRUST F-01).
      deps.log.warn('frame-malformed', { role: ticket.role })
      end('malformed', null)
    }
  }

  function receiveSync(decoder: decoding.Decoder): void {
    const step = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (step === syncStep.one) {
      join(bytes)
      return
    }
    if (step === syncStep.update && waitingForStepTwo && base !== 'stage') {
      dropped = true
      return
    }
    // Cleared on arrival, not when it is judged: what follows on the socket is judged after it, and is not in it.
    if (step === syncStep.two) waitingForStepTwo = false
    // The decoder's bytes share the message's buffer: the gate keeps none of them, but what it is given must stay as it is.
    plenary.update(actor, base, bytes.slice(), received)
    if (step !== syncStep.two) return
    dropped = false
    if (late !== null) answerBarrier(late)
    late = null
  }

  function receiveBarrier(barrier: number): void {
    if (!greeted) {
      greeted = true
      socket.send(encodeHello({ clientId: deps.random.uint32(), protocol: protocolVersion }))
    }
    // A tick for words that were dropped here would be a false one: it waits for the answer that contains them.
    if (dropped) late = barrier
    else answerBarrier(barrier)
  }

  function answerBarrier(barrier: number): void {
    plenary.whenDurable(() => {
      if (dropped) late = barrier
      else if (!over && !held) socket.send(encodeDurable(barrier, 0))
    })
  }

  const stopBeating = deps.clock.every(limits.heartbeatMs, () => socket.send(keepAlive))
  if (base === 'stage') waitingForStepTwo = false
  else askForAll()

  return {
    receive,
    count,
    end() {
      over = true
      stopBeating()
      forget()
      socket.stop()
    },
  }
}

/** What the reader lacks, as one update; null when his state vector cannot be read. */
function differenceTo(doc: Y.Doc, stateVector: Uint8Array | null): Uint8Array | null {
  try {
    return stateVector === null ? Y.encodeStateAsUpdate(doc) : Y.encodeStateAsUpdate(doc, stateVector)
  } catch {
    return null
  }
}
