import type { CommitResult, Journal } from './journal.ts'
import type { Space } from './space.ts'

/** The same journal; each commit that found no room is told to whoever watches over it. */
export function noticeFull(journal: Journal, space: Pick<Space, 'refused'>): Journal {
  const noticed = async (result: Promise<CommitResult>): Promise<CommitResult> => {
    const answer = await result
    if (answer.kind === 'failed' && answer.reason === 'disk-full') space.refused()
    return answer
  }
  return { ...journal, commit: (room, batch) => noticed(journal.commit(room, batch)) }
}
