import { describe, expect, it } from 'vitest'
import { cleanLine, cleanWords, inFewLines } from '../../../server/session/clean-words.ts'
import { limits } from '../../../shared/domain/limits.ts'
import { createOwnTime } from '../../fuzz/own-time.ts'

describe('words as they were typed', () => {
  it('stay in a few lines, and more than six are run together', () => {
    expect(inFewLines('  Qui décide ? \r\n\n \t et quand ?  ')).toBe('Qui décide ?\net quand ?')
    expect(inFewLines('a\nb\nc\nd\ne\nf\ng')).toBe('a b c d e f g')
  })

  // Found by the fuzz campaign: looking for a line break behind each blank took a third of a second of the house's time.
  it.each([' ', '\t', '\r', '\n', ' \n', '\u0301', '\u200d', 'e\u0301', '😀', ' .'])(
    '[F-10] a whole message of %j costs less than 20 ms',
    (run) => {
      const typed = run.repeat(limits.commandBytesMax / run.length)
      const ownTime = createOwnTime()
      ownTime.watch(() => [cleanWords(inFewLines(typed), limits.askedCharactersMax), cleanLine(typed, 60)])
      expect(ownTime.tooDear()).toBe(0)
    },
  )
})
