import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { readStage } from '../../../shared/document/read-stage.ts'
import type { CardId } from '../../../shared/domain/ids.ts'
import { textName } from '../../../shared/domain/text.ts'
import { cardOf } from '../../world/answers.ts'
import { aServedHouse, type ServedHouse } from '../../world/served-house.ts'
import { openRaw, type Seat, send, takeSeat, until } from './wire.ts'

/** The package as it comes, given nothing but a seat's cookie. */
function stock(house: ServedHouse, seat: Seat, document: string) {
  class WithCookie extends WebSocket {
    constructor(url: string, protocols?: string[]) {
      super(url, protocols, { headers: { cookie: seat.cookie } })
    }
  }
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`ws://${house.host}${seat.base}/sync`, document, doc, {
    WebSocketPolyfill: WithCookie as never,
    disableBc: true,
  })
  return { doc, provider, synced: until(() => provider.synced) }
}

describe('a stock WebsocketProvider with a seat’s cookie', () => {
  let house: ServedHouse
  let [participant, facilitator, expert, board]: Seat[] = []
  let card: CardId
  const open: WebsocketProvider[] = []
  const join = async (seat: Seat | undefined, document: string) => {
    if (seat === undefined) throw new Error('nobody')
    const joined = stock(house, seat, document)
    open.push(joined.provider)
    await joined.synced
    return joined
  }

  beforeAll(async () => {
    house = await aServedHouse({ speed: 10 })
    ;[participant, facilitator, expert, board] = await Promise.all(
      (['participant', 'facilitator', 'expert', 'board'] as const).map((role) => takeSeat(house, role)),
    )
    if (facilitator === undefined) throw new Error('nobody')
    const asked = { kind: 'write-for', form: 'question', text: 'Qui décide ?', channel: 'paper', asker: null }
    card = cardOf(await send(house, facilitator, asked))
    await send(house, facilitator, { kind: 'set-answer', card, state: 'live' })
  })
  afterAll(async () => {
    for (const provider of open) provider.destroy()
    await house.stop()
  })

  it('follows the stage as a participant', async () => {
    const { doc } = await join(participant, 'stage.1')
    expect(readStage(doc)?.cards[card]).toMatchObject({ text: 'Qui décide ?', number: 1 })
    if (facilitator === undefined) throw new Error('nobody')
    await send(house, facilitator, { kind: 'spotlight', card })
    await until(() => readStage(doc)?.board.card === card)
  })

  it('edits, as the expert, the answer that he may edit, and the board shows it', async () => {
    const wall = await join(board, 'stage.1')
    const desk = await join(expert, 'answers.1')
    desk.doc.getText(textName('answer', card)).insert(0, 'Le Conseil national.')
    await until(() => JSON.stringify(readStage(wall.doc)?.cards[card]).includes('Le Conseil national.'))
  })

  it('[A-02] changes nothing as a participant, neither on the stage nor in an answer', async () => {
    const phone = await join(participant, 'stage.1')
    phone.doc.getMap('board').set('view', 'forged')
    phone.doc.getMap('cards').clear()
    if (participant === undefined || board === undefined) throw new Error('nobody')
    const refused = await openRaw(house, participant, 'answers.1')
    expect(await refused.closed).toEqual({ code: 4401, reason: 'not-allowed' })
    const wall = await openRaw(house, board, 'stage.1')
    await wall.synced
    expect(readStage(wall.doc)?.board.view).toBe('question')
    expect(Object.keys(readStage(wall.doc)?.cards ?? {})).toEqual([card])
    wall.ws.close()
  })
})
