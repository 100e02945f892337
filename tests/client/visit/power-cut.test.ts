import { describe, expect, it } from 'vitest'
import { cutPower, lostSince, type PowerState } from '../../../client/screens/visit/power-cut.ts'
import type { VisitServer } from '../../../client/screens/visit/visit-server.ts'
import type { StageView } from '../../../shared/domain/stage-view.ts'
import type { VisitView } from '../../../shared/domain/visit-view.ts'
import { aQuestion, aRecommendation, aStage, ids } from '../board/stages.ts'

/** Nothing but one question and what is written of its answer. */
const answered = (answerText: string) => aStage({ cards: { [ids.asked]: aQuestion({ answerText }) } })

describe('what a power cut took away', () => {
  it('is nothing when words were only added', () => {
    const after = aStage({}, aQuestion({ answerText: 'Le document existe' }), aRecommendation())
    expect(lostSince(answered('Le document'), after)).toEqual([])
  })

  it('is the number of each answer that came back shorter, and of each card that did not come back', () => {
    expect(lostSince(answered('Le document existe'), answered('Le document'))).toEqual([7])
    expect(lostSince(answered('Le document'), aStage({}))).toEqual([7])
  })
})

describe('cutting the power', () => {
  it('waits for another process, however often nobody answers, and tells what it compared', async () => {
    const told = await cut({
      starts: [0, null, null, 0, 1],
      stages: [answered('Le document'), null, answered('Le document')],
    })
    expect(told.map((state) => state.is)).toEqual(['off', 'back'])
    expect(told.at(-1)).toMatchObject({ lost: [], letters: 'Le document'.length + aQuestion().text.length })
  })

  it('says so when words are missing', async () => {
    const told = await cut({ starts: [0, 1], stages: [answered('Le document'), answered('Le')] })
    expect(told.at(-1)).toMatchObject({ is: 'back', lost: [7] })
  })

  it('compares nothing when the server would not be cut again so soon', async () => {
    const told = await cut({ starts: [0], stages: [answered('Le document')], refused: true })
    expect(told.at(-1)).toEqual({ is: 'resting' })
  })
})

/** What the page is told while the server answers like this, one after the other. */
async function cut(server: {
  readonly starts: (number | null)[]
  readonly stages: (StageView | null)[]
  readonly refused?: boolean
}): Promise<PowerState[]> {
  const told: PowerState[] = []
  let now = 0
  const answering: VisitServer = {
    state: async () => {
      const starts = server.starts.shift() ?? null
      return starts === null ? null : ({ starts } as VisitView)
    },
    stage: async () => server.stages.shift() ?? null,
    cut: async () => (server.refused === true ? 'refused' : 'cut'),
    enter: async () => null,
    alter: async () => null,
  }
  await cutPower({
    server: answering,
    base: '/s/any/board',
    now: () => now,
    wait: async (ms) => {
      now += ms
    },
    tell: (state) => told.push(state),
  })
  return told
}
