import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readRoomScript } from '../../../server/visit/room-script.ts'
import { readVisitScript } from '../../../server/visit/visit-script.ts'
import { limits } from '../../../shared/domain/limits.ts'

const bamako: unknown = JSON.parse(readFileSync('examples/forums/bamako.json', 'utf8'))

describe('what the visit says', () => {
  it('is one story: a question, its answer, and what was recommended because of it', () => {
    const { question, answer, recommendation } = readVisitScript(bamako, 0)
    expect(question).toContain('Où peut-on lire la stratégie nationale')
    expect(answer).toContain('il faut le mettre en ligne')
    expect(recommendation).toContain('Mettre en ligne le texte intégral de la stratégie')
    expect(question.length).toBeLessThanOrEqual(limits.askedCharactersMax)
  })

  it('is left to the visitor: the room asks everything else', () => {
    const { question } = readVisitScript(bamako, 0)
    const room = readRoomScript(bamako, 0, [question])
    expect(room.questions).toHaveLength(11)
    expect(room.questions).not.toContain(question)
    expect(room.contributions).toHaveLength(3)
  })

  it('has to be there: an example without such a story is refused', () => {
    expect(() => readVisitScript({ sessions: [{ items: [], recommendations: [] }] }, 0)).toThrow('tells no story')
    expect(() => readVisitScript({ sessions: 'none' }, 0)).toThrow()
  })
})
