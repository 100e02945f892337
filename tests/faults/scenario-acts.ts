import * as Y from 'yjs'
import type { Catalogue } from '../../server/catalogue/catalogue.ts'
import type { Journal } from '../../server/journal/journal.ts'
import { sessionRoom } from '../../server/journal/room-name.ts'
import type { Plenary } from '../../server/plenary/plenary.ts'
import type { Sessions } from '../../server/plenary/sessions.ts'
import type { Random } from '../../server/runtime/random.ts'
import type { Actor } from '../../server/session/decision.ts'
import { asId, type CardId, type CommandId, type SeatId, type SessionId } from '../../shared/domain/ids.ts'
import type { SessionRole } from '../../shared/domain/role.ts'
import { type TextName, textName } from '../../shared/domain/text.ts'
import type { Command } from '../../shared/protocol/command.ts'
import { aForum, aSeries, aSession } from '../server/catalogue/catalogue-ground.ts'
import { createSeededRandom } from '../world/random.ts'
import type { Told } from './told.ts'

export interface ScenarioGround {
  readonly catalogue: Catalogue
  readonly sessions: Sessions
  readonly journal: Journal
  readonly seed: number
  readonly tell: (told: Told) => void
}

/** One living session, and everything that chance decides about it: the same seed gives the same ids and words. */
interface Stage {
  readonly ground: ScenarioGround
  readonly random: Random
  readonly session: SessionId
  readonly plenary: Plenary
  readonly team: Actor
  readonly expert: Actor
  readonly phones: readonly Actor[]
}

/** Throws with its name whatever is refused. */
export async function playScenario(ground: ScenarioGround): Promise<void> {
  const random = createSeededRandom(ground.seed)
  const [first, second] = await arrange(ground, random)
  const evening = await enter(ground, random, first)
  if (evening !== null) await hold(evening, 4 + random.int(6))
  const next = await enter(ground, random, second)
  if (next === null) throw new Error('the second session is gone')
  await act(next, next.team, { kind: 'change-phase', phase: 'questions' })
  // Closing and shredding the one while the other is in full swing.
  const closing = evening === null ? Promise.resolve() : close(evening)
  await Promise.all([closing, askAll(aside(next), 6)])
  await answer(next, (await askAll(next, 1))[0] as CardId)
}

async function arrange(ground: ScenarioGround, random: Random): Promise<[SessionId, SessionId]> {
  const { catalogue, tell } = ground
  const [series, forum, first, second] = [random.id(), random.id(), random.id(), random.id()]
  const commands = [
    { kind: 'make-series', series, fields: aSeries(), notice: null },
    { kind: 'make-forum', forum, series, fields: aForum() },
    { kind: 'make-session', session: first, forum, fields: aSession({ code: 'KYS-S1' }) },
    { kind: 'make-session', session: second, forum, fields: aSession({ code: 'KYS-S2' }) },
    { kind: 'edit-session', session: second, fields: { title: 'Recommandations' } },
  ]
  for (const command of commands) {
    const id = random.id()
    const answer = await catalogue.command({ id: asId<CommandId>(id), command } as never)
    if (answer.is === 'refused') throw new Error(`${command.kind}: ${answer.refusal.code}`)
    tell({ is: 'arranged', id, answer })
    const born = command.kind === 'make-session' ? asId<SessionId>(command.session ?? '') : null
    const token = born === null ? null : catalogue.participantToken(born)
    if (born !== null && token !== null) tell({ is: 'link', session: born, token })
  }
  return [asId<SessionId>(first), asId<SessionId>(second)]
}

async function enter(ground: ScenarioGround, random: Random, session: SessionId): Promise<Stage | null> {
  const someone = (role: SessionRole): Actor => ({ role, link: null, seat: asId<SeatId>(random.id()) })
  const [team, expert] = [someone('facilitator'), someone('expert')]
  const phones = Array.from({ length: 5 }, () => someone('participant'))
  const own = createSeededRandom(random.uint32())
  const plenary = await ground.sessions.living(session)
  if (plenary === null) {
    if (ground.catalogue.standing(session)?.is !== 'sealed') throw new Error('a session that cannot be opened')
    return null
  }
  return { ground, random: own, session, plenary, team, expert, phones }
}

/** An evening in small: asked by several at once, sorted, answered, recommended, weighed. */
async function hold(stage: Stage, questions: number): Promise<void> {
  const { team, random } = stage
  if (stage.plenary.memory().state.session.get('row')?.closing === true) return
  await act(stage, team, { kind: 'change-phase', phase: 'questions' })
  const asked = await askAll(stage, questions)
  for (const card of asked) {
    if (random.int(5) > 0) await act(stage, team, { kind: 'accept', card })
    else await act(stage, team, { kind: 'decline', card, reason: 'off-topic' })
  }
  const kept = (await askAll(stage, 1))[0] as CardId
  await act(stage, team, { kind: 'accept', card: kept })
  await Promise.all([answer(aside(stage), kept), recommend(aside(stage), kept)])
  // Nobody supports his own.
  const others = stage.phones.slice(1)
  await Promise.all(others.map((phone, order) => act(stage, phone, { kind: 'support', card: kept, on: true, order })))
}

/** Chance of its own: what is done side by side must not depend on who comes first. */
function aside(stage: Stage): Stage {
  return { ...stage, random: createSeededRandom(stage.random.uint32()) }
}

async function askAll(stage: Stage, count: number): Promise<CardId[]> {
  const asks = Array.from({ length: count }, (_, at) => {
    const text = `Question ${stage.random.id()} ?`
    const author = stage.phones[at % stage.phones.length] as Actor
    return act(stage, author, { kind: 'ask', form: 'question', text, name: null })
  })
  return (await Promise.all(asks)).map((card) => card as CardId)
}

async function answer(stage: Stage, card: CardId): Promise<void> {
  const { team, expert } = stage
  const { state } = stage.plenary.memory()
  if (state.card.get(card)?.kind === 'asked') await act(stage, team, { kind: 'accept', card }, 'again')
  await act(stage, expert, { kind: 'set-answer', card, state: 'live' }, 'again')
  await type(stage, expert, 'answers', textName('answer', card), 14)
}

async function recommend(stage: Stage, source: CardId): Promise<void> {
  const { team, random } = stage
  const card = random.id() as CardId
  await act(stage, team, { kind: 'draft-recommendation', card, text: 'Que', sources: [source] })
  await act(stage, team, { kind: 'show-recommendation', card, live: true })
  await type(stage, team, 'desk', textName('recommendation', card), 8)
  await act(stage, team, { kind: 'set-outcome', card, outcome: { is: 'adopted', by: 'acclamation' } })
}

/** `again`: what was done before may be refused as done. */
async function act(stage: Stage, actor: Actor, command: Command, again?: 'again'): Promise<CardId | null> {
  const id = stage.random.id() as CommandId
  const done = await stage.plenary.command(actor, { id, command })
  if (done.is === 'refused') {
    if (again !== undefined && done.refusal.code === 'wrong-state') return null
    throw new Error(`${command.kind}: ${done.refusal.code}`)
  }
  const ask = command.kind === 'ask' ? command.text : null
  stage.ground.tell({ is: 'done', session: stage.session, author: actor.seat, id, answer: done, ask })
  return done.card
}

/** Types word after word at the end, two on their way at any time; leaves out what an earlier run brought in. */
async function type(stage: Stage, actor: Actor, base: string, text: TextName, count: number): Promise<void> {
  const { plenary, session } = stage
  const doc = new Y.Doc()
  await new Promise<void>((done) =>
    plenary.whenDurable((memory) => {
      Y.applyUpdate(doc, memory.documents.get(base)?.encode() as Uint8Array)
      done()
    }),
  )
  // As a socket does: cut off when a commit is lost, it is told nothing any more of what it sent before.
  let cut = false
  const nothing = () => undefined
  const end = () => {
    cut = true
  }
  const leave = plenary.listen(base, { ...actor, deliver: nothing, deliverOwn: nothing, end })
  const shared = doc.getText(text)
  let before = Promise.resolve()
  for (let at = 0; at < count; at++) {
    const words = ` [${stage.random.token(40)}]`
    if (shared.toString().includes(words)) continue
    let bytes: Uint8Array = new Uint8Array()
    doc.once('update', (update: Uint8Array) => {
      bytes = update
    })
    shared.insert(shared.length, words)
    const saved = new Promise<void>((done, lost) => {
      plenary.update(actor, base, bytes, (outcome) => {
        if (outcome.is !== 'taken') lost(new Error(`typing was ${outcome.is}`))
      })
      plenary.whenDurable(
        () => {
          if (cut) return lost(new Error('typing was cut off'))
          stage.ground.tell({ is: 'typed', session, author: actor.seat, text, words })
          done()
        },
        () => lost(new Error('typing was lost')),
      )
    })
    // Two may be lost together: the first one says so.
    saved.catch(() => undefined)
    await before
    before = saved
  }
  await before
  leave()
}

/** Until the seal is in the catalogue and the session's own file is shredded. */
async function close(stage: Stage): Promise<void> {
  const { ground, session, team } = stage
  await act(stage, team, { kind: 'close-session' })
  for (;;) {
    const standing = ground.catalogue.standing(session)
    if (standing?.is === 'sealed' && !(await ground.journal.exists(sessionRoom(session)))) {
      ground.tell({ is: 'sealed', session, seal: standing.seal })
      return
    }
    await new Promise((again) => setTimeout(again, 2))
  }
}
