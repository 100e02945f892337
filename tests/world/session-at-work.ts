import { createRealClock } from '../../server/runtime/clock.ts'
import { createRealRandom } from '../../server/runtime/random.ts'
import { enterByQr, enterByTeamLink, type Person } from '../../server/visit/person.ts'
import type { CardId } from '../../shared/domain/ids.ts'
import { textName } from '../../shared/domain/text.ts'
import type { Command } from '../../shared/protocol/command.ts'
import { cardOf } from './answers.ts'
import { readForum } from './bamako.ts'
import type { ExampleLinks } from './example.ts'
import type { House } from './house.ts'

/** People over the real sockets in one session of the example, and what they did so far. */
export interface SessionAtWork {
  readonly facilitator: Person
  readonly rapporteur: Person
  readonly expert: Person
  readonly phones: readonly Person[]
  /** Sends, and fails with its name what is refused. */
  readonly act: (person: Person, command: Command) => Promise<CardId | null>
  readonly ask: (phone: number, text: string, form?: 'question' | 'contribution', name?: string) => Promise<CardId>
  readonly write: (
    person: Person,
    kind: 'answer' | 'summary' | 'recommendation',
    card: CardId,
    words: string,
  ) => Promise<void>
  readonly leave: () => void
}

export async function comeToWork(house: House, links: ExampleLinks, phones: number): Promise<SessionAtWork> {
  const random = createRealRandom()
  const deps = { origin: house.origin, clock: createRealClock(), random }
  const [facilitator, rapporteur, expert, ...room] = await Promise.all([
    enterByTeamLink(deps, links.facilitator),
    enterByTeamLink(deps, links.rapporteur),
    enterByTeamLink(deps, links.expert),
    ...Array.from({ length: phones }, () => enterByQr(deps, links.participant)),
  ])
  const act = async (person: Person, command: Command) => {
    const answer = await person.send(command)
    if (answer.is === 'refused') throw new Error(`${command.kind}: ${answer.refusal.code}`)
    return answer.card
  }
  return {
    facilitator,
    rapporteur,
    expert,
    phones: room,
    act,
    async ask(phone, text, form = 'question', name) {
      const person = room[phone % room.length]
      if (person === undefined) throw new Error('no phones in this room')
      return cardOf(await person.send({ kind: 'ask', form, text, name: name ?? null }))
    },
    async write(person, kind, card, words) {
      const document = person.open(kind === 'recommendation' ? 'desk' : 'answers')
      await document.ready
      document.insert(textName(kind, card), 0, words)
      await document.saved()
    },
    leave() {
      for (const person of [facilitator, rapporteur, expert, ...room]) person.leave()
    },
  }
}

/** What stands in the room afterwards. */
export interface Bamako {
  readonly onWall: CardId
  readonly shownRecommendation: CardId
}

/**
 * The first session of Bamako in full swing: two to be read, others accepted, set aside, grouped, protected, answered in writing
 * and aloud; one on the wall whose answer grows; recommendations drafted, shown, adopted.
 */
export async function bamakoAtWork(work: SessionAtWork): Promise<Bamako> {
  const { facilitator, rapporteur, expert, phones, act, ask, write } = work
  const { questions, contributions, answers, recommendations } = wordsOfBamako()
  await act(facilitator, { kind: 'change-phase', phase: 'questions' })
  await act(facilitator, { kind: 'set-time', minutes: 12, running: true })
  const asked: CardId[] = []
  for (const [at, text] of questions.entries()) asked.push(await ask(at, text))
  const card = (number: number): CardId => {
    const found = asked[number - 1]
    if (found === undefined) throw new Error(`the example has no question ${number}`)
    return found
  }
  const told = await ask(1, contributions[0] ?? '', 'contribution', 'Awa Traoré')
  for (const each of [1, 2, 3, 4, 5, 6].map(card).concat(told)) await act(facilitator, { kind: 'accept', card: each })
  await act(facilitator, { kind: 'decline', card: card(7), reason: 'off-topic' })
  await act(facilitator, { kind: 'protect', card: card(8) })
  await act(facilitator, { kind: 'merge', card: card(9), into: card(5) })
  await act(facilitator, { kind: 'set-theme', card: card(4), theme: 'A' })
  await act(facilitator, { kind: 'set-theme', card: card(10), theme: 'B' })

  await act(facilitator, { kind: 'spotlight', card: card(1) })
  await act(expert, { kind: 'set-answer', card: card(1), state: 'draft' })
  await write(expert, 'answer', card(1), answers[0] ?? '')
  await act(expert, { kind: 'finish-answer', card: card(1) })
  await act(facilitator, { kind: 'spotlight', card: card(2) })
  await act(facilitator, { kind: 'answer-aloud', card: card(2) })
  await write(rapporteur, 'summary', card(2), answers[1] ?? '')
  await act(expert, { kind: 'confirm-summary', card: card(2), reread: true })
  await act(facilitator, { kind: 'answer-aloud', card: card(3) })
  await act(facilitator, { kind: 'spotlight', card: card(4) })
  await act(expert, { kind: 'set-answer', card: card(4), state: 'live' })
  await write(expert, 'answer', card(4), answers[3] ?? '')
  await act(facilitator, { kind: 'message-expert', text: 'Encore 2 questions.' })

  const drafted: CardId[] = []
  for (const { text, addressee, level, deadline, indicator } of recommendations.slice(0, 3)) {
    const draft = createRealRandom().id() as CardId
    drafted.push(draft)
    await act(rapporteur, { kind: 'draft-recommendation', card: draft, text, sources: [] })
    const described = { addressees: addressee, level, deadline, indicator, sources: [card(1), told] }
    await act(rapporteur, { kind: 'describe-recommendation', card: draft, ...described })
  }
  const [adopted, shown] = drafted as [CardId, CardId, CardId]
  await act(rapporteur, { kind: 'show-recommendation', card: adopted, live: true })
  await act(rapporteur, { kind: 'set-outcome', card: adopted, outcome: { is: 'adopted', by: 'acclamation' } })
  await act(rapporteur, { kind: 'show-recommendation', card: shown, live: true })
  for (const [order, phone] of phones.entries()) {
    // Nobody supports his own.
    if (order !== 5 % phones.length) await act(phone, { kind: 'support', card: card(6), on: true, order })
    await act(phone, { kind: 'opine', card: shown, opinion: 'yes', order })
  }
  return { onWall: card(4), shownRecommendation: shown }
}

function wordsOfBamako() {
  const session = readForum('bamako').sessions[0]
  const of = (kind: string) => session?.items.filter((item) => item.kind === kind).map((item) => item.text) ?? []
  return {
    questions: of('question'),
    contributions: of('contribution'),
    answers: of('answer'),
    recommendations: session?.recommendations ?? [],
  }
}
