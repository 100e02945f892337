import type { Socket } from 'node:net'
import fc from 'fast-check'
import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { limits } from '../../../shared/domain/limits.ts'
import { frame, syncStep } from '../../../shared/protocol/frame.ts'
import { protocolVersion } from '../../../shared/protocol/version.ts'
import { aRoom, wallText } from './document-room.ts'
import { joinControl, message, openRaw, type RawDocument, send, syncMessage, until } from './wire.ts'

describe('what a document’s socket is sent', () => {
  let room: Awaited<ReturnType<typeof aRoom>>
  let wall: RawDocument
  let desk: RawDocument
  beforeEach(async () => {
    room = await aRoom(1)
    wall = await openRaw(room.house, room.board, 'stage.1')
    desk = await openRaw(room.house, room.expert, 'answers.1')
    await Promise.all([wall.synced, desk.synced])
  })
  afterEach(() => room.house.stop())

  /** The room goes on: a keystroke at the desk is on the wall. */
  async function goesOn(): Promise<void> {
    const word = `mot${desk.doc.getText(room.answer).length} `
    desk.doc.getText(room.answer).insert(0, word)
    await until(() => wallText(wall, room.card).includes(word))
  }

  it('[F-01][F-03] ends that socket or is passed over when it is malformed; the others go on', async () => {
    const type = (n: number, ...rest: number[]) => Uint8Array.of(n, ...rest)
    const huge = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f]
    const ending: [string, Uint8Array][] = [
      ['an empty frame', new Uint8Array()],
      ['a type without an end', type(...([0x80, 0x80] as const))],
      ['a step without bytes', type(0, 2)],
      ['a length beyond the frame', type(0, 2, 200, 1)],
      ['a length of 2^53', type(0, 2, ...huge)],
      ['a state vector that is none', type(0, 0, 3, 0xff, 0xff, 0xff)],
      ['an update that is none', syncMessage(syncStep.two, Uint8Array.of(9, 9, 9))],
      ['a step that is unknown', syncMessage(7, Uint8Array.of(9, 9, 9))],
      ['a barrier without a number', type(frame.barrier)],
    ]
    for (const [what, bytes] of ending) {
      const bad = await openRaw(room.house, room.expert, 'answers.1')
      await bad.synced
      bad.ws.send(bytes)
      expect(await bad.closed, what).toMatchObject({ code: 4409 })
    }
    const passing: [string, string | Uint8Array][] = [
      ['a text frame', '{"kind":"ask"}'],
      ['a type that nobody knows', type(55, 1, 2, 3)],
      ['awareness of another', message(frame.awareness, (e) => encoding.writeVarUint8Array(e, type(1, 7, 1, 2)))],
      ['a verdict from a client', type(frame.verdict, 0, 1, 1)],
    ]
    const bad = await openRaw(room.house, room.expert, 'answers.1')
    for (const [, bytes] of passing) bad.ws.send(bytes)
    await bad.barrier(1)
    expect(bad.ws.readyState).toBe(1)
    bad.ws.close()
    await goesOn()
  })

  it('[F-03] ends the socket and nothing else, whatever bytes they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 12 }), async (frames) => {
        const bad = await openRaw(room.house, room.expert, 'answers.1', { silent: true })
        for (const each of frames) bad.ws.send(each)
        for (const each of frames) bad.ws.send(Uint8Array.of(0, 2, each.length, ...each))
        bad.ws.close()
        await bad.closed
      }),
      { numRuns: 60, seed: 20210224 },
    )
    await goesOn()
  })

  it('[F-02] closes with 1009 on a frame beyond the limit, with 1002 on one that breaks the protocol', async () => {
    const large = await openRaw(room.house, room.expert, 'answers.1')
    large.ws.send(new Uint8Array(limits.updateBytesMax + 1))
    expect(await large.closed).toMatchObject({ code: 1009 })
    const broken = await openRaw(room.house, room.expert, 'answers.1')
    const tcp = (broken.ws as unknown as { readonly _socket: Socket })._socket
    tcp.write(Uint8Array.of(0xf2, 0x80, 1, 2, 3, 4))
    expect(await broken.closed).toMatchObject({ code: 1002 })
    await goesOn()
  })

  it('[F-05] is not looked at any more when it floods', async () => {
    const flooding = await openRaw(room.house, room.phone, 'stage.1')
    await flooding.barrier(1)
    const nothing = message(frame.awareness, (e) => encoding.writeVarUint8Array(e, new Uint8Array(20)))
    for (let at = 0; at < 2_000; at++) flooding.ws.send(nothing)
    expect(await flooding.closed).toEqual({ code: 4409, reason: 'limit' })
    expect(flooding.verdicts()).toContainEqual({ code: 'limit', text: null })
    const heavy = await openRaw(room.house, room.expert, 'answers.1')
    for (let at = 0; at < 8; at++) heavy.ws.send(syncMessage(syncStep.update, new Uint8Array(200_000)))
    expect(await heavy.closed).toMatchObject({ code: 4409 })
    await goesOn()
  })

  it('lets a hundred keystrokes through that come at once, each with its barrier', async () => {
    const kept: Promise<void>[] = []
    for (let at = 0; at < 100; at++) {
      desk.doc.getText(room.answer).insert(at, 'a')
      kept.push(desk.barrier(at))
    }
    await Promise.all(kept)
    await until(() => wallText(wall, room.card) === 'a'.repeat(100))
  })

  it('[A-02] gets its reason before the close when it may not be, and changed nothing', async () => {
    const other = await openRaw(room.house, room.expert, 'answers.1')
    await other.synced
    await other.barrier(1)
    other.doc.getText('answer:nobody').insert(0, 'FORGÉ')
    expect(await other.closed).toMatchObject({ code: 4409 })
    expect(other.verdicts()).toMatchObject([{ protocol: protocolVersion }, { code: 'schema' }])
    const stock = await openRaw(room.house, room.expert, 'answers.1')
    await stock.synced
    stock.doc.getText('answer:nobody').insert(0, 'FORGÉ')
    expect(await stock.closed).toMatchObject({ code: 4409 })
    // A client that never spoke of barriers knows no message 100.
    expect(stock.verdicts()).toEqual([])
    const again = await openRaw(room.house, room.expert, 'answers.1')
    await again.synced
    expect(again.doc.share.has('answer:nobody')).toBe(false)
    await goesOn()
  })

  it('another epoch closes 4410, and so does a document that is none', async () => {
    for (const name of ['stage.2', 'answers.99', 'inbox.1', 'floor-x.1', 'stage', '%00', '..%2fdesk.1']) {
      const other = await openRaw(room.house, room.facilitator, name)
      expect(await other.closed, name).toMatchObject({ code: 4410 })
    }
  })

  it('[A-03] the desk is the team’s alone, the answers are the expert’s and the team’s, a floor’s only while it is open', async () => {
    const { house, expert, phone, board, facilitator } = room
    for (const seat of [expert, phone, board]) {
      expect(await (await openRaw(house, seat, 'desk.1')).closed, seat.role).toMatchObject({ code: 4401 })
      const state = await fetch(`${house.origin}${seat.base}/state/desk.1`, { headers: { cookie: seat.cookie } })
      expect(state.status).toBe(403)
    }
    for (const seat of [phone, board]) {
      expect(await (await openRaw(house, seat, 'answers.1')).closed, seat.role).toMatchObject({ code: 4401 })
    }
    const card = 'r'.repeat(26)
    const text = `recommendation:${card}`
    await send(house, facilitator, { kind: 'draft-recommendation', card, text: 'Réserver', sources: [] })
    await send(house, facilitator, { kind: 'open-floor', text, to: 'room' })
    const control = await joinControl(house, phone)
    const { floors } = control.hello.view as { readonly floors: Record<string, { readonly document: string }> }
    const name = `${floors[text]?.document}.1`
    expect(await (await openRaw(house, expert, name)).closed).toMatchObject({ code: 4401 })
    const floor = await openRaw(house, phone, name)
    await floor.synced
    floor.doc.getText(text).insert(8, ' des sièges')
    await floor.barrier(1)
    await send(house, facilitator, { kind: 'close-floor', text })
    expect(await floor.closed).toEqual({ code: 4410, reason: 'epoch' })
    control.leave()
  })
})
