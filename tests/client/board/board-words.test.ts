import { describe, expect, it } from 'vitest'
import { tellsTime } from '../../../client/parts/board/BoardPicture.tsx'
import { plateWord } from '../../../client/parts/board/BoardPlate.tsx'
import { sealGroups } from '../../../client/parts/board/EndView.tsx'
import { codeGroups } from '../../../client/parts/board/JoinCard.tsx'
import { wifiText } from '../../../client/parts/board/JoinView.tsx'
import { questionsToCome } from '../../../client/parts/board/next-card.ts'
import { timeLeftWords } from '../../../client/parts/board/TimeLeft.tsx'
import { shownStage } from '../../../client/screens/board/shown-stage.ts'
import { createWords } from '../../../shared/words/words.ts'
import { aQuestion, aRecommendation, aStage, ids } from './stages.ts'

const words = createWords('fr', 'throw')

describe('the plate', () => {
  it('says where the answer stands', () => {
    const plate = (changes: Parameters<typeof aQuestion>[0]) => plateWord(aStage({}, aQuestion(changes)))
    expect(plate({ answer: 'none' })).toBe('board.upcoming')
    expect(plate({ answer: 'live' })).toBe('board.live')
    expect(plate({ answer: 'draft', answerText: 'Le comité' })).toBe('board.paused')
    expect(plate({ answer: 'aloud' })).toBe('board.aloud')
    expect(plate({ answer: 'written' })).toBe('board.finished')
    expect(plate({ kind: 'contribution' })).toBe('board.contribution')
  })

  it('says what became of a recommendation', () => {
    const board = { view: 'recommendation', card: ids.recommendation, hidden: false, message: '', page: 0 } as const
    expect(plateWord(aStage({ board }, aRecommendation()))).toBe('rec.drafting')
    expect(plateWord(aStage({ board }, aRecommendation({ outcome: { is: 'adopted', by: 'hands' } })))).toBe(
      'rec.adopted',
    )
  })

  it('says nothing of what is hidden', () => {
    const stage = aStage({}, aQuestion({ answer: 'live' }))
    expect(plateWord({ ...stage, board: { ...stage.board, hidden: true } })).toBeNull()
  })
})

describe('what comes next', () => {
  it('is in the order of the team, without the one on the wall and those answered; put off for later comes last', () => {
    const stage = aStage({}, aQuestion({ order: 9 }))
    expect(questionsToCome(stage).map((card) => card.number)).toEqual([3, 12])
    const later = aStage(
      {},
      aQuestion({ order: 9 }),
      aQuestion({ id: ids.second, number: 3, order: 2, answer: 'later' }),
    )
    expect(questionsToCome(later).map((card) => card.number)).toEqual([12, 3])
  })
})

describe('time, code, seal', () => {
  it('tells minutes, in the last minute seconds, then that it is over', () => {
    const left = (endsAt: number) => timeLeftWords({ endsAt, leftMs: null }, 0, words)
    expect(left(12 * 60_000)).toBe('reste 12 min')
    expect(left(11 * 60_000 + 1)).toBe('reste 12 min')
    expect(left(40_000)).toBe('reste 40 s')
    expect(left(0)).toBe('Temps fini')
    expect(timeLeftWords({ endsAt: null, leftMs: null }, 0, words)).toBeNull()
    expect(timeLeftWords({ endsAt: null, leftMs: 90_000 }, 0, words)).toBe('reste 2 min')
  })

  it('reads a code in two groups of three and a seal in four of four', () => {
    expect(codeGroups('482716')).toEqual(['482', '716'])
    expect(sealGroups('K7QF2M9XT4BZ0HRD')).toEqual(['K7QF', '2M9X', 'T4BZ', '0HRD'])
    expect(sealGroups('K7QF-2M9X-T4BZ-0HRD')).toEqual(['K7QF', '2M9X', 'T4BZ', '0HRD'])
  })

  it('writes the network as cameras read it', () => {
    expect(wifiText({ name: 'FORUM;1', password: 'a:b' })).toBe('WIFI:T:WPA;S:FORUM\\;1;P:a\\:b;;')
    expect(wifiText({ name: 'FORUM', password: '' })).toBe('WIFI:T:nopass;S:FORUM;;')
  })
})

describe('the time on the wall', () => {
  it('is told until the end, and not beside a pause’s own sentence', () => {
    const tells = (view: 'question' | 'pause' | 'end', message = '') =>
      tellsTime(aStage({ board: { view, card: null, hidden: false, message, page: 0 } }))
    expect([tells('question'), tells('pause'), tells('end')]).toEqual([true, true, false])
    expect(tells('pause', 'Reprise à 14 h')).toBe(false)
  })
})

describe('keys on the projector', () => {
  const stage = aStage({}, aQuestion({ answer: 'live' }))
  it('act on this screen only', () => {
    expect(shownStage(stage, 'join', false).board.view).toBe('join')
    expect(shownStage(stage, 'hidden', false).board.hidden).toBe(true)
    expect(shownStage(stage, null, false)).toBe(stage)
    expect(stage.board).toMatchObject({ view: 'question', hidden: false })
  })

  it('end on « Merci » when the session is closed', () => {
    expect(shownStage(stage, null, true).board.view).toBe('end')
  })
})
