import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { craftUpdate } from './craft-update.ts'
import {
  ANSWER,
  aDocument,
  aGatedWorld,
  aPage,
  aSeat,
  mayAll,
  mayOwn,
  NOTE,
  refusalOf,
  SERVER,
  take,
} from './gated-world.ts'

/** Each attack is first shown to work on plain Yjs, where it does. */
describe('[A-01] what waits for later', () => {
  test('structs behind a gap are refused, so that nothing is let in later, judged by nobody', () => {
    const { document, boubou, plain } = aGatedWorld()
    const late = craftUpdate([{ client: 777, clock: 5, structs: [{ parent: ANSWER, content: { words: 'x' } }] }])
    const hole = craftUpdate([
      { client: 777, clock: 0, structs: [{ skip: 5 }, { parent: NOTE, content: { words: 'x' } }] },
    ])
    const unknown = craftUpdate([{ client: 777, clock: 0, structs: [{ origin: [888, 3], content: { words: 'x' } }] }])
    for (const update of [late, hole, unknown]) {
      const copy = plain()
      Y.applyUpdate(copy, update)
      expect(copy.store.pendingStructs).not.toBeNull()
      expect(refusalOf(document, update, boubou.seat)).toBe('gap')
    }
  })

  test('a struct that hangs on its own future throws in plain Yjs and is refused here', () => {
    const { document, boubou, plain } = aGatedWorld()
    const update = craftUpdate([{ client: 777, clock: 0, structs: [{ origin: [777, 9], content: { words: 'x' } }] }])
    expect(() => Y.applyUpdate(plain(), update)).toThrow()
    expect(refusalOf(document, update, boubou.seat)).toBe('gap')
  })

  test('two client ids that wait for each other are refused', () => {
    const { document, boubou } = aGatedWorld()
    const update = craftUpdate([
      { client: 778, clock: 0, structs: [{ origin: [777, 0], content: { words: 'x' } }] },
      { client: 777, clock: 0, structs: [{ origin: [778, 0], content: { words: 'x' } }] },
    ])
    expect(refusalOf(document, update, boubou.seat)).toBe('gap')
  })

  test('deleting clocks that do not exist yet takes away the next words of a victim in plain Yjs, nothing here', () => {
    const { document, awa, boubou, plain, words } = aGatedWorld()
    const update = craftUpdate([], [[100, [[Y.getState(document.doc.store, 100), 1000]]]])
    const copy = plain()
    Y.applyUpdate(copy, update)
    awa.text.insert(4, ' because')
    Y.applyUpdate(copy, awa.unsent[0] ?? new Uint8Array())
    expect(copy.getText(ANSWER).toString()).toBe('why?')

    expect(refusalOf(document, update, boubou.seat)).toBe('gap')
    awa.send()
    expect(words()).toBe('why? because')
  })
})

describe('[A-04] client ids', () => {
  test("one struct under another's id swallows the victim's next words in plain Yjs, and is refused here", () => {
    const { document, awa, boubou, plain, words } = aGatedWorld()
    const clock = Y.getState(document.doc.store, 100)
    const spoofed = craftUpdate([{ client: 100, clock, structs: [{ parent: NOTE, content: { erased: 1 } }] }])
    const copy = plain()
    Y.applyUpdate(copy, spoofed)
    awa.text.insert(4, '!')
    Y.applyUpdate(copy, awa.unsent[0] ?? new Uint8Array())
    expect(copy.getText(ANSWER).toString()).toBe('why?')

    expect(refusalOf(document, spoofed, boubou.seat)).toBe('client-id')
    awa.send()
    expect(words()).toBe('why?!')
  })

  test("the server's id, and an id that is in use without an owner, are nobody's", () => {
    const { document, boubou } = aGatedWorld()
    const as = (client: number, clock: number) =>
      refusalOf(
        document,
        craftUpdate([{ client, clock, structs: [{ parent: NOTE, content: { words: 'x' } }] }]),
        boubou.seat,
      )
    expect(as(SERVER, 0)).toBe('client-id')
    document.owners.delete(100)
    expect(as(100, Y.getState(document.doc.store, 100))).toBe('client-id')
    expect(as(2 ** 32, 0)).toBe('malformed')
  })

  test('an id is bound by the first update that is accepted with it, not by one that is only judged', () => {
    const { document, boubou } = aGatedWorld()
    const other = aSeat('other', { [NOTE]: mayAll })
    const update = craftUpdate([{ client: 777, clock: 0, structs: [{ parent: NOTE, content: { words: 'x' } }] }])
    expect(refusalOf(document, update, boubou.seat)).toBe('accepted')
    take(document, update, other)
    expect(document.owners.get(777)).toBe('other')
    const next = craftUpdate([{ client: 777, clock: 1, structs: [{ origin: [777, 0], content: { words: 'y' } }] }])
    expect(refusalOf(document, next, boubou.seat)).toBe('client-id')
    expect(refusalOf(document, next, other)).toBe('accepted')
  })
})

describe('[A-01] what is judged is what is applied', () => {
  test('a client in two blocks: a checker sees the first, plain Yjs applies the last, the gate refuses', () => {
    const { document, boubou, plain } = aGatedWorld()
    const update = craftUpdate([
      { client: 777, clock: 0, structs: [{ parent: NOTE, content: { erased: 1 } }] },
      { client: 777, clock: 0, structs: [{ parent: ANSWER, content: { words: 'E' } }] },
    ])
    const copy = plain()
    Y.applyUpdate(copy, update)
    expect(copy.getText(ANSWER).toString()).toContain('E')
    expect(refusalOf(document, update, boubou.seat)).toBe('malformed')
    const empty = craftUpdate([{ client: 777, clock: 0, structs: [] }])
    expect(refusalOf(document, empty, boubou.seat)).toBe('malformed')
    const nothingWithin = craftUpdate([
      {
        client: 777,
        clock: 0,
        structs: [
          { parent: NOTE, content: { words: 'a' } },
          { origin: [777, 0], content: { erased: 0 } },
          { origin: [777, 0], content: { words: 'b' } },
        ],
      },
    ])
    expect(refusalOf(document, nothingWithin, boubou.seat)).toBe('malformed')
    const holeWithin = craftUpdate([
      {
        client: 777,
        clock: 0,
        structs: [
          { parent: NOTE, content: { words: 'a' } },
          { skip: 2 },
          { origin: [777, 0], content: { words: 'b' } },
        ],
      },
    ])
    expect(refusalOf(document, holeWithin, boubou.seat)).toBe('gap')
  })

  test('half of a character that comes with the same update is not deleted', () => {
    const { document, boubou } = aGatedWorld()
    const block = { client: 777, clock: 0, structs: [{ parent: NOTE, content: { words: 'a😀' } }] }
    expect(refusalOf(document, craftUpdate([block], [[777, [[1, 1]]]]), boubou.seat)).toBe('schema')
    expect(refusalOf(document, craftUpdate([block], [[777, [[1, 2]]]]), boubou.seat)).toBe('accepted')
  })

  test('a struct that is known in part and names another text spoils its length in plain Yjs; here it goes on where it began', () => {
    const { document, boubou, plain, words } = aGatedWorld()
    const update = craftUpdate([
      { client: 200, clock: 0, structs: [{ parent: ANSWER, content: { words: 'mineEVIL' } }] },
    ])
    const copy = plain()
    Y.applyUpdate(copy, update)
    expect(copy.getText(ANSWER).length).not.toBe(copy.getText(ANSWER).toString().length)

    take(document, update, boubou.seat)
    expect(words(ANSWER)).toBe('why?')
    expect(words(NOTE)).toBe('mineEVIL')
    expect(document.doc.getText(ANSWER).length).toBe(4)
  })

  test('a tail that begins with half a character is refused', () => {
    const { document, boubou } = aGatedWorld()
    const update = craftUpdate([{ client: 200, clock: 0, structs: [{ parent: NOTE, content: { words: 'min😀' } }] }])
    expect(refusalOf(document, update, boubou.seat)).toBe('schema')
  })

  test('neighbours in two texts are refused', () => {
    const { document, boubou } = aGatedWorld()
    const across = craftUpdate([
      { client: 200, clock: 4, structs: [{ origin: [200, 3], rightOrigin: [100, 2], content: { words: 'x' } }] },
    ])
    expect(refusalOf(document, across, boubou.seat)).toBe('malformed')
  })

  test('bytes after the end are refused', () => {
    const { document, boubou } = aGatedWorld()
    const update = craftUpdate([{ client: 777, clock: 0, structs: [{ parent: NOTE, content: { words: 'x' } }] }])
    expect(refusalOf(document, Uint8Array.of(...update, 0), boubou.seat)).toBe('malformed')
  })
})

describe('[C-02] neighbours that never stood side by side', () => {
  test('neighbours in the wrong order make plain replicas diverge for ever, and are refused here', () => {
    const { document } = aGatedWorld()
    const before = Y.encodeStateAsUpdate(document.doc)
    const honest = craftUpdate([
      { client: 300, clock: 0, structs: [{ origin: [200, 2], rightOrigin: [200, 3], content: { words: 'H' } }] },
    ])
    const forged = craftUpdate([
      { client: 150, clock: 0, structs: [{ origin: [200, 3], rightOrigin: [200, 2], content: { words: 'F' } }] },
    ])
    const heard = (updates: readonly Uint8Array[]) => {
      const page = aDocument()
      for (const update of [before, ...updates]) Y.applyUpdate(page, update)
      return page.getText(NOTE).toString()
    }
    expect(heard([honest, forged])).toBe('minHeF')
    expect(heard([forged, honest])).toBe('miFnHe')

    expect(refusalOf(document, forged, aSeat('x', { [NOTE]: mayAll }))).toBe('malformed')
    expect(refusalOf(document, honest, aSeat('x', { [NOTE]: mayAll }))).toBe('accepted')
  })

  test('passing over words that the writer must have seen is refused', () => {
    const { document } = aGatedWorld()
    // Knows unit 3, so also 1 and 2 of the same writer, but claims to have stood between 0 and 3.
    const update = craftUpdate([
      { client: 7, clock: 0, structs: [{ origin: [200, 0], rightOrigin: [200, 3], content: { words: 'X' } }] },
    ])
    expect(refusalOf(document, update, aSeat('x', { [NOTE]: mayAll }))).toBe('malformed')
  })

  test('an honest page that did not hear of the words between is accepted', () => {
    const { document, boubou, words } = aGatedWorld()
    const other = aPage(document, 900, aSeat('other', { [NOTE]: mayAll }), NOTE)
    other.text.insert(2, '-far-')
    boubou.text.insert(2, '+near+')
    boubou.text.insert(8, '!')
    other.send()
    boubou.send()
    other.hear()
    expect(other.text.toString()).toBe(words(NOTE))
    expect(words(NOTE)).toContain('+near+!')
  })
})

describe('[A-01] rights', () => {
  test('a text that is not the seat’s takes no word from it, and loses none', () => {
    const { document, awa, boubou } = aGatedWorld()
    const inserts = craftUpdate([{ client: 200, clock: 4, structs: [{ origin: [100, 3], content: { words: 'x' } }] }])
    const deletes = craftUpdate([], [[100, [[0, 2]]]])
    for (const update of [inserts, deletes]) {
      expect(refusalOf(document, update, boubou.seat)).toBe('not-allowed')
      expect(refusalOf(document, update, aSeat('none', {}))).toMatch(/not-allowed|client-id/)
    }
    expect(refusalOf(document, deletes, awa.seat)).toBe('accepted')
  })

  test('erased words without the right to write are refused too: they would bind a client id at every reader’s cost', () => {
    const { document } = aGatedWorld()
    const update = craftUpdate([{ client: 777, clock: 0, structs: [{ parent: NOTE, content: { erased: 3 } }] }])
    expect(refusalOf(document, update, aSeat('reader', {}))).toBe('not-allowed')
  })

  test('who may delete his own deletes his own, under any of his ids, and nobody else’s', () => {
    const { document, boubou, words } = aGatedWorld()
    const other = aPage(document, 900, aSeat('other', { [NOTE]: mayOwn }), NOTE)
    other.text.insert(4, ' and theirs')
    other.send()
    const again = aPage(document, 201, boubou.seat, NOTE)
    again.text.delete(0, 2)
    again.send()
    expect(words(NOTE)).toBe('ne and theirs')
    again.text.delete(2, 4)
    expect(() => again.send()).toThrow(/not-allowed/)
    expect(refusalOf(document, craftUpdate([], [[900, [[0, 1]]]]), boubou.seat)).toBe('not-allowed')
  })
})

describe('[A-01] the shape of a document', () => {
  const one = (struct: Parameters<typeof craftUpdate>[0][number]['structs'][number]) =>
    craftUpdate([{ client: 777, clock: 0, structs: [struct] }])
  test.each([
    ['a root that nobody made', one({ parent: 'hidden', content: { words: 'x' } })],
    ['a root named like a property', one({ parent: '__proto__', content: { words: 'x' } })],
    ['an attribute on a text', one({ parent: NOTE, sub: 'k', content: { any: [1] } })],
    ['words under a key', one({ parent: NOTE, sub: 'k', content: { words: 'x' } })],
    ['a key beside a neighbour', one({ origin: [200, 3], sub: 'k', content: { words: 'x' } })],
    ['a nested type as parent', one({ parent: [200, 0], content: { words: 'x' } })],
    ['a nested type', one({ parent: NOTE, content: { type: 1 } })],
    ['a sub-document', one({ parent: NOTE, content: { subdocument: 'x' } })],
    ['a format', one({ parent: NOTE, content: { format: ['bold', true] } })],
    ['an embed', one({ parent: NOTE, content: { embed: { image: 'x' } } })],
    ['bytes', one({ parent: NOTE, content: { binary: Uint8Array.of(1) } })],
    ['values', one({ parent: NOTE, content: { any: [1] } })],
    ['JSON', one({ parent: NOTE, content: { json: ['1'] } })],
    ['a garbage struct', one({ gc: 3 })],
  ])('%s is refused', (_, update) => {
    const { document } = aGatedWorld()
    expect(refusalOf(document, update, aSeat('all', { [NOTE]: mayAll, [ANSWER]: mayAll }))).toBe('schema')
    expect([...document.doc.share.keys()]).toEqual([ANSWER, NOTE])
  })
})
