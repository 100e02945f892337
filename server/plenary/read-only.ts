import { mayCommand } from '../../shared/domain/permission.ts'
import { refusal } from '../../shared/domain/refusal.ts'
import type { CommandAnswer } from '../../shared/protocol/command.ts'
import { sessionOf } from '../session/state.ts'
import type { SessionMemory } from './memory.ts'
import type { Work } from './receive.ts'

export type CommandWork = Extract<Work, { is: 'command' }>

/** What becomes of the work of a tick while nothing can be written. */
export interface ReadOnlyTick {
  /** By the server itself: done once there is room again. */
  readonly deferred: readonly Work[]
  /** The one thing that may be done on a full disk, with the reserve (TRUST D-07). */
  readonly closing: readonly CommandWork[]
}

/** Reads are answered, repeats hear their first answer, everything else is kept where it came from: no tick, no loss. */
export function answerReadOnly(memory: SessionMemory, works: readonly Work[]): ReadOnlyTick {
  const deferred: Work[] = []
  const closing: CommandWork[] = []
  for (const work of works) {
    switch (work.is) {
      case 'command':
        if (memory.applied.has(work.envelope.id) || !mayClose(memory, work)) work.answer(firstAnswer(memory, work))
        else closing.push(work)
        break
      case 'update':
        work.answer({ is: 'held' })
        break
      case 'change':
      case 'rows':
        deferred.push(work)
        break
      case 'after':
        read(memory, work)
        break
    }
  }
  return { deferred, closing }
}

function read(memory: SessionMemory, work: Extract<Work, { is: 'after' }>): void {
  try {
    work.run(memory)
  } catch {
    // One who cannot be shown what he waits for must not keep it from the others (TRUST F-11).
    work.lost()
  }
}

function mayClose(memory: SessionMemory, { actor, envelope }: CommandWork): boolean {
  if (envelope.command.kind !== 'close-session' || !memory.state.session.has('row')) return false
  return mayCommand(actor.role, 'close-session', sessionOf(memory.state).phase) === 'yes'
}

function firstAnswer(memory: SessionMemory, { envelope }: CommandWork): CommandAnswer {
  const first = memory.applied.get(envelope.id)
  return first === undefined ? { is: 'refused', refusal: refusal('disk-full') } : (JSON.parse(first) as CommandAnswer)
}

/** Once the reserve is given, commands other than the closing itself are refused; what people have typed is still taken. */
export function refuseAllButClosing(memory: SessionMemory, works: readonly Work[]): Work[] {
  return works.filter((work) => {
    const other = work.is === 'command' && work.envelope.command.kind !== 'close-session'
    if (!other || memory.applied.has(work.envelope.id)) return true
    work.answer({ is: 'refused', refusal: refusal('disk-full') })
    return false
  })
}
