import { describe, expect, it } from 'vitest'
import { undoPlan } from '../../../client/screens/console/undo-plan.ts'
import { aQuestion, aRecommendation, aTeamView, cardId } from './cards.ts'

const queued = { is: 'queued' } as const
const one = cardId('one')

describe('the way back from an act', () => {
  it('returns an accepted or refused question to the inbox', () => {
    const view = aTeamView([aQuestion('one', 1)])
    const back = [{ kind: 'return-to-inbox', card: one }]
    expect(undoPlan({ kind: 'accept', card: one }, view, 0)).toEqual(back)
    expect(undoPlan({ kind: 'decline', card: one, reason: 'off-topic' }, view, 0)).toEqual(back)
  })
  it('takes the floor back from who was given it by mistake, and puts him where he stood', () => {
    const row = { state: 'waiting', spoken: 0, endsAt: null, fromPhone: false } as const
    const view = {
      ...aTeamView([]),
      speakers: {
        x: { id: 'x', ticket: '041', order: 1, ...row },
        y: { id: 'y', ticket: '112', order: 2, ...row },
      },
    }
    expect(undoPlan({ kind: 'give-word', speaker: 'x', minutes: 2 }, view, 0)).toEqual([
      { kind: 'end-word', speaker: 'x', counts: false },
      { kind: 'place-speaker', speaker: 'x', before: 'y' },
    ])
    expect(undoPlan({ kind: 'drop-speaker', speaker: 'y' }, view, 0)).toEqual([
      { kind: 'place-speaker', speaker: 'y', before: null },
    ])
    expect(undoPlan({ kind: 'tick-word', group: 'men', by: 1 }, view, 0)).toEqual([
      { kind: 'tick-word', group: 'men', by: -1 },
    ])
  })
  it('puts a returned question back on its place in the queue', () => {
    const view = aTeamView([aQuestion('one', 1, { state: queued }), aQuestion('two', 2, { state: queued })])
    expect(undoPlan({ kind: 'return-to-inbox', card: one }, view, 0)).toEqual([
      { kind: 'accept', card: one },
      { kind: 'place', card: one, before: cardId('two') },
    ])
  })
  it('refuses again for the same reason', () => {
    const view = aTeamView([aQuestion('one', 1, { state: { is: 'declined', reason: 'not-clear' } })])
    expect(undoPlan({ kind: 'return-to-inbox', card: one }, view, 0)).toEqual([
      { kind: 'decline', card: one, reason: 'not-clear' },
    ])
  })
  it('parts what was united, and unites what was parted', () => {
    const into = cardId('two')
    const view = aTeamView([aQuestion('one', 1), aQuestion('two', 2, { state: queued })])
    expect(undoPlan({ kind: 'merge', card: one, into }, view, 0)).toEqual([{ kind: 'unmerge', card: one }])
    const merged = aTeamView([aQuestion('one', 1, { state: { is: 'merged', into } })])
    expect(undoPlan({ kind: 'unmerge', card: one }, merged, 0)).toEqual([{ kind: 'merge', card: one, into }])
  })
  it('gives the wall its former card or view', () => {
    const board = { hidden: false, page: 0, message: '' }
    const asked = aTeamView([], { board: { ...board, view: 'question', card: one } })
    expect(undoPlan({ kind: 'spotlight', card: cardId('two') }, asked, 0)).toEqual([{ kind: 'spotlight', card: one }])
    const paused = aTeamView([], { board: { ...board, view: 'pause', card: one, message: 'Reprise à 11 h' } })
    expect(undoPlan({ kind: 'spotlight', card: null }, paused, 0)).toEqual([
      { kind: 'show-view', view: 'pause', message: 'Reprise à 11 h' },
    ])
  })
  it('gives the room its time back', () => {
    const view = aTeamView([], { clock: { endsAt: 120_000, leftMs: null } })
    expect(undoPlan({ kind: 'set-time', minutes: 0, running: true }, view, 60_000)).toEqual([
      { kind: 'set-time', minutes: 1, running: true },
    ])
  })
  it('opens a finished answer again, and an adopted recommendation too', () => {
    const view = aTeamView([aQuestion('one', 1, { state: queued, answer: 'live' }), aRecommendation('advice', 1)])
    expect(undoPlan({ kind: 'answer-aloud', card: one }, view, 0)).toEqual([
      { kind: 'reopen-answer', card: one },
      { kind: 'set-answer', card: one, state: 'live' },
    ])
    const card = cardId('advice')
    const adopt = { kind: 'set-outcome', card, outcome: { is: 'adopted', by: 'acclamation' } } as const
    expect(undoPlan(adopt, view, 0)).toEqual([{ kind: 'set-outcome', card, outcome: { is: 'in-progress' } }])
  })
  it('has no way back from a message, a new code, or an act that changes nothing', () => {
    const view = aTeamView([aQuestion('one', 1)])
    expect(undoPlan({ kind: 'message-expert', text: 'Plus court' }, view, 0)).toBeNull()
    expect(undoPlan({ kind: 'new-code' }, view, 0)).toBeNull()
    expect(undoPlan({ kind: 'set-theme', card: one, theme: null }, view, 0)).toBeNull()
    expect(undoPlan({ kind: 'accept', card: cardId('unknown') }, view, 0)).toBeNull()
  })
})
