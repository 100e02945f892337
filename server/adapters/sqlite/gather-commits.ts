import type { CommitRequest, WriterRequest } from './writer-messages.ts'

export type Step =
  | {
      readonly kind: 'group'
      readonly commits: readonly [CommitRequest, ...CommitRequest[]]
    }
  | {
      readonly kind: 'single'
      readonly request: Exclude<WriterRequest, CommitRequest>
    }

/**
 * Takes the next step off the waiting requests: the first one and, if it is a commit, the other commits of its room
 * among those that wait up to the first request of another kind. Commits of other rooms may be overtaken: rooms share
 * no order.
 */
export function takeNextStep(waiting: WriterRequest[]): Step | null {
  const first = waiting.shift()
  if (first === undefined) return null
  if (first.kind !== 'commit') return { kind: 'single', request: first }
  const commits: [CommitRequest, ...CommitRequest[]] = [first]
  const left: WriterRequest[] = []
  let gathering = true
  for (const request of waiting) {
    gathering &&= request.kind === 'commit'
    if (gathering && request.kind === 'commit' && request.room === first.room) {
      commits.push(request)
    } else left.push(request)
  }
  waiting.splice(0, waiting.length, ...left)
  return { kind: 'group', commits }
}
