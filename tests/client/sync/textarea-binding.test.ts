import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { DocumentState } from '../../../client/sync/document-provider.ts'
import { createOfferedWords } from '../../../client/sync/offered-words.ts'
import { createSharedText } from '../../../client/sync/shared-text.ts'
import { createStore } from '../../../client/sync/store.ts'
import { bindTextarea } from '../../../client/sync/textarea-binding.ts'
import { textName } from '../../../shared/domain/text.ts'
import { createPaperTextarea } from './paper-textarea.ts'

const name = textName('minutes', null)

/** Awa writes in a field; Oumar writes in the same text elsewhere. */
function aField(words = '') {
  const document = new Y.Doc()
  document.clientID = 1
  const oumar = new Y.Doc()
  oumar.clientID = 2
  document.getText(name).insert(0, words)
  Y.applyUpdate(oumar, Y.encodeStateAsUpdate(document))
  const state = createStore<DocumentState>({ document, ready: true, saved: true, refused: null })
  const shared = createSharedText(
    name,
    {
      changes: [],
      place: () => ({ document: 'desk', writes: true }),
      find: () => ({ name: 'desk.1', state, keep: () => {}, retire: () => {}, superseded: () => {}, stop: () => {} }),
    },
    createOfferedWords({ storage: null, scope: 's/r' }),
  )
  const field = createPaperTextarea()
  const release = bindTextarea(field.element, shared)
  const exchange = () => {
    Y.applyUpdate(oumar, Y.encodeStateAsUpdate(document, Y.encodeStateVector(oumar)), 'wire')
    Y.applyUpdate(document, Y.encodeStateAsUpdate(oumar, Y.encodeStateVector(document)), 'wire')
  }
  return {
    field,
    state,
    shared,
    release,
    exchange,
    theirs: oumar.getText(name),
    text: () => document.getText(name).toString(),
  }
}

test('« né » composed while another writes has no letter twice', () => {
  const { field, theirs, exchange, text } = aField('Je suis ')
  field.moveTo(8)
  field.compose('n')
  exchange()
  theirs.insert(0, 'Oui. ')
  exchange()
  field.compose('né')
  theirs.insert(theirs.length, ' ici')
  exchange()
  expect(field.value()).toBe('Je suis né')
  field.endComposition()
  expect(field.value()).toBe('Oui. Je suis né ici')
  expect(text()).toBe('Oui. Je suis né ici')
  expect(field.caret()).toBe('Oui. Je suis né'.length)
  exchange()
  expect(theirs.toString()).toBe('Oui. Je suis né ici')
})

test('a word composed anew keeps what others wrote within it', () => {
  const { field, theirs, exchange, text } = aField('')
  field.compose('mali')
  exchange()
  theirs.insert(2, '—')
  exchange()
  field.compose('Mopti')
  field.endComposition()
  expect(text()).toBe('Mopt—i')
  expect(field.value()).toBe(text())
})

test('words of others before the caret move it, words behind it do not', () => {
  const { field, theirs, exchange } = aField('milieu')
  field.moveTo(3)
  theirs.insert(0, 'Au ')
  theirs.insert(theirs.length, ' du jour')
  exchange()
  expect(field.value()).toBe('Au milieu du jour')
  expect(field.caret()).toBe(6)
})

test('a selection neither grows nor slips when others write at its edges', () => {
  const { field, theirs, exchange } = aField('un deux trois')
  field.moveTo(3, 7)
  theirs.insert(7, ' bis')
  theirs.insert(3, 'ou ')
  exchange()
  expect(field.value().slice(field.element.selectionStart, field.element.selectionEnd)).toBe('deux')
})

test('typing in both places at once, every copy agrees', () => {
  const act = fc.record({
    who: fc.constantFrom('awa', 'compose', 'end', 'oumar', 'wire'),
    at: fc.nat(30),
    words: fc.constantFrom('a', 'né', '😀', '', '\n'),
  })
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      const { field, theirs, exchange, text, release } = aField('Début')
      let composing = false
      for (const { who, at, words } of acts) {
        if (who === 'wire') exchange()
        if (who === 'oumar') {
          theirs.insert(wholeLetter(theirs.toString(), at), words)
          if (theirs.length > 4) theirs.delete(0, /^[\uD800-\uDBFF]/.test(theirs.toString()) ? 2 : 1)
        }
        if (who === 'awa' && !composing) {
          field.moveTo(wholeLetter(field.value(), at))
          field.type(words)
        }
        if (who === 'compose') {
          composing = true
          field.compose(words)
        }
        if (who === 'end' && composing) {
          composing = false
          field.endComposition()
        }
      }
      if (composing) field.endComposition()
      exchange()
      exchange()
      expect(field.value()).toBe(text())
      expect(theirs.toString()).toBe(text())
      expect(text().isWellFormed()).toBe(true)
      release()
    }),
    { seed: 5, numRuns: 400 },
  )
})

test('Ctrl+Z takes back what was typed here, not what others wrote', () => {
  const { field, theirs, exchange, text } = aField('')
  field.type('Bonjour')
  exchange()
  theirs.insert(7, ' Oumar')
  exchange()
  field.press('z')
  expect(text()).toBe(' Oumar')
  expect(field.value()).toBe(' Oumar')
  field.press('z', { shift: true })
  expect(field.value()).toBe('Bonjour Oumar')
  field.press('z')
  field.press('y')
  expect(field.value()).toBe('Bonjour Oumar')
})

test('a field over its limit or locked shows what there is', () => {
  const { field, state } = aField('plein')
  state.set({ ...state.get(), ready: false })
  field.moveTo(5)
  field.type(' trop')
  expect(field.value()).toBe('plein')
})

test('after a refusal the field holds the new document', () => {
  const { field, state } = aField('ancien')
  const document = new Y.Doc()
  document.getText(name).insert(0, 'nouveau')
  state.set({ document, ready: true, saved: true, refused: { code: 'text-locked', text: name } })
  expect(field.value()).toBe('nouveau')
  field.moveTo(7)
  field.type('!')
  expect(document.getText(name).toString()).toBe('nouveau!')
})

test('what was offered and taken is seen in the field', () => {
  const { field, shared, state } = aField('un')
  expect(state.get().ready).toBe(true)
  shared.edit({ at: 2, remove: 0, insert: ' deux' })
  expect(field.value()).toBe('un deux')
})

function wholeLetter(text: string, at: number): number {
  const place = at % (text.length + 1)
  return /[\uDC00-\uDFFF]/.test(text.charAt(place)) ? place - 1 : place
}
