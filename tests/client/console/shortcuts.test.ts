import { describe, expect, it } from 'vitest'
import {
  inboxVerb,
  moveOf,
  moveSelection,
  neighbourOf,
  pageVerb,
  queueVerb,
} from '../../../client/screens/console/shortcuts.ts'

const key = (name: string, held: { alt?: boolean; control?: boolean } = {}) => ({
  key: name,
  alt: held.alt ?? false,
  control: held.control ?? false,
})

describe('keys of the console', () => {
  it('knows the verbs of a row, in either case', () => {
    expect(inboxVerb(key('a'), true)).toBe('accept')
    expect(inboxVerb(key('A'), true)).toBe('accept')
    expect(queueVerb(key('e'), true)).toBe('screen')
    expect(queueVerb(key('a'), true)).toBeNull()
  })
  it('leaves the shortcuts of browser and system alone', () => {
    expect(inboxVerb(key('a', { control: true }), true)).toBeNull()
    expect(pageVerb(key('z', { control: true }), true)).toBeNull()
    expect(moveOf(key('ArrowDown', { alt: true }), true)).toBeNull()
  })
  it('keeps arrows and chords when single keys are switched off', () => {
    expect(inboxVerb(key('a'), false)).toBeNull()
    expect(pageVerb(key('b'), false)).toBeNull()
    expect(moveOf(key('j'), false)).toBeNull()
    expect(moveOf(key('ArrowDown'), false)).toBe('next')
    expect(queueVerb(key('ArrowUp', { alt: true }), false)).toBe('up')
  })
  it('is not fooled by the names of object properties', () => {
    expect(pageVerb(key('constructor'), true)).toBeNull()
    expect(inboxVerb(key('toString'), true)).toBeNull()
  })
  it('moves the selection and stays at the ends', () => {
    expect(moveSelection(['a', 'b'], null, 'next')).toBe('a')
    expect(moveSelection(['a', 'b'], 'b', 'next')).toBe('b')
    expect(moveSelection(['a', 'b'], 'b', 'first')).toBe('a')
    expect(moveSelection([], 'b', 'previous')).toBeNull()
  })
  it('hands over to the next row when one leaves, else to the one before', () => {
    expect(neighbourOf(['a', 'b', 'c'], 'b')).toBe('c')
    expect(neighbourOf(['a', 'b'], 'b')).toBe('a')
    expect(neighbourOf(['a'], 'a')).toBeNull()
  })
})
