import { describe, expect, it } from 'vitest'
import type { CardId } from '../../../shared/domain/ids.ts'
import { textName } from '../../../shared/domain/text.ts'
import { cardOf } from '../../world/answers.ts'
import { aServedHouse } from '../../world/served-house.ts'
import { call, joinControl, openRaw, type Seat, send, takeSeat, until } from './wire.ts'

const speed = 20
const asAsked = (text: string) => ({ kind: 'ask', form: 'question', text, name: null })

/** Where the words are in bytes, as they stand or escaped as JSON may. */
function isIn(bytes: Buffer, words: string): boolean {
  const escaped = words.replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return (
    bytes.includes(Buffer.from(words)) ||
    bytes.includes(Buffer.from(escaped)) ||
    bytes.includes(Buffer.from(words, 'utf16le'))
  )
}

describe('[S-01] what the team alone reads', () => {
  it('crosses no socket of the expert, of the board or of another phone, and no page of theirs', async () => {
    const house = await aServedHouse({ speed })
    const [facilitator, rapporteur, expert, board, awa, binta] = (await Promise.all(
      (['facilitator', 'rapporteur', 'expert', 'board', 'participant', 'participant'] as const).map((role) =>
        takeSeat(house, role),
      ),
    )) as [Seat, Seat, Seat, Seat, Seat, Seat]
    const listeners = await Promise.all(
      [expert, board, binta].map(async (seat) => {
        const control = await joinControl(house, seat)
        const documents = [await openRaw(house, seat, 'stage.1')]
        if (seat === expert) documents.push(await openRaw(house, seat, 'answers.1'))
        await Promise.all(documents.map((each) => each.synced))
        return { seat, control, documents }
      }),
    )
    const team = await joinControl(house, facilitator)

    // The inbox, what is set aside, what is protected before it was shown, and a name.
    await send(house, awa, { kind: 'ask', form: 'question', text: 'Inboîte : qui ?', name: 'Nométrange' })
    const refused = cardOf(await send(house, awa, asAsked('Refusée à part : qui ?')))
    const guarded = cardOf(await send(house, awa, asAsked('Protégée : qui ?')))
    const shown = cardOf(await send(house, awa, asAsked('Montrée : qui ?')))
    await send(house, facilitator, { kind: 'decline', card: refused, reason: 'names-someone' })
    await send(house, facilitator, { kind: 'protect', card: guarded })
    await send(house, facilitator, { kind: 'accept', card: shown })
    await send(house, facilitator, { kind: 'spotlight', card: shown })
    // A recommendation in draft, and a wording not yet accepted.
    const draft = 'r'.repeat(26) as CardId
    await send(house, rapporteur, { kind: 'draft-recommendation', card: draft, text: 'Ébauche première', sources: [] })
    const waiting = cardOf(await send(house, awa, asAsked('Attendue : qui ?')))
    await send(house, facilitator, { kind: 'reword', card: waiting })
    const desk = await openRaw(house, rapporteur, 'desk.1')
    await desk.synced
    desk.doc.getText(textName('recommendation', draft)).insert(0, 'Ébauché à moitié ')
    desk.doc.getText(textName('wording', waiting)).insert(0, 'Réécrite en secret ')
    await desk.barrier(1)
    // The expert's draft is his and the team's; the room reads it when it is live.
    await send(house, expert, { kind: 'set-answer', card: shown, state: 'draft' })
    const pen = listeners[0]?.documents[1]
    pen?.doc.getText(textName('answer', shown)).insert(0, 'Brouillon caché ')
    await pen?.barrier(1)
    // Something that everyone hears ends the play: then all that could come before it has come.
    await send(house, facilitator, { kind: 'show-view', view: 'message', message: 'Finétoile' })
    await until(() => listeners.every(({ documents }) => documents[0]?.heard().includes(Buffer.from('Finétoile'))))
    await until(() => team.heard().includes('Finétoile'))

    const hidden = [
      'Inboîte',
      'Nométrange',
      'Refusée à part',
      'Protégée :',
      'Ébauche première',
      'Ébauché à moitié',
      'Attendue',
      'Réécrite en secret',
    ]
    const ids = [refused, guarded, waiting, draft]
    for (const { seat, control, documents } of listeners) {
      const pages = await Promise.all(
        ['/', '/stage.json', '/own.json', '/state/stage.1', '/state/desk.1', '/?tab=questions'].map((path) =>
          call(house, 'GET', seat.base + path, { cookie: seat.cookie }),
        ),
      )
      const heard = Buffer.concat([
        Buffer.from(control.heard()),
        ...documents.map((each) => each.heard()),
        ...pages.map((page) => Buffer.from(page.bytes)),
      ])
      const words = seat === expert ? hidden : [...hidden, 'Brouillon caché']
      expect(
        words.filter((each) => isIn(heard, each)),
        seat.role,
      ).toEqual([])
      // Not even that something is there.
      expect(
        ids.filter((id) => isIn(heard, id)),
        seat.role,
      ).toEqual([])
      expect(isIn(heard, awa.cookie.replace('seat=', '').split('.')[0] ?? '-'), seat.role).toBe(false)
      // The net would have caught it.
      expect(isIn(heard, 'Montrée : qui ?'), seat.role).toBe(true)
    }
    for (const words of hidden.slice(0, 3)) expect(isIn(Buffer.from(team.heard()), words), words).toBe(true)
    expect(team.heard()).not.toContain(awa.cookie.replace('seat=', '').split('.')[0])
    await house.stop()
  })

  it('leaves the asker’s own phone too, once it is protected: a phone may be searched', async () => {
    const house = await aServedHouse({ speed })
    const [facilitator, awa] = [await takeSeat(house, 'facilitator'), await takeSeat(house, 'participant')]
    const guarded = cardOf(await send(house, awa, asAsked('Protégée après coup : qui ?')))
    await send(house, facilitator, { kind: 'accept', card: guarded })
    await send(house, facilitator, { kind: 'protect', card: guarded })
    // All that a phone that opens now is told, by every way.
    const control = await joinControl(house, awa)
    const pages = await Promise.all(
      ['/', '/?tab=questions&show=mine', '/stage.json', '/own.json'].map((path) =>
        call(house, 'GET', awa.base + path, { cookie: awa.cookie }),
      ),
    )
    const heard = Buffer.concat([Buffer.from(control.heard()), ...pages.map((page) => Buffer.from(page.bytes))])
    expect(isIn(heard, 'Protégée après coup')).toBe(false)
    // Its number and what became of it stay.
    expect(heard.toString()).toContain(guarded)
    for (const page of pages) expect(page.headers['cache-control']).toBe('no-store')
    await house.stop()
  })

  it('is also how the team writes down who speaks; a name that its owner typed is shown', async () => {
    const house = await aServedHouse({ speed })
    const [facilitator, awa] = [await takeSeat(house, 'facilitator'), await takeSeat(house, 'participant')]
    const named = cardOf(await send(house, awa, { ...asAsked('Qui signe ?'), name: 'Awa Konaté' }))
    await send(house, facilitator, { kind: 'accept', card: named })
    const asker = 'Femme, troisième rang'
    await send(house, facilitator, { kind: 'write-for', form: 'question', text: 'Qui ?', channel: 'microphone', asker })
    const stage = await call(house, 'GET', `${awa.base}/stage.json`, { cookie: awa.cookie })
    expect(isIn(Buffer.from(stage.bytes), 'Awa Konaté')).toBe(true)
    expect(isIn(Buffer.from(stage.bytes), asker)).toBe(false)
    await house.stop()
  })
})
