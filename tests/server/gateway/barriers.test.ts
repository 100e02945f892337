import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { frame, syncStep } from '../../../shared/protocol/frame.ts'
import { aRoom } from './document-room.ts'
import { openRaw, type RawDocument } from './wire.ts'

describe('[N-01][C-04] a tick behind words that the server did not take', () => {
  let room: Awaited<ReturnType<typeof aRoom>>
  let desk: RawDocument
  let answered: number[]
  beforeEach(async () => {
    room = await aRoom(1)
    desk = await openRaw(room.house, room.expert, 'answers.1', { silent: true })
    desk.sync(syncStep.one, Y.encodeStateVector(desk.doc))
    await desk.synced
    answered = []
  })
  afterEach(() => room.house.stop())

  const asks = (barrier: number) => void desk.barrier(barrier).then(() => answered.push(barrier))
  const write = (words: string, origin: unknown = null) =>
    desk.doc.transact(() => desk.doc.getText(room.answer).insert(0, words), origin)
  const answersAll = () => desk.sync(syncStep.two, Y.encodeStateAsUpdate(desk.doc))

  /** A question for the state is answered after all that came before it on the socket: no waiting by the clock. */
  async function allBeforeIsAnswered(): Promise<void> {
    const next = new Promise<void>((come) => {
      const look = (data: Buffer) => {
        if (data[0] !== frame.sync || data[1] !== syncStep.two) return
        desk.ws.off('message', look)
        come()
      }
      desk.ws.on('message', look)
    })
    desk.sync(syncStep.one, Y.encodeStateVector(desk.doc))
    await next
    await Promise.resolve()
  }

  async function stands(): Promise<string> {
    const plenary = await room.house.assembled.sessions.living(room.house.sessions[0] as never)
    return plenary?.memory().textOf(room.answer) ?? ''
  }

  it('waits for the answer that holds them, when they came before it', async () => {
    write('mot jeté ')
    asks(1)
    await allBeforeIsAnswered()
    expect([answered, await stands()]).toEqual([[], ''])
    answersAll()
    await allBeforeIsAnswered()
    expect([answered, await stands()]).toEqual([[1], 'mot jeté '])
  })

  it('waits as well when a frame was lost on the way and the words behind it hang in the air', async () => {
    answersAll()
    await allBeforeIsAnswered()
    // Under this origin the replica sends nothing: the frame that the network lost.
    write('perdu ', 'server')
    write('puis ')
    write('encore ')
    asks(2)
    await allBeforeIsAnswered()
    expect([answered, await stands()]).toEqual([[], ''])
    answersAll()
    await allBeforeIsAnswered()
    expect([answered, await stands()]).toEqual([[2], 'encore puis perdu '])
  })
})
