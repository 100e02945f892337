import type { SessionClient } from '../../client/sync/session-client.ts'
import type { SharedText } from '../../client/sync/shared-text.ts'
import type { Clock } from '../../server/runtime/clock.ts'
import type { Random } from '../../server/runtime/random.ts'
import { OPINIONS, THEME_LETTERS } from '../../shared/domain/card.ts'
import type { CardId, SessionId } from '../../shared/domain/ids.ts'
import { limits } from '../../shared/domain/limits.ts'
import type { ExpertView, TeamView } from '../../shared/domain/role-view.ts'
import { type TextName, textName } from '../../shared/domain/text.ts'
import type { ExampleLinks } from '../world/example.ts'
import { aLaptop, aPhone, type NodeClientDeps, type NodePhone } from '../world/node-client.ts'
import type { Told } from './told.ts'

/**
 * A hall at work over the real network, with the pages' own sync code: phones ask, support and weigh, facilitators sort, an
 * expert and two rapporteurs type. All of them come back by themselves, whatever happens to the server.
 */
export interface BusyRoom {
  /** Everything that the server acknowledged to any of them so far, in the order in which it was heard. */
  readonly told: readonly Told[]
  /** Nobody begins anything new; gives who still waits for an answer after `limitMs`. */
  readonly settle: (limitMs: number) => Promise<readonly string[]>
  /** Once the session is closed by a facilitator. */
  readonly close: () => Promise<void>
  readonly leave: () => void
}

export interface BusyRoomDeps {
  readonly origin: string
  readonly links: ExampleLinks
  readonly phones: number
  /** Of one phone: under the limit of a seat, since who is over it waits for a minute, and proves nothing. */
  readonly askEveryMs: number
  readonly clock: Clock
  readonly random: Random
}

const facilitators = 3
const writers = 2

/** One person: what he does next, and whether anything of his is still under way. */
interface Busy {
  readonly name: string
  readonly act: () => Promise<void>
  readonly pauseMs: number
  /** What of his is still under way, in words; null when nothing is. */
  readonly waitsFor: () => string | null
  readonly leave: () => void
}

export async function fillBusyRoom(deps: BusyRoomDeps): Promise<BusyRoom> {
  const { links, clock, random } = deps
  const told: Told[] = []
  const { session } = links
  const clientOf = (author: string): NodeClientDeps => ({
    ...deps,
    onAnswer({ id, command }, answer) {
      if (answer.is !== 'done') return
      told.push({ is: 'done', session, author, id, answer, ask: command.kind === 'ask' ? command.text : null })
    },
  })
  const typed = (author: string, text: TextName, words: string) =>
    told.push({ is: 'typed', session, author, text, words })
  const teamDeps = (name: string) => ({ ...deps, session, name, typed: typed.bind(null, name) })

  const laptop = (name: string, role: 'facilitator' | 'expert' | 'rapporteur') => aLaptop(clientOf(name), links[role])
  const chairs = await Promise.all(names('facilitator', facilitators).map((name) => laptop(name, 'facilitator')))
  const [chair] = chairs as [SessionClient]
  await isIn(chair)
  await chair.send({ kind: 'change-phase', phase: 'questions' })
  const expert = await laptop('expert', 'expert')
  const pens = await Promise.all(names('rapporteur', writers).map((name) => laptop(name, 'rapporteur')))
  const phones = await Promise.all(names('phone', deps.phones).map((name) => aPhone(clientOf(name), links.participant)))
  const people: Busy[] = [
    ...phones.map((phone, at) => atPhone({ ...deps, name: `phone ${at}` }, phone)),
    ...chairs.map((client, at) => atConsole(teamDeps(`facilitator ${at}`), client, at)),
    atDesk(teamDeps('expert'), expert),
    ...pens.map((client, at) => withPen(teamDeps(`rapporteur ${at}`), client)),
  ]

  let stopped = false
  const goOn = (person: Busy) => {
    if (stopped) return
    clock.after(person.pauseMs / 2 + random.int(person.pauseMs), () => void person.act().then(() => goOn(person)))
  }
  for (const person of people) goOn(person)
  return {
    told,
    async settle(limitMs) {
      stopped = true
      const until = clock.monotonic() + limitMs
      while (people.some((person) => person.waitsFor() !== null) && clock.monotonic() < until) await pause(clock, 50)
      return people.flatMap((person) => {
        const what = person.waitsFor()
        return what === null ? [] : [`${person.name}: ${what}`]
      })
    },
    async close() {
      const answer = await chair.send({ kind: 'close-session' })
      if (answer.is === 'refused') throw new Error(`the close was refused: ${answer.refusal.code}`)
    },
    leave() {
      stopped = true
      for (const person of people) person.leave()
    },
  }
}

const names = (name: string, count: number) => Array.from({ length: count }, (_, at) => `${name} ${at}`)

export function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((over) => void clock.after(ms, over))
}

function isIn(client: SessionClient): Promise<void> {
  return new Promise((ready) => {
    const look = () => {
      if (client.view.get() !== null) ready()
    }
    client.view.subscribe(look)
    look()
  })
}

type PersonDeps = BusyRoomDeps & { readonly name: string }
type TypistDeps = PersonDeps & {
  readonly session: SessionId
  readonly typed: (text: TextName, words: string) => void
}

function atPhone(deps: PersonDeps, { room }: NodePhone): Busy {
  const { random } = deps
  let [asked, mayAskAt] = [0, 0]
  const waiting = () => room.state.get().pending.filter((act) => act.is !== 'refused').length
  return {
    name: deps.name,
    pauseMs: 700,
    waitsFor: () => (waiting() > 0 ? `${waiting()} acts, ${JSON.stringify(room.state.get().net)}` : null),
    leave: () => room.stop(),
    async act() {
      // A person with three things under way looks up before he does a fourth.
      if (waiting() > 3) return
      const { stage, own } = room.state.get()
      const cards = Object.values(stage?.cards ?? {})
      const card = cards[random.int(Math.max(1, cards.length))]
      if (deps.clock.monotonic() > mayAskAt && (card === undefined || random.int(4) === 0)) {
        mayAskAt = deps.clock.monotonic() + deps.askEveryMs
        asked++
        await room.add({ kind: 'ask', form: 'question', text: `Question ${asked} de ${deps.name} ?`, name: null })
      } else if (card?.kind === 'recommendation') {
        await room.add({ kind: 'opine', card: card.id, opinion: OPINIONS[random.int(OPINIONS.length)] ?? 'yes' })
      } else if (card !== undefined && !(card.id in own.mine)) {
        await room.add({ kind: 'support', card: card.id, on: !(card.id in own.supports) })
      }
    },
  }
}

/** Each has questions of his own: who sorts the same one twice is refused, and proves nothing. */
function atConsole(deps: TypistDeps, client: SessionClient, share: number): Busy {
  const { random } = deps
  let waiting = 0
  const send = async (command: Parameters<SessionClient['send']>[0]) => {
    waiting++
    await client.send(command)
    waiting--
  }
  return {
    name: deps.name,
    pauseMs: 250,
    waitsFor: () => (waiting > 0 ? `a command, ${client.connection.get().is}` : null),
    leave: () => client.stop(),
    async act() {
      const view = client.view.get() as TeamView | null
      const cards = Object.values(view?.cards ?? {}).filter((card) => card.number % facilitators === share)
      const fresh = cards.find((card) => card.kind === 'asked' && card.state.is === 'waiting')
      if (fresh !== undefined && random.int(4) > 0) await send({ kind: 'accept', card: fresh.id })
      else if (fresh !== undefined) await send({ kind: 'decline', card: fresh.id, reason: 'off-topic' })
      else {
        const queued = cards.filter((card) => card.kind === 'asked' && card.state.is === 'queued')
        const card = queued[random.int(Math.max(1, queued.length))]
        const theme = THEME_LETTERS[random.int(2)] ?? null
        if (card !== undefined) await send({ kind: 'set-theme', card: card.id, theme })
      }
    },
  }
}

/** A text open under somebody's hands: what he typed is told once the page says « saved », and stands in it. */
function anOpenText(deps: TypistDeps, client: SessionClient, name: TextName) {
  const text: SharedText = client.openText(name)
  const underWay: string[] = []
  const look = () => {
    const { saved, value, offered } = text.state.get()
    if (offered !== null) return text.takeOffered()
    if (!saved) return
    for (const words of underWay.splice(0)) {
      if (value.includes(words)) deps.typed(name, words)
      else underWay.push(words)
    }
  }
  // In the middle of its own change a text may not know yet that it is unsaved; no screen is drawn there.
  const stop = text.state.subscribe(() => queueMicrotask(look))
  return {
    length: () => text.state.get().value.length,
    waitsFor() {
      if (underWay.length === 0) return null
      const { value, status, saved, refused } = text.state.get()
      const at = `${value.length} letters, ${status}, ${saved ? 'saved' : 'unsaved'}, ${refused}`
      return `${underWay.length} words from${underWay[0]} in ${name}: ${at}, ${client.connection.get().is}`
    },
    type(words: string) {
      const { writable, value } = text.state.get()
      // Who sees that nothing arrives any more stops writing; over its limit a text would be refused as a whole.
      if (!writable || underWay.length > 30) return
      underWay.push(words)
      text.edit({ at: value.length, remove: 0, insert: words })
    },
    close() {
      stop()
      text.close()
    },
  }
}
type OpenText = ReturnType<typeof anOpenText>

/** Answers one question after the other, live. */
function atDesk(deps: TypistDeps, client: SessionClient): Busy {
  let open: { readonly text: OpenText; readonly card: CardId } | null = null
  let [words, waiting] = [0, false]
  const begin = async () => {
    const view = client.view.get() as ExpertView | null
    const next = Object.values(view?.cards ?? {}).find((card) => card.form === 'question' && card.answer === 'none')
    if (next === undefined) return
    const answer = await client.send({ kind: 'set-answer', card: next.id, state: 'live' })
    if (answer.is === 'done') open = { card: next.id, text: anOpenText(deps, client, textName('answer', next.id)) }
  }
  return {
    name: deps.name,
    pauseMs: 90,
    waitsFor: () => (waiting ? `a command, ${client.connection.get().is}` : (open?.text.waitsFor() ?? null)),
    leave: () => client.stop(),
    async act() {
      waiting = true
      if (open === null) await begin()
      else if (open.text.length() < 400) open.text.type(` [expert-${words++}]`)
      else if (open.text.waitsFor() === null) {
        const done = await client.send({ kind: 'finish-answer', card: open.card })
        if (done.is === 'done') open = null
      }
      waiting = false
    },
  }
}

/** Writes in the notes that all rapporteurs share, and begins a recommendation now and then. */
function withPen(deps: TypistDeps, client: SessionClient): Busy {
  const notes = anOpenText(deps, client, textName('minutes', null))
  let draft: OpenText | null = null
  let [words, waiting] = [0, false]
  return {
    name: deps.name,
    pauseMs: 120,
    waitsFor: () =>
      waiting ? `a command, ${client.connection.get().is}` : (notes.waitsFor() ?? draft?.waitsFor() ?? null),
    leave: () => client.stop(),
    async act() {
      words++
      const said = ` [${deps.name.replace(' ', '')}-${words}]`
      if (words % 60 === 1 && (draft === null || draft.waitsFor() === null)) {
        waiting = true
        const card = client.newCardId()
        const drafted = await client.send({ kind: 'draft-recommendation', card, text: 'Que', sources: [] })
        const shown = await client.send({ kind: 'show-recommendation', card, live: true })
        waiting = false
        if (drafted.is === 'done' && shown.is === 'done')
          draft = anOpenText(deps, client, textName('recommendation', card))
      } else if (draft !== null && words % 3 === 0 && draft.length() < limits.recommendationCharactersMax - 40) {
        draft.type(said)
      } else if (notes.length() < limits.noteCharactersMax / 2) notes.type(said)
    },
  }
}
