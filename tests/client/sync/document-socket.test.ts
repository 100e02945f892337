import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createDocumentSocket } from '../../../client/sync/document-socket.ts'
import { createSteppedRoom } from './stepped-room.ts'
import { createSteppedWorld } from './stepped-world.ts'

function aSocket() {
  const world = createSteppedWorld()
  const document = new Y.Doc()
  const lost: (number | null)[] = []
  const nothing = () => {}
  const socket = createDocumentSocket({
    world,
    base: '/s/session/expert',
    name: 'floor-a.1',
    document,
    reads: false,
    listener: {
      opened: nothing,
      heard: nothing,
      synced: nothing,
      answered: nothing,
      verdict: nothing,
      wrote: nothing,
      lost: (code) => lost.push(code),
    },
  })
  socket.connect()
  return { world, document, lost, socket, far: () => world.network.latest('/sync/floor-a.1') }
}

test('between the goodbye and its event nothing is sent, and all of it goes up with the next connection', async () => {
  const { document, lost, socket, far } = aSocket()
  const room = createSteppedRoom()
  await room.admit(far())
  const first = far()
  first.take()
  first.closing()
  document.getText('recommendation:a').insert(0, 'Publier les comptes')
  socket.send(Uint8Array.of(101, 1))
  // The far end's question was on its way already: the answer would go into a socket that is closing.
  first.deliver(Uint8Array.of(0, 0, 1, 0))
  expect([first.complaints, first.sent, lost]).toEqual([[], [], []])
  first.cut(4410)
  expect(lost).toEqual([4410])

  socket.connect()
  await room.admit(far())
  room.take(far())
  expect(room.document.getText('recommendation:a').toString()).toBe('Publier les comptes')
  socket.stop()
})

test('one let go before it was open is closed as soon as it is, and says nothing first', () => {
  const { socket, far } = aSocket()
  socket.stop()
  expect([far().complaints, far().readyState]).toEqual([[], 0])
  far().accept()
  expect([far().readyState, far().sent, far().complaints]).toEqual([3, [], []])
})
