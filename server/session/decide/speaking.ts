import { limits } from '../../../shared/domain/limits.ts'
import { nobodySpoke, type SpeakerRow, type Speaking } from '../../../shared/domain/speaking.ts'
import { type Decide, type Deciding, type Decision, decided, refused, writeSession } from '../decision.ts'
import { currentSpeaker, waitingSpeakers } from '../speakers.ts'
import { type RowWrite, sessionOf } from '../state.ts'

const minuteMs = 60_000

function write(row: SpeakerRow): RowWrite {
  return { table: 'speaker', key: row.id, row }
}

function count(on: Deciding, change: (before: Speaking) => Partial<Speaking>): RowWrite {
  const before = sessionOf(on.state).speaking ?? nobodySpoke
  return writeSession(on.state, { speaking: { ...before, ...change(before) } })
}

function lastOrder(on: Deciding): number {
  return (waitingSpeakers(on.state).at(-1)?.order ?? 0) + 1
}

function fresh(on: Deciding, who: Pick<SpeakerRow, 'ticket' | 'seat'>): Decision {
  if (on.state.speaker.size >= limits.speakersMax) return refused('full')
  return decided([write({ id: on.newId(), ...who, state: 'waiting', order: lastOrder(on), spoken: 0, endsAt: null })])
}

function withSpeaker(on: Deciding, id: string, then: (row: SpeakerRow) => Decision): Decision {
  const row = on.state.speaker.get(id)
  return row === undefined ? refused('unknown-card') : then(row)
}

/** From a phone, which gets a ticket of its own and keeps it. Lowering ends no speech that has begun. */
export const raiseHand: Decide<'raise-hand'> = (on, command) => {
  const own = [...on.state.speaker.values()].find((row) => row.seat === on.actor.seat)
  if (own === undefined) return command.on ? fresh(on, { ticket: phoneTicket(on), seat: on.actor.seat }) : decided([])
  if (own.state === 'speaking') return command.on ? decided([]) : refused('wrong-state')
  if ((own.state === 'waiting') === command.on) return decided([])
  return decided([write(command.on ? { ...own, state: 'waiting', order: lastOrder(on) } : { ...own, state: 'rested' })])
}

/** No letter of a theme or of an item (A–F, K, Q, R), none that is misheard for a digit: a phone's ticket is like nothing else. */
const letters = 'HJLMNPTVWXYZ'

/** Drawn at random; the next free one where it is taken. */
function phoneTicket(on: Deciding): string {
  const taken = new Set([...on.state.speaker.values()].map((row) => row.ticket))
  const all = letters.length * 100
  let drawn = Number(on.newCode()) % all
  const ticketOf = (at: number) => `${letters[Math.floor(at / 100)]}${String(at % 100).padStart(2, '0')}`
  while (taken.has(ticketOf(drawn))) drawn = (drawn + 1) % all
  return ticketOf(drawn)
}

/** A card shown in the room: up to four digits, written as they stand on it (`41` is `041`). */
export const addSpeaker: Decide<'add-speaker'> = (on, command) => {
  const typed = command.ticket.trim()
  if (!/^\d{1,4}$/.test(typed)) return refused('bad-number')
  const ticket = String(Number(typed)).padStart(3, '0')
  const known = [...on.state.speaker.values()].find((row) => row.ticket === ticket)
  if (known === undefined) return fresh(on, { ticket, seat: null })
  if (known.state !== 'rested') return refused('wrong-state')
  return decided([write({ ...known, state: 'waiting', order: lastOrder(on) })])
}

export const dropSpeaker: Decide<'drop-speaker'> = (on, command) =>
  withSpeaker(on, command.speaker, (row) =>
    row.state === 'waiting' ? decided([write({ ...row, state: 'rested' })]) : refused('wrong-state'),
  )

/** In front of another, or last. The few who wait are numbered anew each time. */
export const placeSpeaker: Decide<'place-speaker'> = (on, command) =>
  withSpeaker(on, command.speaker, (row) => {
    // Who was dropped from the list comes back to his place by the same command.
    if (row.state === 'speaking' || command.before === row.id) return refused('wrong-state')
    const others = waitingSpeakers(on.state).filter((other) => other.id !== row.id)
    const at = command.before === null ? others.length : others.findIndex((other) => other.id === command.before)
    if (at < 0) return refused('wrong-state')
    const list = [...others.slice(0, at), { ...row, state: 'waiting' as const }, ...others.slice(at)]
    return decided(list.map((each, index) => write({ ...each, order: index + 1 })))
  })

function ended(row: SpeakerRow): SpeakerRow {
  return { ...row, state: 'rested', spoken: row.spoken + 1, endsAt: null }
}

/** One has the floor: whoever had it before has spoken. A speech is counted when it begins. */
export const giveWord: Decide<'give-word'> = (on, command) =>
  withSpeaker(on, command.speaker, (row) => {
    if (row.state !== 'waiting') return refused('wrong-state')
    const before = currentSpeaker(on.state)
    return decided([
      ...(before === null ? [] : [write(ended(before))]),
      write({ ...row, state: 'speaking', endsAt: endsAt(on, command.minutes) }),
      count(on, ({ speeches }) => ({ speeches: speeches + 1, interpreting: false })),
    ])
  })

/** Refuses when this one no longer has the floor: a key pressed late ends nobody else's speech. */
export const endWord: Decide<'end-word'> = (on, command) =>
  withSpeaker(on, command.speaker, (row) => {
    if (row.state !== 'speaking') return refused('wrong-state')
    if (command.counts) return decided([write(ended(row)), count(on, () => ({ interpreting: false }))])
    return decided([
      write({ ...row, state: 'waiting', endsAt: null }),
      count(on, ({ speeches }) => ({ speeches: Math.max(0, speeches - 1), interpreting: false })),
    ])
  })

export const timeWord: Decide<'time-word'> = (on, command) =>
  withSpeaker(on, command.speaker, (row) =>
    row.state === 'speaking'
      ? decided([write({ ...row, endsAt: endsAt(on, command.minutes) })])
      : refused('wrong-state'),
  )

function endsAt(on: Deciding, minutes: number | null): number | null {
  return minutes === null ? null : on.now + Math.round(minutes * minuteMs)
}

/** One more or one less; beside it stands no speaker and no question. */
export const tickWord: Decide<'tick-word'> = (on, command) => {
  const before = (sessionOf(on.state).speaking ?? nobodySpoke)[command.group]
  if (before + command.by < 0) return refused('bad-number')
  return decided([count(on, () => ({ [command.group]: before + command.by }))])
}

export const interpret: Decide<'interpret'> = (on, command) =>
  decided([count(on, () => ({ interpreting: command.on }))])
