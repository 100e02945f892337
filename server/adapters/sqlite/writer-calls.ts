import type { CallName, WriterCalls, WriterFailure, WriterMessage, WriterRequest } from './writer-messages.ts'

/** The two ends of the writer thread, as the main thread sees them. */
export interface WriterLine {
  post(request: WriterRequest): void
  onMessage(hear: (message: WriterMessage) => void): void
  /** Heard when the thread is gone, asked for or not. */
  onEnd(hear: (why: Error) => void): void
}

export interface WriterCallsMade {
  call<Name extends CallName>(kind: Name, ask: WriterCalls[Name]['ask']): Promise<WriterCalls[Name]['answer']>
}

interface Waiting {
  readonly kind: CallName
  readonly settle: (value: unknown) => void
  readonly reject: (why: Error) => void
}

/** Requests with numbers, answers by number; after the end of the writer every call ends too, at once. */
export function createWriterCalls(line: WriterLine, onFatal: (failure: WriterFailure) => void): WriterCallsMade {
  const waitingById = new Map<number, Waiting>()
  let lastId = 0
  let phase: 'running' | 'stopping' | 'ended' = 'running'

  const end = () => {
    phase = 'ended'
    for (const waiting of waitingById.values()) endCall(waiting)
    waitingById.clear()
  }
  const fail = (failure: WriterFailure) => {
    if (phase === 'ended') return
    end()
    onFatal(failure)
  }
  line.onMessage((message) => {
    switch (message.kind) {
      case 'answers':
        for (const answer of message.answers) {
          const waiting = waitingById.get(answer.id)
          waitingById.delete(answer.id)
          if (answer.kind === 'answer') waiting?.settle(answer.value)
          else waiting?.reject(new Error(answer.why))
          if (waiting?.kind === 'stop') end()
        }
        break
      case 'fatal':
        fail({ room: message.room, code: message.code })
        break
      case 'ready':
      case 'taken':
      case 'newer':
      case 'unusable':
        break
    }
  })
  line.onEnd((why) => fail({ room: null, code: why.message }))

  return {
    call: (kind, ask) =>
      new Promise((resolve, reject) => {
        const waiting: Waiting = {
          kind,
          // The line answers each call by its own kind: the one place where its type is taken on trust.
          settle: resolve as (value: unknown) => void,
          reject,
        }
        if (phase !== 'running') {
          endCall(waiting)
          return
        }
        if (kind === 'stop') phase = 'stopping'
        lastId += 1
        waitingById.set(lastId, waiting)
        line.post({ kind, id: lastId, ...ask } as WriterRequest)
      }),
  }
}

function endCall(waiting: Waiting): void {
  switch (waiting.kind) {
    case 'commit':
    case 'compact':
      waiting.settle({ kind: 'failed', reason: 'io' })
      break
    case 'stop':
      waiting.settle(null)
      break
    case 'open':
    case 'exists':
    case 'rooms':
    case 'release':
    case 'erase':
      waiting.reject(new Error('the journal has ended'))
  }
}
