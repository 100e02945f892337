import { expect, test } from 'vitest'
import { takeNextStep } from '../../../server/adapters/sqlite/gather-commits.ts'
import type { WriterRequest } from '../../../server/adapters/sqlite/writer-messages.ts'
import { aBatch, aRoom } from '../../contracts/journal-builders.ts'

const bamako = aRoom('bamako')
const kayes = aRoom('kayes')
const commit = (id: number, room = bamako): WriterRequest => ({ kind: 'commit', id, room, batch: aBatch() })

function stepsOf(requests: WriterRequest[]): readonly (readonly number[])[] {
  const steps: number[][] = []
  for (let step = takeNextStep(requests); step !== null; step = takeNextStep(requests)) {
    steps.push(step.kind === 'group' ? step.commits.map(({ id }) => id) : [step.request.id])
  }
  return steps
}

test('[J3] the commits of a room that wait together leave together', () => {
  const ids = Array.from({ length: 1000 }, (_, id) => id)
  expect(stepsOf(ids.map((id) => commit(id)))).toEqual([ids])
  expect(stepsOf([commit(1), commit(2, kayes), commit(3), commit(4, kayes)])).toEqual([
    [1, 3],
    [2, 4],
  ])
})

test('[J3] no commit passes an opening, a compaction or an erasure that was asked before it', () => {
  const open: WriterRequest = { kind: 'open', id: 3, room: bamako }
  expect(stepsOf([commit(1), commit(2), open, commit(4), commit(5)])).toEqual([[1, 2], [3], [4, 5]])
})
