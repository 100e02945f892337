import { useCallback, useEffect, useRef, useState } from 'react'
import type { CardId } from '../../../shared/domain/ids.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import type { Command } from '../../../shared/protocol/command.ts'
import { useSession } from '../../state/session-context.tsx'
import type { DeskCard } from './desk-list.ts'

/** What the expert does with an answer, and what was last refused. */
export interface DeskActs {
  readonly refusal: Refusal | null
  readonly busy: boolean
  readonly act: (command: Command) => void
  /** Waits for the last words to be on disk first: what is finished must hold them. */
  readonly actWhenSaved: (command: Command) => void
}

export function useDeskActs(): DeskActs {
  const session = useSession()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  const act = useCallback(
    (command: Command) => {
      setBusy(true)
      void session.send(command).then((answer) => {
        setBusy(false)
        setRefusal(answer.is === 'refused' ? answer.refusal : null)
      })
    },
    [session],
  )
  const actWhenSaved = useCallback(
    (command: Command) => {
      setBusy(true)
      whenSaved(session, () => act(command))
    },
    [session, act],
  )
  return { refusal, busy, act, actWhenSaved }
}

/** Calls once everything typed here is on the server's disk, or after five seconds: then the server's own answer tells. */
function whenSaved(session: ReturnType<typeof useSession>, call: () => void): void {
  if (session.connection.get().saved) {
    call()
    return
  }
  const go = () => {
    leave()
    stop()
    call()
  }
  const leave = session.connection.subscribe(() => {
    if (session.connection.get().saved) go()
  })
  const stop = session.every(5000, go)
}

/**
 * An answer opens as a draft as soon as the expert has its question before him: its text is made by that command, and
 * whoever types at once must not lose a letter. Once a card only: a refusal is not asked again.
 */
export function useOpeningDraft(card: DeskCard | null, writable: boolean): void {
  const session = useSession()
  const asked = useRef(new Set<CardId>())
  const id = card !== null && card.kind === 'question' && card.answer === 'none' ? card.id : null
  useEffect(() => {
    if (id === null || !writable || asked.current.has(id)) return
    asked.current.add(id)
    void session.send({ kind: 'set-answer', card: id, state: 'open' }).then((answer) => {
      // Not reached: the next drawing with a connection asks again.
      if (answer.is === 'refused' && answer.refusal.code === 'unavailable') asked.current.delete(id)
    })
  }, [session, id, writable])
}
