import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { contentHash } from '../../../shared/document/content-hash.ts'
import { frame, verdict } from '../../../shared/protocol/frame.ts'
import { aProvider, aWriter } from './provider-ground.ts'
import { createSteppedRoom } from './stepped-room.ts'

/** What the server says of its document, as it stands now. */
function contentOf(document: Y.Doc): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const value of [frame.verdict, verdict.content, contentHash(document)]) encoding.writeVarUint(encoder, value)
  return encoding.toUint8Array(encoder)
}

/** TRUST 0.4: after a rollback a client id wrote « X » where it had written « c ». Equal state vectors, for ever. */
function aPast(words: string): Y.Doc {
  const past = new Y.Doc()
  past.clientID = 77
  past.getText('note:a').insert(0, words)
  return past
}

test('[C-04] a copy that shows something else than the server is made anew, and soon', async () => {
  const { world, socket, text, state } = await aProvider()
  await createSteppedRoom(aPast('abc')).admit(socket())
  const truth = createSteppedRoom(aPast('abX'))
  expect(Y.encodeStateVector(state().document)).toEqual(Y.encodeStateVector(truth.document))
  // A new question for the state, as after each reconnection, brings nothing.
  socket().cut(1006)
  await world.clock.advance(1_000)
  await truth.admit(socket())
  expect(text('note:a').toString()).toBe('abc')
  socket().deliver(contentOf(truth.document))
  await world.clock.advance(1_000)
  await truth.admit(socket())
  expect(text('note:a').toString()).toBe('abX')
  expect(state()).toMatchObject({ ready: true, saved: true })
})

test('[C-04] a copy that shows the same stays, and so does one with words under way', async () => {
  const { world, room, socket, text, state } = await aWriter()
  room.document.getText('note:a').insert(0, 'Bonjour')
  socket().cut(1006)
  await world.clock.advance(1_000)
  await room.admit(socket())
  const { document } = state()
  socket().deliver(contentOf(room.document))
  expect(state().document).toBe(document)
  text('note:a').insert(0, 'pas encore là')
  socket().deliver(contentOf(room.document))
  expect(state().document).toBe(document)
})
