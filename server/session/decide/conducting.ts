import { limits } from '../../../shared/domain/limits.ts'
import type { TextName } from '../../../shared/domain/text.ts'
import { cleanWords } from '../clean-words.ts'
import { type Decide, decided, refused, writeSession } from '../decision.ts'
import { sessionOf } from '../state.ts'
import { isVoting } from '../votes.ts'

export const changePhase: Decide<'change-phase'> = (on, command) =>
  decided([writeSession(on.state, { phase: command.phase })])

export const setTime: Decide<'set-time'> = (on, command) => {
  if (command.minutes === null) return decided([writeSession(on.state, { clock: { endsAt: null, leftMs: null } })])
  const leftMs = Math.round(command.minutes * 60_000)
  const clock = command.running ? { endsAt: on.now + leftMs, leftMs: null } : { endsAt: null, leftMs }
  return decided([writeSession(on.state, { clock })])
}

export const setPresent: Decide<'set-present'> = (on, command) =>
  decided([writeSession(on.state, { present: command.present })])

export const setDoors: Decide<'set-doors'> = (on, command) =>
  decided([writeSession(on.state, { doorsOpen: command.open, codeShut: false })])

export const newCode: Decide<'new-code'> = (on) =>
  decided([writeSession(on.state, { joinCode: on.newCode(), codeShut: false })])

export const messageExpert: Decide<'message-expert'> = (on, command) => {
  const text = cleanWords(command.text, limits.messageCharactersMax)
  if (text.is === 'refused') return text
  const id = on.newId()
  return decided([{ table: 'message', key: id, row: { id, text: text.text, sentAt: on.now, read: false } }])
}

export const readMessage: Decide<'read-message'> = (on, command) => {
  const message = on.state.message.get(command.message)
  if (message === undefined) return refused('unknown-card')
  return decided([{ table: 'message', key: message.id, row: { ...message, read: true } }])
}

/** From this commit on nothing is written any more; what follows (freeze, snapshot, seal) the plenary does. */
export const closeSession: Decide<'close-session'> = (on) => {
  if (sessionOf(on.state).closing) return refused('closed')
  // What the room is voting on now would be lost unsaid.
  if (isVoting(on.state)) return refused('vote-open')
  const floors = [...on.state.floor.keys()] as TextName[]
  return decided(
    [
      ...floors.map((text) => ({ table: 'floor', key: text, row: null }) as const),
      // Tickets are forgotten here; the last stage, which is archived, holds none.
      ...[...on.state.speaker.keys()].map((key) => ({ table: 'speaker', key, row: null }) as const),
      writeSession(on.state, { closing: true, doorsOpen: false }),
    ],
    {},
    floors.map((text) => ({ act: 'close-floor', text })),
  )
}
