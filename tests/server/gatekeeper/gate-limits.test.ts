import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type GatedDocument, type GateSeat, judge } from '../../../server/gatekeeper/gate.ts'
import { gateLimits } from '../../../server/gatekeeper/gate-limits.ts'
import { createFastRandom } from '../../fuzz/fast-random.ts'
import { aLargeDocument, heavyShapes, mayEverything } from '../../fuzz/heavy-updates.ts'
import { createSeededRandom } from '../../world/random.ts'
import { craftUpdate } from './craft-update.ts'
import { ANSWER, aGatedWorld, aPage, aSeat, mayAll, NOTE, refusalOf } from './gated-world.ts'

const all = aSeat('all', { [NOTE]: mayAll, [ANSWER]: mayAll })
const judgedCode = (document: GatedDocument, update: Uint8Array, seat: GateSeat) => {
  const verdict = judge(document, update, seat)
  return verdict.kind === 'refused' ? verdict.refusal.code : verdict.kind
}
const millis = (work: () => void) => {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

describe('[F-01] bytes that are no update', () => {
  test('cut, empty, giant counts and random bytes: a verdict for each, nothing changed', () => {
    const { document, words } = aGatedWorld()
    const honest = Y.encodeStateAsUpdate(document.doc)
    for (let end = 0; end < honest.length; end++) {
      expect(refusalOf(document, honest.subarray(0, end), all)).toBe('malformed')
    }
    const random = createSeededRandom(12)
    for (let i = 0; i < 20_000; i++)
      expect(judge(document, random.bytes(random.int(40)), all).kind).not.toBe('accepted')
    expect(words()).toBe('why?')
  })

  test('bytes of Yjs’ second encoding are refused or hold nothing', () => {
    const { document, awa } = aGatedWorld()
    awa.text.insert(0, 'second encoding ')
    expect(refusalOf(document, Y.encodeStateAsUpdateV2(awa.doc), awa.seat)).toMatch(/malformed|schema|limit|gap/)
  })

  test('a count of thirty million in eight bytes costs nothing', () => {
    const { document } = aGatedWorld()
    const bombs = [
      craftUpdate([{ client: 7, clock: 0, structs: [], size: 3e7 }]),
      craftUpdate([], [], { blocks: 2 ** 40 }),
      craftUpdate([], [], { deletions: 2 ** 40 }),
    ]
    const before = process.memoryUsage().heapUsed
    for (const bomb of bombs) expect(refusalOf(document, bomb, all)).toBe('malformed')
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(16 * 1024 * 1024)
  })

  test('words that are no UTF-8, or longer than the message, are refused', () => {
    const { document } = aGatedWorld()
    const broken = craftUpdate([
      { client: 7, clock: 0, structs: [{ parent: NOTE, content: { bytes: Uint8Array.of(0xed, 0xa0, 0xbd) } }] },
    ])
    expect(refusalOf(document, broken, all)).toBe('malformed')
    const good = craftUpdate([{ client: 7, clock: 0, structs: [{ parent: NOTE, content: { words: 'abc' } }] }])
    const long = Uint8Array.from(good)
    long[long.length - 5] = 0x7f
    expect(refusalOf(document, long, all)).toBe('malformed')
  })
})

describe('[F-04] floods', () => {
  const erased = (count: number) => Array.from({ length: count }, () => ({ parent: NOTE, content: { erased: 1 } }))

  test('too many bytes, structs, ranges, client ids, and clocks too far, are refused by name', () => {
    const { document } = aGatedWorld()
    const block = (client: number, count: number) => ({ client, clock: 0, structs: erased(count) })
    const limit = (update: Uint8Array) => expect(refusalOf(document, update, all)).toBe('limit')
    limit(new Uint8Array(256 * 1024 + 1))
    limit(craftUpdate([block(7, 5_001)]))
    limit(craftUpdate([block(7, gateLimits.freshStructsMax + 1)]))
    limit(craftUpdate(Array.from({ length: 9 }, (_, i) => block(1000 + i, 1))))
    limit(craftUpdate([], [[200, Array.from({ length: 20_001 }, (_, i) => [i, 1] as const)]]))
    limit(craftUpdate([], [[200, [[2 ** 41, 1]]]]))
    limit(craftUpdate([{ client: 7, clock: 2 ** 53 - 1, structs: erased(1) }]))
    limit(craftUpdate([{ client: 7, clock: 0, structs: [{ parent: NOTE, content: { erased: 2 ** 50 } }] }]))
  })

  test('too many structs are refused even when all of them are known already', () => {
    const { document } = aGatedWorld()
    const wide = aSeat('wide', { [NOTE]: { ...mayAll, charactersMax: 20_000 } })
    const page = aPage(document, 903, wide, NOTE)
    page.text.insert(0, 'x'.repeat(6_000))
    page.send()
    const known = (count: number) => craftUpdate([{ client: 903, clock: 0, structs: erased(count) }])
    expect(refusalOf(document, known(5_001), wide)).toBe('limit')
    expect(judgedCode(document, known(5_000), wide)).toBe('nothing')
  })

  test('neighbours chosen to make Yjs walk the whole text are refused before it does', () => {
    const { document } = aGatedWorld()
    const wide = aSeat('wide', { [NOTE]: { ...mayAll, charactersMax: 20_000 } })
    const pages = [901, 902].map((client) => aPage(document, client, wide, NOTE))
    for (let i = 0; i < 1_500; i++) {
      const page = pages[i % 2]
      page?.text.insert(page.text.length, 'x')
      page?.send()
      for (const other of pages) other.hear()
    }
    const structs = Array.from({ length: gateLimits.freshStructsMax }, () => ({
      parent: NOTE,
      content: { words: 'y' },
    }))
    const update = craftUpdate([{ client: 2 ** 32 - 2, clock: 0, structs }])
    let code = ''
    const took = millis(() => {
      code = judgedCode(document, update, wide)
    })
    expect(code).toMatch(/limit|malformed/)
    expect(took).toBeLessThan(250)
  })

  test('the work of finding places has an end of its own', () => {
    const make = heavyShapes['newcomers in front of everything']
    const update = make?.(createFastRandom(2_490), 2_490) ?? new Uint8Array()
    const verdict = judge(aLargeDocument(), update, mayEverything)
    expect(verdict).toMatchObject({
      kind: 'refused',
      refusal: { code: 'limit', why: 'too much work to find the places' },
    })
  })

  test('a hundred thousand forged updates in a row leave nothing behind', () => {
    const { document } = aGatedWorld()
    const gap = craftUpdate([{ client: 7, clock: 5, structs: erased(20) }])
    for (let i = 0; i < 100_000; i++) judge(document, gap, all)
    expect(document.doc.store.pendingStructs).toBeNull()
    expect(document.doc.store.clients.size).toBe(2)
    expect(document.owners.size).toBe(2)
  })
})

describe('length', () => {
  const short = aSeat('boubou', { [NOTE]: { ...mayAll, charactersMax: 6 } })
  const send = (edit: (text: Y.Text) => void) => {
    const { document, boubou } = aGatedWorld()
    boubou.doc.transact(() => edit(boubou.text))
    return refusalOf(document, boubou.unsent[0] ?? new Uint8Array(), short)
  }

  test('counts the text as it is afterwards, in UTF-16 units', () => {
    expect(send((text) => text.insert(4, 'xy'))).toBe('accepted')
    expect(send((text) => text.insert(4, 'xyz'))).toBe('too-long')
    expect(send((text) => text.insert(4, '😀'))).toBe('accepted')
    expect(send((text) => text.insert(4, 'x😀'))).toBe('too-long')
    expect(
      send((text) => {
        text.delete(0, 4)
        text.insert(0, 'abcdef')
      }),
    ).toBe('accepted')
  })

  test('a text that is too long may be shortened, not rewritten at the same length', () => {
    const { document, boubou } = aGatedWorld()
    const tiny = aSeat('boubou', { [NOTE]: { ...mayAll, charactersMax: 2 } })
    boubou.text.delete(0, 1)
    expect(refusalOf(document, boubou.unsent[0] ?? new Uint8Array(), tiny)).toBe('accepted')
    boubou.text.insert(0, 'y')
    expect(refusalOf(document, Y.mergeUpdates(boubou.unsent), tiny)).toBe('too-long')
  })

  test('the same words deleted twice do not make room', () => {
    const { document } = aGatedWorld()
    const update = craftUpdate(
      [{ client: 7, clock: 0, structs: [{ origin: [200, 3], content: { words: 'xxxxxx' } }] }],
      [
        [
          200,
          [
            [0, 3],
            [0, 3],
            [1, 2],
          ],
        ],
        [200, [[0, 2]]],
      ],
    )
    expect(refusalOf(document, update, aSeat('x', { [NOTE]: { ...mayAll, charactersMax: 6 } }))).toBe('too-long')
    expect(refusalOf(document, update, aSeat('x', { [NOTE]: { ...mayAll, charactersMax: 7 } }))).toBe('accepted')
  })
})

describe('[C-07, A-11] characters', () => {
  const insert = (words: string) => {
    const { document } = aGatedWorld()
    return refusalOf(
      document,
      craftUpdate([{ client: 7, clock: 0, structs: [{ parent: NOTE, content: { words } }] }]),
      all,
    )
  }

  test.each([
    '\u0000',
    '\t',
    '\r',
    '\u001b',
    '\u007f',
    '\u0085',
    '\u202a',
    '\u202e',
    '\u2066',
    '\u2069',
    '\ufffd',
    '\uffff',
  ])('%j is refused', (character) => {
    expect(insert(`a${character}b`)).toBe('schema')
  })

  test.each(['\n', 'é', 'e\u0301', 'ɛɔŋ', 'سؤال', '\u200f', '\u202f', '\u00a0', '👩🏽‍🌾', '•'])(
    '%j is taken',
    (character) => {
      expect(insert(`a${character}b`)).toBe('accepted')
    },
  )

  test('writing or deleting between the halves of a character, which leaves U+FFFD in plain Yjs, is refused', () => {
    const { document, boubou, plain } = aGatedWorld()
    boubou.text.insert(4, '😀')
    boubou.send()
    const right = craftUpdate([
      { client: 7, clock: 0, structs: [{ origin: [200, 4], rightOrigin: [200, 5], content: { words: 'x' } }] },
    ])
    const left = craftUpdate([{ client: 7, clock: 0, structs: [{ rightOrigin: [200, 5], content: { words: 'x' } }] }])
    const half = craftUpdate([], [[200, [[4, 1]]]])
    for (const update of [right, left, half]) {
      const copy = plain()
      Y.applyUpdate(copy, update)
      expect(copy.getText(NOTE).toString()).toContain('\ufffd')
      expect(refusalOf(document, update, all)).toBe('schema')
    }
  })
})
