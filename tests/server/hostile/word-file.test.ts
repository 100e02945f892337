import { describe, expect, it } from 'vitest'
import { buildSnapshot } from '../../../server/archive/build-snapshot.ts'
import { sealToWords } from '../../../server/archive/seal.ts'
import { makeMinutes } from '../../../server/report/minutes.ts'
import type { SnapshotItem } from '../../../shared/domain/snapshot-item.ts'
import { bamakoContent, bamakoHead } from '../../world/bamako.ts'
import { createSeededRandom } from '../../world/random.ts'
import { xmlFault } from '../../world/well-formed.ts'
import { strictWords } from '../../world/words.ts'
import { wordFile } from './word-file.ts'

describe('[A-12] a document of Word', () => {
  it('is well-formed whatever ten thousand texts hold', async () => {
    const random = createSeededRandom(12)
    const signs = [
      '<',
      '>',
      '&',
      '"',
      "'",
      ']]>',
      '\u0000',
      '\u0001',
      '\u000b',
      '\u001f',
      '\u007f',
      '\u0085',
      '\ufffe',
      '\uffff',
      '\ud800',
      '\udfff',
      '\u202e',
      '\u2028',
      '\u0301',
      '\u200b',
      '🙂',
      'ߒ',
      'م',
      '\t',
      '\n',
      '\r',
      'é',
      ' ',
      'a',
      '%',
      '=',
      '{',
      '<w:t>',
      '</w:p>',
      '&#0;',
      '&amp;',
    ]
    const word = () => Array.from({ length: 1 + random.int(24) }, () => signs[random.int(signs.length)]).join('')
    const [first] = bamakoContent()
    for (let document = 0; document < 10; document++) {
      const items = Array.from({ length: 500 }, (_, at) => ({
        kind: 'question',
        id: `BKO-S1-Q${String(at + 1).padStart(2, '0')}`,
        number: at + 1,
        state: 'unanswered',
        wording: word(),
        original: word(),
        asker: null,
        channel: 'phone',
        theme: null,
        supports: 0,
      })) as unknown as SnapshotItem[]
      const snapshot = buildSnapshot([first as SnapshotItem, ...items], bamakoHead(), createSeededRandom(document))
      const made = await makeMinutes(snapshot, sealToWords(snapshot.seal), strictWords('fr'), null)
      wordFile(Buffer.from(made.find((file) => file.name.endsWith('.docx'))?.bytes ?? []))
    }
  }, 60_000)

  it.each([
    '<a>',
    '<a></b>',
    '<a>&x;</a>',
    '<a>&</a>',
    '<a b=c/>',
    '<a b="<"/>',
    '<a/><b/>',
    '<a>\u0001</a>',
    '<a>]]></a>',
    '<a b="1" b="2"/>',
    'x<a/>',
  ])('that held %j would be found out', (xml) => expect(xmlFault(xml)).not.toBeNull())
})
