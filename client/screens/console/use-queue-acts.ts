import { useCallback } from 'react'
import type { CardId } from '../../../shared/domain/ids.ts'
import { useWords } from '../../state/session-context.tsx'
import { useActs } from './ActsProvider.tsx'
import type { AskedRow } from './asked-rows.ts'
import { dropOn, type Place, placeAt, stepPlace } from './placing.ts'

/** What only the queue's rows can do. Places count in the whole queue, whatever the filter shows. */
export interface QueueActs {
  readonly whole: readonly CardId[]
  readonly step: (row: AskedRow, way: 'up' | 'down') => void
  readonly drop: (card: CardId, target: CardId) => void
  /** Gives back what is wrong with the place, in words, or null when it was sent. */
  readonly placeAt: (row: AskedRow, position: number) => string | null
  readonly screen: (row: AskedRow) => void
  readonly aloud: (row: AskedRow) => void
  readonly back: (row: AskedRow) => void
}

export function useQueueActs(whole: readonly CardId[], leave: (card: CardId) => void): QueueActs {
  const words = useWords()
  const { act, off } = useActs()
  const put = useCallback(
    (card: CardId, place: Place | null) => {
      if (place !== null && off === null) void act({ kind: 'place', card, before: place.before })
    },
    [act, off],
  )
  const drop = useCallback((card: CardId, target: CardId) => put(card, dropOn(whole, card, target)), [put, whole])
  const leaving = (row: AskedRow, kind: 'answer-aloud' | 'return-to-inbox') => {
    if (off !== null) return
    leave(row.id)
    void act({ kind, card: row.id })
  }
  return {
    whole,
    drop,
    step: (row, way) => put(row.id, stepPlace(whole, row.id, way)),
    placeAt: (row, position) => {
      if (position < 1 || position > whole.length) return words('con.placebetween', { n: whole.length })
      put(row.id, placeAt(whole, row.id, position))
      return null
    },
    screen: (row) => {
      if (off === null) void act({ kind: 'spotlight', card: row.id })
    },
    aloud: (row) => leaving(row, 'answer-aloud'),
    back: (row) => leaving(row, 'return-to-inbox'),
  }
}
