import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { admit, judge } from '../../../server/gatekeeper/gate.ts'
import { createSeededRandom } from '../../world/random.ts'
import { ANSWER, aDocument, aGatedWorld, aPage, aSeat, mayAll, NOTE, refusalOf, take } from './gated-world.ts'

const all = (seat: string) => aSeat(seat, { [NOTE]: mayAll, [ANSWER]: mayAll })

describe('honest pages', () => {
  test('typing, deleting, undoing and redoing, at once with others, always passes', () => {
    const { document, awa, words } = aGatedWorld()
    const other = aPage(document, 900, all('other'), ANSWER)
    const undo = new Y.UndoManager(awa.text, { captureTimeout: 0 })
    awa.text.insert(4, ' really')
    awa.text.delete(0, 1)
    other.text.insert(0, 'So: ')
    other.text.delete(5, 2)
    undo.undo()
    undo.undo()
    undo.redo()
    for (const page of [awa, other]) page.send()
    for (const page of [awa, other]) {
      page.hear()
      expect(page.text.toString()).toBe(words())
    }
  })

  test('a complete resend holds nothing; one from before the last save adds only what is missing', () => {
    const { document, awa, words } = aGatedWorld()
    awa.text.insert(0, 'abc')
    awa.text.delete(1, 1)
    awa.send()
    expect(refusalOf(document, Y.encodeStateAsUpdate(awa.doc), awa.seat)).toBe('nothing')
    const before = Y.encodeStateVector(document.doc)
    awa.text.insert(1, 'def')
    awa.send()
    awa.text.insert(4, 'ghi')
    take(document, Y.encodeStateAsUpdate(awa.doc, before), awa.seat)
    expect(words()).toBe(awa.text.toString())
  })

  test('words typed and deleted off line arrive as what they are: room where words were', () => {
    const { document, awa, words } = aGatedWorld()
    awa.text.insert(4, ' never mind')
    awa.text.delete(4, 11)
    awa.text.insert(4, ' yes')
    take(document, Y.encodeStateAsUpdate(awa.doc, Y.encodeStateVector(document.doc)), awa.seat)
    expect(words()).toBe('why? yes')
    expect(document.doc.store.clients.get(100)?.some((item) => item instanceof Y.GC)).toBe(false)
  })

  test('after a refusal the same page is refused for ever; a new document with a new client id goes on', () => {
    const { document, awa, boubou, words } = aGatedWorld()
    const elsewhere = boubou.doc.getText(ANSWER)
    elsewhere.insert(0, 'x')
    expect(() => boubou.send()).toThrow(/not-allowed/)
    boubou.text.insert(0, 'fine ')
    expect(() => boubou.send()).toThrow(/gap/)
    const again = aPage(document, 201, boubou.seat, NOTE)
    again.text.insert(0, 'fine ')
    again.send()
    expect(words(NOTE)).toBe('fine mine')
    expect(awa.text.toString()).toBe('why?')
  })

  test('the verdict names the texts touched, the ids to bind, and bytes that do the same as the original', () => {
    const { document, plain } = aGatedWorld()
    const page = aPage(document, 900, all('new'), ANSWER)
    page.doc.transact(() => {
      page.text.insert(0, 'a')
      page.doc.getText(NOTE).delete(0, 1)
    })
    const update = page.unsent[0] ?? new Uint8Array()
    const verdict = judge(document, update, page.seat)
    if (verdict.kind !== 'accepted') throw new Error('refused')
    expect(verdict.binds).toEqual([900])
    expect([...verdict.touched].sort()).toEqual([ANSWER, NOTE])
    const original = plain()
    Y.applyUpdate(original, update)
    const emitted = admit(document, verdict)
    expect(emitted.length).toBeGreaterThan(0)
    expect(Y.encodeStateAsUpdate(document.doc)).toEqual(Y.encodeStateAsUpdate(original))
  })
})

describe('one outer transaction a tick', () => {
  test('equals one update after the other; the canonical updates and what was emitted replay to the same', () => {
    const random = createSeededRandom(7)
    for (let round = 0; round < 30; round++) {
      const alone = aGatedWorld().document
      const ticked = aGatedWorld().document
      const pages = [11, 12, 13].map((client) =>
        aPage(alone, client, all(`seat-${client}`), random.int(2) ? NOTE : ANSWER),
      )
      const reader = aDocument()
      const replay = aDocument()
      for (const copy of [reader, replay]) Y.applyUpdate(copy, Y.encodeStateAsUpdate(ticked.doc))
      ticked.doc.on('update', (update: Uint8Array) => Y.applyUpdate(reader, update))
      for (let tick = 0; tick < 12; tick++) {
        const batch = pages.flatMap((page) => {
          for (let i = random.int(4); i > 0; i--) {
            const at = random.int(page.text.length + 1)
            if (random.int(3) > 0 || at === page.text.length) page.text.insert(at, 'abc')
            else page.text.delete(at, 1)
          }
          return page.unsent.splice(0).map((update) => ({ update, seat: page.seat }))
        })
        for (const { update, seat } of batch) take(alone, update, seat)
        ticked.doc.transact(() => {
          for (const { update, seat } of batch) {
            const verdict = judge(ticked, update, seat)
            if (verdict.kind === 'refused') throw new Error('refused within a tick')
            // Deleted by two in the same tick.
            if (verdict.kind === 'nothing') continue
            expect(admit(ticked, verdict)).toEqual([])
            Y.applyUpdate(replay, verdict.canonical)
          }
        })
        for (const doc of [ticked.doc, reader, replay]) {
          expect(doc.getText(NOTE).toString()).toBe(alone.doc.getText(NOTE).toString())
          expect(doc.getText(ANSWER).toString()).toBe(alone.doc.getText(ANSWER).toString())
        }
        for (const page of pages) if (random.int(2) === 0) page.hear()
      }
      expect(replay.store.pendingStructs).toBeNull()
      expect(ticked.owners).toEqual(alone.owners)
    }
  })
})
