import { useCallback, useEffect, useRef, useState } from 'react'
import type { CardId } from '../../../shared/domain/ids.ts'
import { useSession } from '../../state/session-context.tsx'
import { useTeamView } from '../../state/use-view.ts'
import { useActs } from '../console/ActsProvider.tsx'
import { type DescriptionEdit, describe, remaining, tidy } from './description.ts'

/** Long enough not to send each letter, short enough that a colleague sees the field change. */
const pauseMs = 900

type Edits = Readonly<Record<CardId, DescriptionEdit>>

export interface Descriptions {
  readonly edits: Edits
  readonly change: (card: CardId, edit: DescriptionEdit) => void
  /** Sends what is left now: when a field is left. */
  readonly flush: () => void
}

/**
 * The fields of all recommendations. What is typed stays here until it is on the server's disk: it outlives the choice of
 * another recommendation, and a lost connection. Fields refused for what they hold are sent again when they change.
 */
export function useDescriptions(): Descriptions {
  const session = useSession()
  const view = useTeamView()
  const { act, off } = useActs()
  const [edits, setEdits] = useState<Edits>({})
  const refused = useRef(new Map<CardId, DescriptionEdit>())
  const underway = useRef(new Set<CardId>())

  const change = useCallback((card: CardId, edit: DescriptionEdit) => {
    setEdits((known) => ({ ...known, [card]: { ...known[card], ...edit } }))
  }, [])

  const flush = useCallback(() => {
    if (off !== null || view === null) return
    for (const [id, edit] of Object.entries(edits) as [CardId, DescriptionEdit][]) {
      const card = view.cards[id]
      if (card?.kind !== 'recommendation' || underway.current.has(id) || refused.current.get(id) === edit) continue
      underway.current.add(id)
      const { addressees, level, deadline, indicator, sources } = tidy(describe(card, edit))
      const command = { kind: 'describe-recommendation', card: id, level, deadline, indicator } as const
      void act({ ...command, addressees: [...addressees], sources: [...sources] }).then((answer) => {
        underway.current.delete(id)
        if (answer.is === 'done') setEdits((known) => settled(known, id, edit))
        else if (answer.refusal.code !== 'unavailable') refused.current.set(id, edit)
      })
    }
  }, [act, edits, off, view])

  // Each letter starts the pause anew; going on every pause sends again what was unavailable.
  useEffect(
    () => (Object.keys(edits).length === 0 ? undefined : session.every(pauseMs, flush)),
    [edits, flush, session],
  )

  return { edits, change, flush }
}

function settled(known: Edits, id: CardId, sent: DescriptionEdit): Edits {
  const edit = known[id]
  if (edit === undefined) return known
  const left = remaining(edit, sent)
  if (left !== null) return { ...known, [id]: left }
  return Object.fromEntries(Object.entries(known).filter(([other]) => other !== id))
}
