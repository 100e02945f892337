import { asId, type CommandId } from '../../shared/domain/ids.ts'
import { type Refusal, refusal } from '../../shared/domain/refusal.ts'
import type { Command, CommandAnswer, CommandEnvelope } from '../../shared/protocol/command.ts'
import type { Cancel, Clock } from './clock.ts'
import type { Random } from './random.ts'

/** Commands that wait for their answer. Each keeps its id however often it is sent: the server applies it once. */
export interface PendingCommands {
  /** Never rejects. */
  add(command: Command): Promise<CommandAnswer>
  /** The connection is there (again): everything that waits is sent. */
  up(): void
  down(): void
  /** Answers all that waits. */
  refuseAll(why: Refusal): void
}

/** Off line, nobody stands in front of a silent button for longer. What was never sent is then not sent later. */
const unsentMaxMs = 6_000
/** What was sent may be on disk: it is asked for again over reconnections before it is given up. */
const unansweredMaxMs = 30_000
/** Without an answer on an open connection it is sent again: the server knows the id. */
const resendMs = 8_000

interface Pending extends CommandEnvelope {
  readonly answer: (answer: CommandAnswer) => void
  emitted: boolean
  limit: Cancel
  resend: Cancel
}

export function createPendingCommands(deps: {
  readonly clock: Clock
  readonly random: Random
  readonly emit: (envelope: CommandEnvelope, acknowledge: (answer: CommandAnswer) => void) => void
  /** Whether nothing waits any more. */
  readonly onSaved: (saved: boolean) => void
}): PendingCommands {
  const { clock } = deps
  const pending = new Map<CommandId, Pending>()
  let isUp = false

  const settle = (waiting: Pending, answer: CommandAnswer) => {
    // Answered before: the first answer is the one that was told.
    if (!pending.delete(waiting.id)) return
    waiting.limit()
    waiting.resend()
    deps.onSaved(pending.size === 0)
    waiting.answer(answer)
  }
  const giveUp = (waiting: Pending) => settle(waiting, { is: 'refused', refusal: refusal('unavailable') })
  const emit = (waiting: Pending) => {
    if (!waiting.emitted) {
      waiting.emitted = true
      waiting.limit()
      waiting.limit = clock.after(unansweredMaxMs, () => giveUp(waiting))
    }
    waiting.resend()
    waiting.resend = clock.after(resendMs, () => {
      if (isUp) emit(waiting)
    })
    deps.emit({ id: waiting.id, command: waiting.command }, (answer) => settle(waiting, answer))
  }

  return {
    add: (command) =>
      new Promise((answer) => {
        const id = asId<CommandId>(deps.random.id())
        const waiting: Pending = { id, command, answer, emitted: false, limit: () => {}, resend: () => {} }
        waiting.limit = clock.after(unsentMaxMs, () => giveUp(waiting))
        pending.set(id, waiting)
        deps.onSaved(false)
        if (isUp) emit(waiting)
      }),
    up() {
      isUp = true
      for (const waiting of pending.values()) emit(waiting)
    },
    down() {
      isUp = false
    },
    refuseAll(why) {
      for (const waiting of [...pending.values()]) settle(waiting, { is: 'refused', refusal: why })
    },
  }
}
