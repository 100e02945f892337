import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { DocumentProvider, DocumentState } from '../../../client/sync/document-provider.ts'
import { createOfferedWords } from '../../../client/sync/offered-words.ts'
import { createSharedText } from '../../../client/sync/shared-text.ts'
import { createStore } from '../../../client/sync/store.ts'
import type { TextPlace } from '../../../client/sync/text-place.ts'
import type { CardId } from '../../../shared/domain/ids.ts'
import { textName } from '../../../shared/domain/text.ts'
import { createMemoryStorage } from './stepped-world.ts'

const card = 'a'.repeat(26) as CardId
const name = textName('wording', card)

function aDocument(words = '') {
  const document = new Y.Doc()
  document.getText(name).insert(0, words)
  const state = createStore<DocumentState>({ document, ready: true, saved: true, refused: null })
  const provider: DocumentProvider = {
    name: 'desk.1',
    state,
    keep: () => {},
    retire: () => {},
    superseded: () => {},
    stop: () => {},
  }
  return { document, state, provider }
}

function aText(storage = createMemoryStorage()) {
  const desk = aDocument('Bonjour')
  const floor = aDocument('Bonjour à tous')
  const place = createStore<TextPlace>({ document: 'desk', writes: true })
  const offered = createOfferedWords({ storage, scope: 's/r' })
  const shared = createSharedText(
    name,
    {
      changes: [place],
      place: place.get,
      find: (base) => (base === 'desk' ? desk.provider : floor.provider),
    },
    offered,
  )
  return { desk, floor, place, offered, shared, state: () => shared.state.get() }
}

test('what is typed is in the document, and in the state', () => {
  const { desk, shared, state } = aText()
  shared.edit({ at: 7, remove: 0, insert: ' Awa' })
  expect(desk.document.getText(name).toString()).toBe('Bonjour Awa')
  expect(state()).toMatchObject({ value: 'Bonjour Awa', status: 'ready', writable: true })
})

test('letters over the limit are left out, whole letters only', () => {
  const { shared, state } = aText()
  shared.edit({ at: 7, remove: 0, insert: `${'x'.repeat(272)}😀` })
  expect(state().value).toHaveLength(279)
})

test('a text that moves to a floor is written there, and comes back', () => {
  const { floor, place, shared, state } = aText()
  place.set({ document: 'floor', writes: true })
  expect(state().value).toBe('Bonjour à tous')
  shared.edit({ at: 14, remove: 0, insert: '.' })
  expect(floor.document.getText(name).toString()).toBe('Bonjour à tous.')
  place.set({ document: 'desk', writes: true })
  expect(state().value).toBe('Bonjour')
})

test('a locked text takes nothing', () => {
  const { place, shared, state } = aText()
  place.set({ document: 'desk', writes: false })
  shared.edit({ at: 0, remove: 7, insert: '' })
  expect(state()).toMatchObject({ value: 'Bonjour', status: 'locked', writable: false })
})

test('words that were refused are offered, and taken at the end', () => {
  const { desk, offered, shared, state } = aText()
  offered.offer(name, 'Mes mots')
  desk.state.set({ ...desk.state.get(), refused: { code: 'text-locked', text: name } })
  expect(state()).toMatchObject({ status: 'refused', offered: 'Mes mots' })
  shared.takeOffered()
  expect(state()).toMatchObject({ value: 'Bonjour\nMes mots', offered: null, status: 'ready' })
})

test.each([
  ['Every com', 'plaint is kept.', 'Every complaint is kept.'],
  ['La loi', ' interdit toute somme.', 'La loi interdit toute somme.'],
  ['La loi interdit.', 'Le registre existe.', 'La loi interdit.\nLe registre existe.'],
  ['La loi', 'Un registre', 'La loi\nUn registre'],
  ['', ' mes mots', ' mes mots'],
])('to « %s », « %s » is put back as it was being typed', (before, words, whole) => {
  const { desk, offered, shared, state } = aText()
  shared.edit({ at: 0, remove: 7, insert: before })
  expect(desk.document.getText(name).toString()).toBe(before)
  offered.offer(name, words)
  shared.takeOffered()
  expect(state()).toMatchObject({ value: whole, offered: null })
})

test('words found after a reload that arrived after all are not offered again', () => {
  const storage = createMemoryStorage()
  storage.setItem(`palabre.unsent/s/r/${name}/12`, 'Bonjour')
  const { state } = aText(storage)
  expect(state().offered).toBeNull()
  expect(storage.length).toBe(0)
})

test('words found after a reload are offered until they are dropped', () => {
  const storage = createMemoryStorage()
  storage.setItem(`palabre.unsent/s/r/${name}/12`, 'jamais partis')
  const { shared, state } = aText(storage)
  expect(state()).toMatchObject({ offered: 'jamais partis', status: 'ready' })
  shared.dropOffered()
  expect(state().offered).toBeNull()
  expect(storage.length).toBe(0)
})

test('words offered to an earlier page and words it had under way are all offered, once each', () => {
  const storage = createMemoryStorage()
  storage.setItem(`palabre.unsent/s/r/${name}/12`, 'encore en route')
  storage.setItem(`palabre.unsent/s/r/${name}/offered`, 'offerts déjà')
  const { state } = aText(storage)
  expect(state().offered?.split('\n').sort()).toEqual(['encore en route', 'offerts déjà'])
  expect(storage.length).toBe(1)
})
