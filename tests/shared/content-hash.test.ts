import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { contentHash } from '../../shared/document/content-hash.ts'

function copyOf(document: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document))
  return copy
}

test('[C-04] replicas that show the same have one hash, whatever they named, forgot or cut in pieces', () => {
  const document = new Y.Doc()
  const text = document.getText('minutes:')
  text.insert(0, 'Bonjour')
  text.insert(3, ' et encore')
  text.delete(2, 4)
  const card = new Y.Map<unknown>()
  document.getMap('cards').set('a', card)
  card.set('number', 3)
  card.set('text', new Y.Text('Qui ?'))
  const copy = copyOf(document)
  copy.getText('answer:never-begun')
  expect(contentHash(copy)).toBe(contentHash(document))
  const kept = new Y.Doc({ gc: false })
  Y.applyUpdate(kept, Y.encodeStateAsUpdate(document))
  expect(contentHash(kept)).toBe(contentHash(document))
})

test.each([
  ['a letter', (document: Y.Doc) => document.getText('minutes:').insert(1, 'x')],
  ['a letter less', (document: Y.Doc) => document.getText('minutes:').delete(1, 1)],
  ['another text', (document: Y.Doc) => document.getText('note:').insert(0, 'x')],
  ['a value', (document: Y.Doc) => document.getMap('cards').set('phase', 'talk')],
])('[C-04] %s makes another hash', (_what, change) => {
  const document = new Y.Doc()
  document.getText('minutes:').insert(0, 'Bonjour')
  document.getMap('cards').set('phase', 'opening')
  const copy = copyOf(document)
  change(copy)
  expect(contentHash(copy)).not.toBe(contentHash(document))
})

test('[C-04] a client id that wrote twice is seen, though the state vectors are equal (TRUST 0.4)', () => {
  const [one, other] = ['abc', 'abX'].map((words) => {
    const document = new Y.Doc()
    document.clientID = 77
    document.getText('minutes:').insert(0, words)
    return document
  }) as [Y.Doc, Y.Doc]
  expect(Y.encodeStateVector(one)).toEqual(Y.encodeStateVector(other))
  expect(contentHash(one)).not.toBe(contentHash(other))
})
