import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { mergeText } from '../../../server/projection/merge-text.ts'

function aText(words: string) {
  const document = new Y.Doc()
  document.getText('t').insert(0, words)
  return document.getText('t')
}

describe('a text brought up to what was written of it elsewhere', () => {
  it.each([
    ['Que zr1 zr2', 'Que zr3 zr1 zr2 zr4'],
    ['', 'Former les élus'],
    ['Former les élus', ''],
    ['Un deux trois', 'trois deux Un'],
    ['Deux  espaces\net une ligne', 'Deux espaces\n\net une ligne 😀'],
    ['a '.repeat(900), 'b '.repeat(900)],
  ])('has its words exactly', (before, after) => {
    const text = aText(before)
    mergeText(text, after)
    expect(text.toString()).toBe(after)
  })

  it('leaves what somebody writes at the same moment where he put it, never inside a word', () => {
    const desk = aText('Que zr12z zr13z')
    const page = new Y.Doc()
    Y.applyUpdate(page, Y.encodeStateAsUpdate(desk.doc as Y.Doc))
    mergeText(desk, 'Que zr18z  zr12z zr13z zr16z')
    // He has not seen it yet, and writes between the two words that he reads.
    page.getText('t').insert(10, 'ici ')
    Y.applyUpdate(desk.doc as Y.Doc, Y.encodeStateAsUpdate(page))
    expect(desk.toString()).toBe('Que zr18z  zr12z ici zr13z zr16z')
  })
})
