import { describe, expect, it } from 'vitest'
import { simulate } from './simulate.ts'
import { tell } from './tell.ts'

/** Everything in one process, by seeds: when one fails, its story is printed, and it becomes a named test below. */
const share = 400
const together = 50

describe('[C-01] [C-02] the whole core by seeds', () => {
  for (let from = 1; from <= share; from += together) {
    it(`keeps its promises from seed ${from} to ${from + together - 1}`, { timeout: 60_000 }, async () => {
      for (let seed = from; seed < from + together; seed++) {
        const result = await simulate({ seed, steps: 200 })
        expect(result.faults, tell(result)).toEqual([])
      }
    })
  }

  it('does the same again for the same seed', async () => {
    const [one, other] = [await simulate({ seed: 7, steps: 120 }), await simulate({ seed: 7, steps: 120 })]
    expect(other.story).toEqual(one.story)
    expect(other.counts).toEqual(one.counts)
  })
})

describe('[C-01] seeds that once failed', () => {
  it.each([
    [5, 'a count of supports that the power cut kept from the wall'],
    [8, 'words under way when the session was sealed'],
    [15, 'words offered to an earlier page, and more of them on their way when the battery went'],
    [24, 'a phone with one question too many waiting'],
    [201_305, 'a question refused, sent again under another id, and both delivered once more'],
    [54, 'a phone that came back to its floor after the seal'],
    [228_073, 'two rounds of one session judged at once: one number given twice'],
    [221_118, 'words taken back from what was offered, and the battery out before they were written aside again'],
    [225_115, 'a word typed while its text came back from a floor, put into the middle of another'],
    [217_062, 'two rounds judged at once: what the disk then refused was shown'],
  ])('seed %i: %s', async (seed) => {
    const result = await simulate({ seed, steps: 200 })
    expect(result.faults, tell(result)).toEqual([])
  })
})
